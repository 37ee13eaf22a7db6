namespace NewsReader.Incoming.Files;

/// <summary>Files sent with a form.</summary>
internal static class FormFiles
{
    /// <summary>The content of a file. The action that receives the form limits its size.</summary>
    public static async Task<byte[]> Bytes(this IFormFile file, CancellationToken ct)
    {
        var bytes = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, ct);
        return bytes;
    }
}
