namespace NewsReader.Incoming.Files;

/// <summary>Files as forms send them.</summary>
internal static class FormFiles
{
    /// <summary>All that a file holds; how much that can be, the address that takes the form limits.</summary>
    public static async Task<byte[]> Bytes(this IFormFile file, CancellationToken ct)
    {
        var bytes = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, ct);
        return bytes;
    }
}
