using NewsReader.Tests.Browser;

namespace NewsReader.Tests.Site.Syndication;

/// <summary>A site that holds what is hard to put into a feed.</summary>
public sealed class OddFeeds : NewsSite, IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        await Import([
            .. BrowsedDocuments.All,
            ("japanese.md", Japanese),
            ("controls.txt", Controls),
            ("markup.txt", Markup),
            ("empty.md", "---\ntitle: An entry of a picture without words\n---\n![](https://pictures.example/x.png)\n"),
        ]);
        await Import([
            .. Enumerable
                .Range(1, 60)
                .Select(number =>
                    (
                        $"{number:00}.md",
                        $"---\ntitle: Ferry number {number}\nsource: Ferry Post\ntopics: [Ferries & Boats]\n---\nIt sails.\n"
                    )
                ),
        ]);
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    private const string Japanese = """
        ---
        title: 港が二年ぶりに再開した
        source: 港新聞
        language: ja
        topics: [港, "Q&A <b>"]
        date: 2025-12-05
        url: https://news.example/港?a=1&b=2
        ---
        港は朝に開いた。&lt;b&gt; 𠮷野家 😀

        ## Related

        - 漁業割当で合意
        - [灯台 <i>二つ目</i>](https://news.example/b?x=1&y="2")
        """;

    private static readonly string Controls =
        "Bells\u0007 and breaks\u009b in a \u202eheadline\n\nA text\u0008 with\ufffe\u001b [31m controls\uffff, and \u200b more.\u0085\n\n\nA list\u0001 of\u007f one\nAnother ]]> one\n";

    private const string Markup =
        "Tags <script>alert(1)</script> & \"quotes\" in a headline\n\nA text with ]]> and <![CDATA[ and &amp; and <b>.\n";
}
