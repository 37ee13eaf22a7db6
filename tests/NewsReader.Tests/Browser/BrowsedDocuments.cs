namespace NewsReader.Tests.Browser;

/// <summary>Documents that hold what is hard on a page: every element, another direction, other servers' pictures, long words, wide tables.</summary>
internal static class BrowsedDocuments
{
    // As long as a slug may be, so that it is its own address.
    public static readonly string LongWord = string.Concat(Enumerable.Repeat("donaudampfschiff", 5));

    public static readonly string LongHeadlineSlug = $"a-very-long-headline-that-goes-on-{LongWord}"[..80];

    private static readonly string LongHeadline =
        "A very long headline that goes on "
        + LongWord
        + LongWord
        + string.Concat(Enumerable.Repeat(" and does not come to its end", 10));

    private static readonly string ArabicWord = string.Concat(Enumerable.Repeat("والاستقلالية", 12));

    private static readonly string WideRow =
        "|" + string.Concat(Enumerable.Range(1, 24).Select(column => $" quantity{column} |"));

    private static readonly string WideTable = $"{WideRow}\n|{string.Concat(Enumerable.Repeat("---|", 24))}\n{WideRow}";

    public static readonly (string Name, string Text)[] All =
    [
        ("harbour.md", Harbour),
        ("arabic.md", Arabic),
        ("long.md", Long),
        ("many.md", Many),
    ];

    private static string Harbour =>
        """
            ---
            title: The harbour reopens after two years of works
            author: [Ada Moor, Jon Quay]
            source: The Harbour Post
            url: https://harbour.example/reopens
            date: 2024-05-04T09:30:00+02:00
            language: en
            topics: [Harbours, Trade]
            ---
            The harbour is open, [said its master](https://elsewhere.example/said), *at last*, and ~~not~~ **in time**. See https://elsewhere.example/auto too.

            ![Ships at the quay](https://pictures.example/ships.jpg)

            [![](https://pictures.example/linked.png)](https://elsewhere.example/linked) <img src="https://pictures.example/raw.png"><script src="https://scripts.example/x.js"></script>

            ## What was built

            > It took long.
            >
            > It was worth it.

            ### In numbers

            | Part | Metres |
            | --- | ---: |
            | Quay | 1,200 |
            | Breakwater | 800 |

            - Two cranes
            - A lighthouse
                1. with a lamp
                2. with a keeper

            Run `tide --today` or:

            ```
            tide --today --at quay
            ```

            ---

            #### And then

            Ships came.

            ## Related

            - [Fishing quotas agreed](https://harbour.example/quotas)
            - A second lighthouse is planned
            """;

    private static string Arabic =>
        $"""
            ---
            title: افتتاح الميناء الجديد بعد عامين من الأعمال
            source: صحيفة الميناء
            date: 2024-05-03
            language: ar
            ---
            افتتح الميناء اليوم، وقال مديره إن العمل استغرق عامين كاملين. وصلت NATO وسفن أخرى.

            > استغرق الأمر وقتا طويلا.

            - رافعتان
            - منارة

            {ArabicWord}

            | القسم | الأمتار |
            | --- | --- |
            | الرصيف | 1200 |

            {WideTable}

            ## Related

            - الاتفاق على حصص الصيد
            - {ArabicWord}
            """;

    private static string Long =>
        $"""
            ---
            title: {LongHeadline}
            author: {LongWord}{LongWord}
            source: {LongWord}
            url: https://{LongWord[..60]}.example/{LongWord}
            date: 2024-05-02
            topics: [{LongWord}{LongWord}]
            ---
            {LongWord}{LongWord}{LongWord} and https://elsewhere.example/{LongWord}{LongWord}

            ## {LongWord}{LongWord}

            > {LongWord}{LongWord}

            - {LongWord}{LongWord} and `{LongWord}{LongWord}`

            ```
            {LongWord}{LongWord}{LongWord}
            ```

            {WideTable}

            ## Related

            - {LongWord}
            - {LongHeadline} twice
            """;

    // More than one page of the index.
    private static string Many =>
        $"""
            ---
            title: A list of many headlines
            source: The Harbour Post
            date: 2024-05-01
            ---
            Each of them waits for its story.

            ## Related

            {string.Concat(Enumerable.Range(1, 60).Select(number => $"- Headline number {number} of the list\n"))}
            """;
}
