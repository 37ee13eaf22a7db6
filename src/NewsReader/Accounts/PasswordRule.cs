using Microsoft.AspNetCore.Identity;
using NewsReader.Collection.Accounts;

namespace NewsReader.Accounts;

/// <summary>
/// What a password must be beyond its length: none of the commonest, no row of the keyboard, not the owner's own name.
/// </summary>
internal sealed class PasswordRule : IPasswordValidator<OwnerAccount>
{
    public const int Longest = 256;

    // The stems of the commonest long passwords, as lists of leaked ones have them year after year; figures and marks
    // around them count for nothing.
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
        // What is left once the common stems and the name are taken away, figures and marks aside.
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
