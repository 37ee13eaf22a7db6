using System.Security.Cryptography;
using NewsReader.Hosting.Machine;

namespace NewsReader.Site.Images;

/// <summary>
/// The key that signs the addresses of pictures. It is stored with the other keys. If it gets lost, a new one is made
/// and pictures get new addresses.
/// </summary>
public sealed partial class ImageKey(DataFolder folder, ILogger<ImageKey> log)
{
    private const int Bytes = 32;

    private readonly Lazy<byte[]> value = new(() => ReadOrMake(Path.Combine(folder.Keys, "images.key"), log));

    public byte[] Value => value.Value;

    private static byte[] ReadOrMake(string file, ILogger log)
    {
        var made = RandomNumberGenerator.GetBytes(Bytes);
        try
        {
            if (File.Exists(file) && File.ReadAllBytes(file) is { Length: Bytes } kept)
                return kept;
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            var next = file + ".part";
            File.Delete(next);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var stream = new FileStream(next, options))
            {
                stream.Write(made);
                stream.Flush(flushToDisk: true);
            }
            File.Move(next, file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            NotKept(log, file, e.Message);
        }
        return made;
    }

    [LoggerMessage(
        LogLevel.Warning,
        "Could not store the key {File}: addresses of pictures work only until the program ends. {Reason}"
    )]
    private static partial void NotKept(ILogger log, string file, string reason);
}
