namespace NewsReader.Tests.Browser;

/// <summary>Pages fit the window, however narrow it is and however long the words are.</summary>
[Collection(BrowserTests.Name)]
[Trait("Speed", "Slow")]
public sealed class NarrowTests(BrowsedSite site)
{
    private static readonly int[] Widths = [320, 390, 768, 1280];

    // Wide tables scroll by themselves. Words that run out at the start of a line make no scroll bar: so each is looked at.
    private const string StickingOut = """
        () => {
          const width = document.documentElement.clientWidth, out = [];
          if (document.documentElement.scrollWidth > width) out.push(`the page is ${document.documentElement.scrollWidth} wide`);
          const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange();
          while (words.nextNode()) {
            if (words.currentNode.parentElement.closest('[role="region"], .skip, script, select')) continue;
            range.selectNodeContents(words.currentNode);
            const box = range.getBoundingClientRect();
            if (box.width > 0 && (box.left < 0 || box.right > width + 0.5)) out.push(`${words.currentNode.data.trim().slice(0, 40)} from ${box.left} to ${box.right}`);
          }
          return out;
        }
        """;

    [BrowserTheory]
    [MemberData(nameof(PageKind.Names), MemberType = typeof(PageKind))]
    public async Task Nothing_sticks_out_at_any_width(string kind)
    {
        var reader = await site.SharedReader();
        await reader.GoTo(PageKind.Named(kind));

        List<string> found = [];
        foreach (var width in Widths)
        {
            await reader.Page.SetViewportSizeAsync(width, 800);
            found.AddRange(
                (await reader.Page.EvaluateAsync<string[]>(StickingOut)).Select(what => $"at {width}: {what}")
            );
        }

        Reader.FindsNothingIn(found);
    }
}
