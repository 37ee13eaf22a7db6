using System.Text.Json;

namespace NewsReader.Tests.Cli;

[Trait("Speed", "Slow")]
public sealed class ParseCommandTests : IDisposable
{
    private static readonly string[] Keys =
    [
        "case",
        "error",
        "headline",
        "headlineIsDerived",
        "byline",
        "source",
        "url",
        "published",
        "language",
        "topics",
        "html",
        "related",
        "notes",
    ];

    private readonly TempFolder here = new();

    public void Dispose() => here.Dispose();

    [Fact]
    public async Task Feeds_and_opml_files_are_one_line_each_and_a_broken_one_stops_nothing()
    {
        here.Write(
            "a.rss",
            "<rss><channel><title>A</title><item><title>One</title><link>/1</link></item></channel></rss>"
        );
        here.Write("b.xml", "<html></html>");
        here.Write("c.opml", "<opml><body><outline text='F' xmlUrl='https://f.example.org/'/></body></opml>");
        here.Write("d.txt", "A headline\n\nAnd its text.");
        here.Write("e.json", """{"items":[{"id":"1","title":"Two"}]}""");
        here.Write("f.png", "no feed");

        var end = await NewsProgram.Run(
            here,
            "parse",
            ".",
            "--base",
            "https://news.example.org/feeds/a",
            "--type",
            "text/xml; charset=utf-8"
        );

        Assert.Equal(0, end.ExitCode);
        Assert.Equal(
            """
            {"case":"a.rss","error":null,"feed":{"title":"A","link":null,"description":null,"language":null},"entries":[{"id":null,"title":"One","link":"https://news.example.org/1","summary":null,"content":null,"author":null,"published":null,"updated":null,"tags":[],"enclosures":[],"related":[]}],"problems":[]}
            """,
            end.Output[0]
        );
        Assert.Equal(
            ["a.rss", "b.xml", "c.opml", "d.txt", "e.json"],
            end.Output.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("case").GetString())
        );
        Assert.Contains("found an HTML page", end.Output[1], StringComparison.Ordinal);
        Assert.Equal(
            """{"case":"c.opml","error":null,"feeds":[{"url":"https://f.example.org/","title":"F","folder":null}],"problems":[]}""",
            end.Output[2]
        );
    }

    [Fact]
    public async Task Invalid_base_address_is_refused() =>
        Assert.Equal(2, (await NewsProgram.Run(here, "parse", ".", "--base", "feeds")).ExitCode);

    [Fact]
    public async Task Each_document_is_one_json_line_with_all_keys_and_nothing_is_stored()
    {
        here.Write(
            "news/full.md",
            """
            ---
            title: “A full story” – naïve
            date: 2025-12-05
            source: The Paper
            url: https://news.example.org/full
            author: [A. Writer, B. Writer]
            language: en
            topics: [Peace]
            ---
            Its *text* is here.

            ## Related
            - [A linked headline](https://news.example.org/linked)
            - A plain headline
            """
        );
        here.Write("news/refused.txt", [0x00]);

        var end = await NewsProgram.Run(here, "parse", "news");

        Assert.Equal(0, end.ExitCode);
        Assert.Empty(end.Errors);
        var lines = end.Output.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(2, lines.Count);
        Assert.All(lines, line => Assert.Equal(Keys, line.EnumerateObject().Select(property => property.Name)));
        Assert.Equal(
            """
            {"case":"full.md","error":null,"headline":"“A full story” – naïve","headlineIsDerived":false,"byline":"A. Writer, B. Writer","source":"The Paper","url":"https://news.example.org/full","published":"2025-12-05","language":"en","topics":["Peace"],"html":"<p>Its <em>text</em> is here.</p>","related":["A linked headline","A plain headline"],"notes":[]}
            """,
            end.Output[0]
        );
        Assert.Equal(
            "refused.txt: expected text, found a NUL byte, as in binary files",
            lines[1].GetProperty("error").GetString()!.Replace(", line 1", "", StringComparison.Ordinal)
        );
        Assert.All(
            lines[1].EnumerateObject().Skip(2),
            property => Assert.Equal(JsonValueKind.Null, property.Value.ValueKind)
        );
        Assert.Equal(["news"], Directory.GetFileSystemEntries(here.Path).Select(Path.GetFileName));
    }
}
