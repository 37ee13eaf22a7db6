namespace NewsReader.Site.Images;

/// <summary>
/// The cached pictures, least recently viewed first, and their total size.
/// </summary>
internal sealed class RecentImages
{
    private readonly LinkedList<ImageFileName> inOrder = new();
    private readonly Dictionary<string, LinkedListNode<ImageFileName>> byName = new(StringComparer.Ordinal);

    public long TotalBytes { get; private set; }

    /// <summary>The picture with this name, which is now the most recent; null if it is not cached.</summary>
    public ImageFileName? Find(string name)
    {
        if (!byName.TryGetValue(name, out var node))
            return null;
        inOrder.Remove(node);
        inOrder.AddLast(node);
        return node.Value;
    }

    /// <summary>Adds a picture as the most recent.</summary>
    /// <returns>The picture with the same name that it replaces, or null.</returns>
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
