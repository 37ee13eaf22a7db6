namespace NewsReader.Site.Images;

/// <summary>
/// Which pictures are kept, in the order in which they were last looked at, and how large they are together.
/// </summary>
internal sealed class RecentImages
{
    private readonly LinkedList<ImageFileName> inOrder = new();
    private readonly Dictionary<string, LinkedListNode<ImageFileName>> byName = new(StringComparer.Ordinal);

    public long TotalBytes { get; private set; }

    /// <summary>The picture of that name, which now is the newest; null when it is not kept.</summary>
    public ImageFileName? Find(string name)
    {
        if (!byName.TryGetValue(name, out var node))
            return null;
        inOrder.Remove(node);
        inOrder.AddLast(node);
        return node.Value;
    }

    /// <summary>Adds a picture as the newest.</summary>
    /// <returns>The one of the same name that it replaces, if any.</returns>
    public ImageFileName? Add(ImageFileName file)
    {
        var before = Remove(file.Name);
        byName.Add(file.Name, inOrder.AddLast(file));
        TotalBytes += file.Length;
        return before;
    }

    public ImageFileName RemoveOldest() => Remove(inOrder.First!.Value.Name)!;

    public ImageFileName? Remove(string name)
    {
        if (!byName.Remove(name, out var node))
            return null;
        inOrder.Remove(node);
        TotalBytes -= node.Value.Length;
        return node.Value;
    }
}
