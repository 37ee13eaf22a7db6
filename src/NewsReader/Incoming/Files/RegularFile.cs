using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;
using NewsReader.Formats;

namespace NewsReader.Incoming.Files;

/// <summary>
/// Reads files safely when only their names are known. It refuses anything that is not a regular file (a pipe, a
/// device), links that lead out of the folder, and files that are too large. It checks the file that it has opened,
/// because the name can mean another file by then.
/// </summary>
internal static class RegularFile
{
    private const int MaxLinks = 40;

    // <fcntl.h> and <linux/stat.h>.
    private const int ReadOnlyWithoutWaiting = 0x800 | 0x80000 | 0x100;
    private const int EmptyPath = 0x1000;
    private const int TypeOfFile = 0x1;

    /// <param name="path">The file.</param>
    /// <param name="within">The folder that a link must not leave, or null.</param>
    /// <param name="dataFolder">The data folder, where only the documents may be read; or null.</param>
    /// <param name="maxBytes">The maximum size.</param>
    /// <exception cref="DocumentException">It is refused.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static byte[] Read(string path, string? within, string? dataFolder, int maxBytes)
    {
        var name = Path.GetFileName(path);
        var real =
            RealPath(path)
            ?? throw new DocumentException(name, "expected a readable file, found a link that leads nowhere");
        RefuseOutside(real, within, dataFolder, name);
        using var handle = OperatingSystem.IsLinux() ? OpenOnLinux(path, name) : File.OpenHandle(path);
        // It can be another file by now.
        if (OperatingSystem.IsLinux() && OpenedPath(handle) is { } opened)
            RefuseOutside(opened, within, dataFolder, name);
        return ReadAll(handle, name, maxBytes);
    }

    /// <summary>The path with all links followed; null if a link leads nowhere or in a circle.</summary>
    public static string? RealPath(string path)
    {
        path = Path.GetFullPath(path);
        for (var links = 0; links <= MaxLinks; links++)
        {
            if (FirstLink(path) is not { } link)
                return links == 0 || Path.Exists(path) ? path : null;
            if (new FileInfo(link).LinkTarget is not { } target)
                return null;
            path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(link)!, target) + path[link.Length..]);
        }
        return null;
    }

    private static string? FirstLink(string path)
    {
        for (
            var end = path.IndexOf(Path.DirectorySeparatorChar, 1);
            ;
            end = path.IndexOf(Path.DirectorySeparatorChar, end + 1)
        )
        {
            var part = end < 0 ? path : path[..end];
            if (new FileInfo(part).LinkTarget is not null)
                return part;
            if (end < 0)
                return null;
        }
    }

    private static void RefuseOutside(string real, string? within, string? dataFolder, string name)
    {
        if (within is not null && !IsBelow(real, RealPath(within) ?? within))
            throw new DocumentException(name, "expected a file in its folder, found a link that leads out of it");
        if (
            dataFolder is not null
            && IsBelow(real, RealPath(dataFolder) ?? dataFolder)
            && !IsBelow(real, RealPath(Path.Combine(dataFolder, "documents")) ?? dataFolder)
        )
            throw new DocumentException(name, "expected a document, found a file that the program keeps for itself");
    }

    private static bool IsBelow(string path, string folder) =>
        path.StartsWith(
            folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar,
            StringComparison.Ordinal
        );

    // Does not trust the length: a file can grow while it is read, and the length of a link or a device says nothing.
    private static byte[] ReadAll(SafeFileHandle handle, string name, int maxBytes)
    {
        using var stream = new FileStream(handle, FileAccess.Read, bufferSize: 0);
        using var bytes = new MemoryStream((int)Math.Clamp(stream.Length, 0, maxBytes));
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > maxBytes)
            {
                var found = Math.Max(bytes.Length, stream.Length);
                throw new DocumentException(name, $"expected at most {maxBytes / 1_000_000} MB, found {found} bytes");
            }
        }
        return bytes.ToArray();
    }

    // Opening a pipe waits until somebody writes to it, unless we ask it not to.
    [SupportedOSPlatform("linux")]
    private static SafeFileHandle OpenOnLinux(string path, string name)
    {
        var descriptor = Open([.. System.Text.Encoding.UTF8.GetBytes(path), 0], ReadOnlyWithoutWaiting);
        if (descriptor < 0)
            throw new IOException(Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError()));
        var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        var status = new byte[256];
        // The upper four bits of the number at byte 28 are the file type; 8 is a regular file.
        if (
            Status(descriptor, [0], EmptyPath, TypeOfFile, status) == 0
            && BitConverter.ToUInt16(status, 28) >> 12 is var type and not 8
        )
        {
            handle.Dispose();
            throw new DocumentException(
                name,
                $"expected a regular file, found {(type == 4 ? "a folder" : "a pipe or a device")}"
            );
        }
        return handle;
    }

    [SupportedOSPlatform("linux")]
    private static string? OpenedPath(SafeFileHandle handle) =>
        new FileInfo($"/proc/self/fd/{handle.DangerousGetHandle()}").LinkTarget;

    [
        DllImport("libc", EntryPoint = "open", SetLastError = true),
        DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)
    ]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "statx"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Status(int folder, byte[] path, int flags, uint wanted, byte[] status);
}
