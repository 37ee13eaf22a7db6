using NewsReader.Collection;

namespace NewsReader.Site.Layout;

/// <summary>
/// Counts the writes that change what pages show. A page that was cached before the last one is rendered again.
/// </summary>
internal sealed class PageVersion
{
    private long all;
    private long settings;

    public PageVersion(DatabaseWriter writer) => writer.Committed += Count;

    /// <summary>The version of pages that show anything.</summary>
    public long OfAll => Interlocked.Read(ref all);

    /// <summary>The version of pages that show neither articles nor feeds, such as the help.</summary>
    public long OfSettings => Interlocked.Read(ref settings);

    private void Count(CollectionChanges changes)
    {
        Interlocked.Increment(ref all);
        if (changes.HasFlag(CollectionChanges.Settings))
            Interlocked.Increment(ref settings);
    }
}
