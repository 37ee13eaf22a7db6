using NewsReader.Collection;

namespace NewsReader.Site.Layout;

/// <summary>Counts the writes that change what pages show: a page that was kept before the last one is made anew.</summary>
internal sealed class PageVersion
{
    private long current;

    public PageVersion(DatabaseWriter writer) => writer.Committed += _ => Interlocked.Increment(ref current);

    public long Current => Interlocked.Read(ref current);
}
