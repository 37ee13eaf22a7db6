namespace NewsReader.Tests.Browser;

/// <summary>A kind of page, by an example.</summary>
/// <param name="Path">Where the example is.</param>
/// <param name="IsOfEmptySite">True when it is a page of the site that has no documents.</param>
public sealed record PageKind(string Path, bool IsOfEmptySite = false)
{
    public static PageKind Index { get; } = new("/");

    public static PageKind Seed { get; } = new(NewsSite.SeedPath);

    public static PageKind Markdown { get; } = new("/articles/the-harbour-reopens-after-two-years-of-works");

    private static readonly Dictionary<string, PageKind> All = new()
    {
        ["the index"] = Index,
        ["headlines only"] = new("/?is=headline-only"),
        ["one source"] = new($"/?source={BrowsedDocuments.LongWord}"),
        ["nothing on this page"] = new("/?before=1.1"),
        ["an article"] = Seed,
        ["an article in Markdown"] = Markdown,
        ["an article in Arabic"] = new("/articles/افتتاح-الميناء-الجديد-بعد-عامين-من-الأعمال"),
        ["an article of long words"] = new($"/articles/{BrowsedDocuments.LongHeadlineSlug}"),
        ["a headline only"] = new(NewsSite.DronesPath),
        ["a long headline only"] = new($"/articles/{BrowsedDocuments.LongWord}"),
        ["a story"] = new(NewsSite.SeedPath + "/story"),
        ["a story of long words"] = new($"/articles/{BrowsedDocuments.LongHeadlineSlug}/story"),
        ["a story along a trail"] = new(NewsSite.DronesPath + "/story?from=1"),
        ["a trail"] = new(NewsSite.DronesPath + "?from=1.2.1.5.4.3.1"),
        ["a trail of long words"] = new($"/articles/{BrowsedDocuments.LongWord}?from=p"),
        ["a trail in Arabic"] = new("/articles/الاتفاق-على-حصص-الصيد?from=m"),
        ["a topic"] = new("/topics/harbours"),
        ["a search"] = new("/search?q=harbour+OR+headline"),
        ["a search for a long word"] = new($"/search?q={BrowsedDocuments.LongWord}*+OR+NATO+is:new"),
        ["a search in a topic"] = new("/search?q=harbour&topic=harbours"),
        ["a search in vain"] = new($"/search?q={BrowsedDocuments.LongWord}zebra"),
        ["a search for nothing yet"] = new("/search"),
        ["the sources"] = new("/sources"),
        ["about the feeds"] = new("/about/feeds"),
        ["the help"] = new("/help"),
        ["help with tables"] = new("/help/settings"),
        ["help with commands"] = new("/help/hosting"),
        ["wanted stories"] = new("/wanted"),
        ["the last of the wanted"] = new("/wanted?after=1.1.9223372036854775807"),
        ["the owner at this machine"] = new("/owner"),
        ["becoming the owner"] = new("/owner/new"),
        ["giving a story"] = new("/owner/articles/2"),
        ["joining a page"] = new($"/owner/articles/1?other={NewsSite.DronesPath}"),
        ["no feeds yet"] = new("/owner/feeds"),
        ["importing"] = new("/owner/import"),
        ["a report that is gone"] = new("/owner/import/0123456789abcdef"),
        ["settings"] = new("/owner/settings"),
        ["not found"] = new("/articles/there-is-no-such-article"),
        ["not understood"] = new("/?before=x"),
        ["an empty index"] = new("/", IsOfEmptySite: true),
        ["no sources"] = new("/sources", IsOfEmptySite: true),
        ["nothing wanted"] = new("/wanted", IsOfEmptySite: true),
    };

    /// <summary>The names of all kinds, for theories.</summary>
    public static TheoryData<string> Names => [.. All.Keys];

    public static PageKind Named(string name) => All[name];
}
