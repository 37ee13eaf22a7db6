using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace NewsReader.Collection.Files;

/// <summary>The size of a picture that was fetched once. The picture itself may be gone by now.</summary>
public sealed class StoredPicture
{
    /// <summary><see cref="IdOf"/> its address.</summary>
    public long Id { get; set; }

    /// <summary>In pixels; 0 when its bytes do not say.</summary>
    public int Width { get; set; }

    /// <summary>In pixels; 0 when its bytes do not say.</summary>
    public int Height { get; set; }

    /// <summary>A number for an address, which no other address is likely to have.</summary>
    public static long IdOf(Uri address) =>
        BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(address.AbsoluteUri)));
}
