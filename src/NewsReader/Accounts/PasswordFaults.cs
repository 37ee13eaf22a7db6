using Microsoft.AspNetCore.Identity;

namespace NewsReader.Accounts;

/// <summary>Identity's errors in our words.</summary>
internal sealed class PasswordFaults : IdentityErrorDescriber
{
    public override IdentityError PasswordTooShort(int length) =>
        new() { Code = nameof(PasswordTooShort), Description = $"A password has at least {length} characters." };

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) =>
        new()
        {
            Code = nameof(PasswordRequiresUniqueChars),
            Description = $"A password has at least {uniqueChars} different characters.",
        };

    /// <summary>All errors of a result, as one text.</summary>
    public static string TextOf(IdentityResult refused) =>
        string.Join(' ', refused.Errors.Select(error => error.Description));
}
