using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsReader.Hosting.Machine;

/// <summary>Helpers for Unix domain sockets: their paths, and who may connect.</summary>
internal static partial class UnixSockets
{
    // The size of sun_path minus the final NUL: 108 on Linux, 104 on macOS and the BSDs.
    private static readonly int LongestPath = OperatingSystem.IsLinux() || OperatingSystem.IsWindows() ? 107 : 103;

    /// <summary>The setting <c>SocketMode</c>: the permissions of a socket the site listens on.</summary>
    /// <exception cref="SettingException">The value is not a file mode.</exception>
    public static UnixFileMode ModeOf(IConfiguration configuration)
    {
        var text = configuration["SocketMode"] is { Length: > 0 } set ? set : "660";
        return ModePattern().IsMatch(text)
            ? (UnixFileMode)Convert.ToInt32(text, 8)
            : throw new SettingException(
                $"The setting SocketMode is “{text}”: expected three octal digits such as 660."
            );
    }

    /// <summary>The socket paths among the addresses to listen on.</summary>
    public static IEnumerable<string> In(string urls) => urls.Split(';').Select(PathIn).OfType<string>();

    /// <summary>
    /// The socket path in an address such as <c>http://unix:/run/news.sock</c>; null for any other address.
    /// </summary>
    public static string? PathIn(string url)
    {
        var at = url.IndexOf("://unix:", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : url[(at + "://unix:".Length)..];
    }

    /// <summary>Why a socket cannot have this path, or null if it can.</summary>
    public static string? Fault(string path, string setting) =>
        Encoding.UTF8.GetByteCount(path) is var length && length > LongestPath
            ? $"The socket path {path} has {length} bytes, but the system allows {LongestPath}: set a shorter one  "
                + $"with the setting {setting}."
            : null;

    /// <summary>
    /// Deletes a socket left by a killed program. Keeps a socket that someone listens on, and any other file.
    /// </summary>
    /// <exception cref="SettingException">The path is too long for a socket, or belongs to something else.</exception>
    public static void MakeRoom(string path, string setting)
    {
        if (Fault(path, setting) is { } fault)
            throw new SettingException(fault);
        if (Directory.Exists(path) || (File.Exists(path) && new FileInfo(path).Length > 0))
            throw new SettingException($"The socket path {path} of the setting {setting} exists and is not a socket.");
        if (!File.Exists(path) || IsListenedOn(path))
            return;
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingException(
                $"The socket {path} was left behind by a program that has ended, and cannot be deleted: {e.Message}"
            );
        }
    }

    /// <summary>
    /// Sets who may connect. Otherwise the umask decides, which usually locks out a proxy that runs as another user.
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
