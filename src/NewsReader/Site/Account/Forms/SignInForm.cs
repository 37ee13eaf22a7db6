using System.ComponentModel.DataAnnotations;
using NewsReader.Accounts;

namespace NewsReader.Site.Account.Forms;

/// <summary>A name and a password.</summary>
public sealed record SignInForm
{
    [Required, StringLength(OwnerCreator.LongestName)]
    public string? Name { get; init; }

    [Required, DataType(DataType.Password)]
    public string? Password { get; init; }

    /// <summary>Where to go after signing in: an address on this site.</summary>
    public string? Back { get; init; }
}
