using Microsoft.AspNetCore.Identity;
using NewsReader.Collection.Accounts;

namespace NewsReader.Accounts;

/// <summary>
/// What a password must not be, beyond its length: a very common one, a row of keys, or the owner's name.
/// </summary>
internal sealed class PasswordRule : IPasswordValidator<OwnerAccount>
{
    public const int Longest = 256;

    // The stems of the most common long passwords, which lists of leaked ones show year after year. Digits and
    // punctuation around them don't count.
    private static readonly string[] Common =
    [
        "password",
        "passwort",
        "passw0rd",
        "motdepasse",
        "contrasena",
        "qwerty",
        "qwertz",
        "azerty",
        "letmein",
        "welcome",
        "iloveyou",
        "administrator",
        "admin",
        "changeme",
        "football",
        "baseball",
        "princess",
        "sunshine",
        "superman",
        "dragon",
        "monkey",
        "master",
        "trustno",
        "whatever",
        "starwars",
        "newsreader",
        "correcthorsebatterystaple",
    ];

    private static readonly string[] Rows =
    [
        "abcdefghijklmnopqrstuvwxyz",
        "01234567890123456789",
        "qwertyuiopasdfghjklzxcvbnm",
        "qwertzuiopasdfghjklyxcvbnm",
        "1q2w3e4r5t6y7u8i9o0p",
        "1qaz2wsx3edc4rfv5tgb",
    ];

    public Task<IdentityResult> ValidateAsync(UserManager<OwnerAccount> manager, OwnerAccount user, string? password) =>
        Task.FromResult(
            Fault(user.Name, password ?? "") is { } fault
                ? IdentityResult.Failed(new IdentityError { Code = nameof(PasswordRule), Description = fault })
                : IdentityResult.Success
        );

    /// <summary>What is wrong with a password, or null.</summary>
    internal static string? Fault(string name, string password)
    {
        if (password.Length > Longest)
            return $"A password has at most {Longest} characters.";
        var plain = password.ToLowerInvariant();
        if (Array.Exists(Rows, row => row.Contains(plain, StringComparison.Ordinal)))
            return "Many people use this password, and it is tried first. Choose another: four or five words that you make up are good.";
        // What is left without the common stems and the name. Digits and punctuation don't count.
        var left = Common
            .Append(name.ToLowerInvariant())
            .Where(stem => stem.Length > 2)
            .Aggregate(plain, (text, stem) => text.Replace(stem, "", StringComparison.Ordinal));
        return left.Length < plain.Length && left.Count(char.IsLetter) < 4
            ? "This is a common password, or your name, with little added to it. Choose another: four or five words "
                + "that you make up are good."
            : null;
    }
}
