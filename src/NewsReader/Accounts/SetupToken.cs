using System.Security.Cryptography;
using System.Text;

namespace NewsReader.Accounts;

/// <summary>
/// The token that proves that somebody started the program. A start without an owner makes one and prints it to the
/// log, once. It is good for creating one owner account. We keep only its hash, in memory.
/// </summary>
public sealed class SetupToken
{
    // Douglas Crockford's base 32, without letters that look like others. 26 of them hold 130 bits.
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 26;

    private byte[]? hash;

    /// <summary>Makes a new token. An earlier one no longer works.</summary>
    /// <returns>The token in groups, to be printed.</returns>
    public string Make()
    {
        var token = RandomNumberGenerator.GetString(Letters, Length);
        hash = Hash(token);
        return string.Join('-', token.Chunk(5).Select(group => new string(group)));
    }

    /// <summary>True if this is the token. Case and what separates the groups do not matter.</summary>
    public bool IsRight(string? typed) =>
        hash is { } right
        && typed is { Length: < 100 }
        && CryptographicOperations.FixedTimeEquals(
            right,
            Hash(string.Concat(typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)))
        );

    /// <summary>The token was used and no longer works.</summary>
    public void Spend() => hash = null;

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
