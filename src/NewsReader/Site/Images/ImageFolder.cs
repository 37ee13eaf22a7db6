using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using NewsReader.Formats.Images;
using NewsReader.Hosting.Machine;

namespace NewsReader.Site.Images;

/// <summary>
/// Caches fetched pictures in the data folder, up to a limit. The least recently viewed goes first. A file's name has a
/// hash of its address, a hash of its bytes, and its type. Its time is when it was last viewed.
/// </summary>
public sealed partial class ImageFolder(
    DataFolder data,
    IOptions<ImageOptions> options,
    TimeProvider time,
    ILogger<ImageFolder> log
)
{
    // A view updates the file's time only if that is older than this.
    private static readonly TimeSpan TouchInterval = TimeSpan.FromHours(1);

    private readonly string folder = data.Images;
    private readonly long mostBytes = options.Value.MaxMegabytes * 1_000_000L;
    private readonly Lock guard = new();
    private RecentImages? recent;

    /// <summary>Opens the cached picture of an address; null if there is none.</summary>
    public KeptImage? Find(Uri address)
    {
        var name = NameOf(address);
        ImageFileName? file;
        lock (guard)
        {
            file = Recent().Find(name);
            if (file is null)
                return null;
        }
        try
        {
            var path = PathOf(file);
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            Touch(path);
            return new(stream, file.Type, file.Content);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Somebody else deleted the file or its permissions.
            lock (guard)
                Recent().Remove(name);
            return null;
        }
    }

    /// <summary>Caches a picture if it fits the limit and the disk has room.</summary>
    public void Keep(Uri address, ReadOnlySpan<byte> bytes, ImageType type)
    {
        if (bytes.Length > mostBytes || !data.IsThere)
            return;
        var file = new ImageFileName(NameOf(address), ContentOf(bytes), type, bytes.Length);
        try
        {
            Directory.CreateDirectory(folder);
            Write(bytes, PathOf(file));
            lock (guard)
            {
                if (Recent().Add(file) is { } before && PathOf(before) != PathOf(file))
                    File.Delete(PathOf(before));
                while (Recent().TotalBytes > mostBytes)
                    File.Delete(PathOf(Recent().RemoveOldest()));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            NotKept(address, e.Message);
        }
    }

    /// <summary>A short hash of a picture's bytes, which is also its entity tag.</summary>
    public static string ContentOf(ReadOnlySpan<byte> bytes) =>
        Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 10));

    private static string NameOf(Uri address) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.AbsoluteUri)).AsSpan(0, 16));

    private string PathOf(ImageFileName file) =>
        Path.Combine(folder, $"{file.Name}-{file.Content}{file.Type.Extension}");

    private static void Write(ReadOnlySpan<byte> bytes, string path)
    {
        var next = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            using (var stream = new FileStream(next, FileMode.CreateNew, FileAccess.Write))
            {
                stream.Write(bytes);
                // A power cut leaves a whole picture or none.
                stream.Flush(flushToDisk: true);
            }
            File.Move(next, path, overwrite: true);
        }
        catch
        {
            File.Delete(next);
            throw;
        }
    }

    private void Touch(string path)
    {
        try
        {
            var now = time.GetUtcNow().UtcDateTime;
            if (now - File.GetLastWriteTimeUtc(path) > TouchInterval)
                File.SetLastWriteTimeUtc(path, now);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Then the picture counts as older than it is.
        }
    }

    // Reads the folder once, for the first request.
    private RecentImages Recent()
    {
        if (recent is not null)
            return recent;
        recent = new();
        try
        {
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles().OrderBy(f => f.LastWriteTimeUtc))
            {
                if (
                    Named().Match(file.Name) is { Success: true } name
                    && ImageType.All.FirstOrDefault(type => type.Extension == name.Groups[3].Value) is { } type
                )
                    recent.Add(new(name.Groups[1].Value, name.Groups[2].Value, type, file.Length));
                else if (file.Extension == ".part")
                    file.Delete();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // There is no folder yet, or it is unreadable: then nothing is cached.
        }
        return recent;
    }

    [GeneratedRegex("^([0-9a-f]{32})-([0-9a-f]{20})([.][a-z]+)$")]
    private static partial Regex Named();

    [LoggerMessage(LogLevel.Warning, "The picture {Address} is shown, but could not be cached: {Reason}")]
    private partial void NotKept(Uri address, string reason);
}
