using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsReader.Hosting.Machine;

/// <summary>Sockets that are files: their paths, and who may connect.</summary>
internal static partial class UnixSockets
{
    // The size of sun_path, less the zero at its end: Linux 108, macOS and the BSDs 104.
    private static readonly int LongestPath = OperatingSystem.IsLinux() || OperatingSystem.IsWindows() ? 107 : 103;

    /// <summary>The setting <c>SocketMode</c>: the permissions of a socket that the site listens on.</summary>
    /// <exception cref="SettingException">It is no mode.</exception>
    public static UnixFileMode ModeOf(IConfiguration configuration)
    {
        var given = configuration["SocketMode"] is { Length: > 0 } set ? set : "660";
        return ModePattern().IsMatch(given)
            ? (UnixFileMode)Convert.ToInt32(given, 8)
            : throw new SettingException(
                $"The setting SocketMode is “{given}”: expected three octal digits such as 660."
            );
    }

    /// <summary>The sockets among addresses to listen on.</summary>
    public static IEnumerable<string> In(string urls) => urls.Split(';').Select(PathIn).OfType<string>();

    /// <summary>
    /// The path of a socket in an address such as <c>http://unix:/run/news.sock</c>; null for any other address.
    /// </summary>
    public static string? PathIn(string url)
    {
        var at = url.IndexOf("://unix:", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : url[(at + "://unix:".Length)..];
    }

    /// <summary>Why no socket can have this path, in words; null for one that can.</summary>
    public static string? Fault(string path, string setting) =>
        Encoding.UTF8.GetByteCount(path) is var length && length > LongestPath
            ? $"The socket path {path} has {length} bytes, and the system takes {LongestPath}: name a shorter one "
                + $"with the setting {setting}."
            : null;

    /// <summary>
    /// Deletes a socket that a killed program left. One that somebody listens on stays, and so does what is no socket.
    /// </summary>
    /// <exception cref="SettingException">The path is too long for a socket, or something else has it.</exception>
    public static void MakeRoom(string path, string setting)
    {
        if (Fault(path, setting) is { } fault)
            throw new SettingException(fault);
        if (Directory.Exists(path) || (File.Exists(path) && new FileInfo(path).Length > 0))
            throw new SettingException(
                $"The socket path {path} of the setting {setting} is taken by something that is no socket."
            );
        if (!File.Exists(path) || IsListenedOn(path))
            return;
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingException(
                $"The socket {path} was left by a program that has ended, and cannot be deleted: {e.Message}"
            );
        }
    }

    /// <summary>
    /// Says who may connect. Without it the process's umask would, and a proxy of another user is kept out by that
    /// mostly.
    /// </summary>
    public static void LetIn(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, mode);
    }

    private static bool IsListenedOn(string path)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return true;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode != SocketError.ConnectionRefused;
        }
    }

    [GeneratedRegex("^0?[0-7]{3}$")]
    private static partial Regex ModePattern();
}
