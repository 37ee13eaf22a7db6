using System.ComponentModel.DataAnnotations;
using NewsReader.Accounts;

namespace NewsReader.Site.Account.Forms;

/// <summary>A new password, and the current one as proof.</summary>
public sealed record ChangePasswordForm
{
    public const string CurrentFault = "This is not your password.";

    [Required(ErrorMessage = CurrentFault), DataType(DataType.Password)]
    public string? Current { get; init; }

    [Required(ErrorMessage = OwnerCreator.PasswordFault), DataType(DataType.Password)]
    public string? Password { get; init; }
}
