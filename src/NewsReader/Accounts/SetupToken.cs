using System.Security.Cryptography;
using System.Text;

namespace NewsReader.Accounts;

/// <summary>
/// The word by which whoever started the program shows that it is theirs: made at a start without an owner, told once
/// in the log, good for making one owner. Only its hash is kept, in memory.
/// </summary>
public sealed class SetupToken
{
    // Douglas Crockford's base 32: without letters that are taken for others. 26 of them hold 130 bits.
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 26;

    private byte[]? hash;

    /// <summary>Makes a new one; an earlier one is good for nothing any more.</summary>
    /// <returns>The token in groups, as it is told.</returns>
    public string Make()
    {
        var token = RandomNumberGenerator.GetString(Letters, Length);
        hash = Hash(token);
        return string.Join('-', token.Chunk(5).Select(group => new string(group)));
    }

    /// <summary>True when this is the token, in capitals or not, with or without what parts its groups.</summary>
    public bool IsRight(string? typed) =>
        hash is { } right
        && typed is { Length: < 100 }
        && CryptographicOperations.FixedTimeEquals(
            right,
            Hash(string.Concat(typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)))
        );

    /// <summary>It has done its work.</summary>
    public void Spend() => hash = null;

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
