using NewsReader.Formats.Images;

namespace NewsReader.Site.Images;

/// <summary>
/// Which pictures are kept, in the order in which they were last looked at, and how large they are together.
/// </summary>
internal sealed class RecentImages
{
    private readonly LinkedList<FileName> inOrder = new();
    private readonly Dictionary<string, LinkedListNode<FileName>> byName = new(StringComparer.Ordinal);

    public long TotalBytes { get; private set; }

    /// <summary>The picture of that name, which now is the newest; null when it is not kept.</summary>
    public FileName? Find(string name)
    {
        if (!byName.TryGetValue(name, out var node))
            return null;
        inOrder.Remove(node);
        inOrder.AddLast(node);
        return node.Value;
    }

    /// <summary>Adds a picture as the newest.</summary>
    /// <returns>The one of the same name that it replaces, if any.</returns>
    public FileName? Add(FileName file)
    {
        var before = Remove(file.Name);
        byName.Add(file.Name, inOrder.AddLast(file));
        TotalBytes += file.Length;
        return before;
    }

    public FileName RemoveOldest() => Remove(inOrder.First!.Value.Name)!;

    public FileName? Remove(string name)
    {
        if (!byName.Remove(name, out var node))
            return null;
        inOrder.Remove(node);
        TotalBytes -= node.Value.Length;
        return node.Value;
    }
}

/// <summary>What the name of a kept picture says.</summary>
/// <param name="Name">Which address it is of: a hash.</param>
/// <param name="Content">What its bytes are: a hash.</param>
/// <param name="Type">What it is.</param>
/// <param name="Length">In bytes.</param>
internal sealed record FileName(string Name, string Content, ImageType Type, long Length);
