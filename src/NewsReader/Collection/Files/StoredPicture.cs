using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace NewsReader.Collection.Files;

/// <summary>The size of a picture that was once fetched. The cache may no longer hold the picture itself.</summary>
public sealed class StoredPicture
{
    /// <summary><see cref="IdOf"/> its address.</summary>
    public long Id { get; set; }

    /// <summary>In pixels; 0 if its bytes do not say.</summary>
    public int Width { get; set; }

    /// <summary>In pixels; 0 if its bytes do not say.</summary>
    public int Height { get; set; }

    /// <summary>A number for an address, unlikely to belong to any other address.</summary>
    public static long IdOf(Uri address) =>
        BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(address.AbsoluteUri)));
}
