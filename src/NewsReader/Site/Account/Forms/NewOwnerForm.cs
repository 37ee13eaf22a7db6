using System.ComponentModel.DataAnnotations;
using NewsReader.Accounts;

namespace NewsReader.Site.Account.Forms;

/// <summary>Creates the owner account.</summary>
public sealed record NewOwnerForm
{
    /// <summary>Needed by anybody who is not at this machine.</summary>
    [StringLength(99, ErrorMessage = "A token has at most {1} characters.")]
    public string? Token { get; init; }

    [
        Required(ErrorMessage = OwnerCreator.NameFault),
        StringLength(OwnerCreator.LongestName, ErrorMessage = OwnerCreator.NameFault)
    ]
    public string? Name { get; init; }

    [Required(ErrorMessage = OwnerCreator.PasswordFault), DataType(DataType.Password)]
    public string? Password { get; init; }
}
