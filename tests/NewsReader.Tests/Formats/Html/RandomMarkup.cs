using System.Text;

namespace NewsReader.Tests.Formats.Html;

/// <summary>
/// Random markup, the same for the same seed: mismatched tags, attributes of every kind, broken pieces.
/// </summary>
internal sealed class RandomMarkup(int seed)
{
    private const int KindsOfPiece = 10;

    private static readonly string[] Tags = (
        "p div span b i a em ul ol li dl dt dd table tr td th tbody caption h1 h2 h3 h6 pre code blockquote figure figcaption br hr img svg math foreignObject text mi mtext title desc style script noscript template select option "
        + "button textarea form input object marquee ruby rt rp section details summary center font nobr iframe video xmp listing plaintext annotation-xml mfrac msqrt mn mo semantics maction mfenced embed param picture source strike menu label x-y mglyph body html frameset image s u strong sup"
    ).Split(' ');

    private static readonly string[] Attributes =
    [
        "href=https://a.example/x",
        "href='javascript:alert(1)'",
        "href=/rel",
        "href='#x'",
        "href='#y'",
        "href=https://news.example/2024/story?id=1#y",
        "id=y",
        "id=note-x",
        "name=x",
        "display=block",
        "href='mailto:a@b.example'",
        "href=https://a.example/?utm_x=1&b=2#f",
        "src=https://a.example/p.jpg",
        "src=data:,x",
        "data-src=https://a.example/late.jpg",
        "srcset='https://a.example/a 100w, https://a.example/b 2000w'",
        "alt=words",
        "alt=''",
        "title='a>b\"c'",
        "lang=fr",
        "dir=rtl",
        "width=1",
        "width=300",
        "colspan=3",
        "hidden",
        "open",
        "class=emoji",
        "style='width:1px'",
        "start=3",
        "datetime=x",
        "onclick=x",
        "encoding=text/html",
        "id=x",
        "aria-label=label",
        "color=x",
    ];

    private static readonly string[] Texts =
    [
        "x",
        "words here",
        " ",
        "\n",
        "\n\n",
        " a ",
        "&amp;",
        "&lt;b&gt;",
        "&#0;",
        "\u00a0",
        "<",
        "</",
        ">",
        "\"",
        "<!--",
        "-->",
        "--!>",
        "<![CDATA[",
        "]]>",
        "&",
        "\r\n",
        "\f",
        "\ud800",
        "\U0001F600",
        "<!doctype html>",
        "<?x?>",
    ];

    private readonly Random random = new(seed);

    public string Next()
    {
        var markup = new StringBuilder();
        List<string> open = [];
        // With few different tags, the same ones meet more often.
        var tags = random.Next(3) == 0 ? Tags : random.GetItems(Tags, 6);
        for (var pieces = random.Next(1, 40); pieces > 0; pieces--)
        {
            var kind = random.Next(KindsOfPiece);
            if (kind < 5)
                Start(markup, open, tags[random.Next(tags.Length)]);
            else if (kind < 7 && open.Count > 0)
                End(markup, open);
            else
                markup.Append(Texts[random.Next(Texts.Length)]);
        }
        return markup.ToString();
    }

    private void Start(StringBuilder markup, List<string> open, string tag)
    {
        markup.Append('<').Append(tag);
        foreach (var attribute in random.GetItems(Attributes, random.Next(3)))
            markup.Append(' ').Append(attribute);
        markup.Append(random.Next(12) == 0 ? "/>" : ">");
        open.Add(tag);
    }

    private void End(StringBuilder markup, List<string> open)
    {
        var which = random.Next(3) == 0 ? random.Next(open.Count) : open.Count - 1;
        markup.Append("</").Append(open[which]).Append('>');
        open.RemoveAt(which);
    }
}
