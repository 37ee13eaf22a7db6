using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace NewsReader.Hosting.Machine;

/// <summary>
/// What tells this instance from every other, for as long as its data folder lasts: a random UUID of version 7 in a
/// file of its own, made when there is none. Names of things within the instance become UUIDs by it.
/// </summary>
public sealed class InstanceId
{
    private readonly byte[] id;

    private InstanceId(Guid id) => this.id = id.ToByteArray(bigEndian: true);

    /// <summary>
    /// When the instance began, to the millisecond: a UUID of version 7 opens with its time (RFC 9562, section 5.7).
    /// </summary>
    public DateTimeOffset BeganAt =>
        DateTimeOffset.FromUnixTimeMilliseconds((long)(BinaryPrimitives.ReadUInt64BigEndian(id) >> 16));

    /// <summary>
    /// The same for the same name, here and after every start; different everywhere else. Version 8, of SHA-256 (RFC
    /// 9562, sections 5.8 and B.2).
    /// </summary>
    public Guid Of(string name)
    {
        var hash = SHA256.HashData([.. id, .. Encoding.UTF8.GetBytes(name)]).AsSpan(0, 16);
        hash[6] = (byte)(0x80 | (hash[6] & 0x0F));
        hash[8] = (byte)(0x80 | (hash[8] & 0x3F));
        return new(hash, bigEndian: true);
    }

    /// <exception cref="DataFolderException">The file holds something else.</exception>
    /// <exception cref="IOException">It cannot be read or made.</exception>
    internal static InstanceId In(string folder)
    {
        var file = Path.Combine(folder, "instance-id");
        if (!File.Exists(file))
            Make(file);
        return Guid.TryParse(File.ReadAllText(file), out var id) && id.Version == 7
            ? new(id)
            : throw new DataFolderException(
                $"{file} does not hold a UUID of version 7. Put back a copy, so that entries of feeds keep their "
                    + "ids, or move it away to begin anew."
            );
    }

    // Whole on the disk before it has its name.
    private static void Make(string file)
    {
        using (var made = new FileStream(file + ".new", FileMode.Create))
        {
            made.Write(Encoding.ASCII.GetBytes(Guid.CreateVersion7() + "\n"));
            made.Flush(flushToDisk: true);
        }
        File.Move(file + ".new", file);
    }
}
