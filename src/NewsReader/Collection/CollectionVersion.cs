namespace NewsReader.Collection;

/// <summary>
/// Counts the changes of the collection since the program began: pages that were made before the last one are made
/// anew.
/// </summary>
public sealed class CollectionVersion
{
    private long current;

    public long Current => Interlocked.Read(ref current);

    public void Advance() => Interlocked.Increment(ref current);
}
