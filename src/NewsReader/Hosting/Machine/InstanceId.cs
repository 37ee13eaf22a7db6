using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace NewsReader.Hosting.Machine;

/// <summary>
/// The permanent identity of this instance: a random version 7 UUID in its own file in the data folder, created if
/// missing. It turns names within the instance into UUIDs.
/// </summary>
public sealed class InstanceId
{
    private readonly byte[] id;

    private InstanceId(Guid id) => this.id = id.ToByteArray(bigEndian: true);

    /// <summary>
    /// When the instance was created, to the millisecond. A version 7 UUID begins with its time (RFC 9562, section
    /// 5.7).
    /// </summary>
    public DateTimeOffset BeganAt =>
        DateTimeOffset.FromUnixTimeMilliseconds((long)(BinaryPrimitives.ReadUInt64BigEndian(id) >> 16));

    /// <summary>
    /// A UUID for a name: always the same in this instance, and different in every other. Version 8 with SHA-256 (RFC
    /// 9562, sections 5.8 and B.2).
    /// </summary>
    public Guid Of(string name)
    {
        var hash = SHA256.HashData([.. id, .. Encoding.UTF8.GetBytes(name)]).AsSpan(0, 16);
        hash[6] = (byte)(0x80 | (hash[6] & 0x0F));
        hash[8] = (byte)(0x80 | (hash[8] & 0x3F));
        return new(hash, bigEndian: true);
    }

    /// <exception cref="DataFolderException">The file contains something else.</exception>
    /// <exception cref="IOException">The file cannot be read or created.</exception>
    internal static InstanceId In(string folder)
    {
        var file = Path.Combine(folder, "instance-id");
        if (!File.Exists(file))
            Make(file);
        return Guid.TryParse(File.ReadAllText(file), out var id) && id.Version == 7
            ? new(id)
            : throw new DataFolderException(
                $"{file} does not contain a version 7 UUID. Restore it from a backup, so that feed entries keep their  "
                    + "ids, or move it away to start over."
            );
    }

    // Written to disk completely before it gets its final name.
    private static void Make(string file)
    {
        using (var stream = new FileStream(file + ".new", FileMode.Create))
        {
            stream.Write(Encoding.ASCII.GetBytes(Guid.CreateVersion7() + "\n"));
            stream.Flush(flushToDisk: true);
        }
        File.Move(file + ".new", file);
    }
}
