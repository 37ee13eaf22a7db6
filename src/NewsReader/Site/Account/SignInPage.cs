using NewsReader.Accounts;
using NewsReader.Site.Layout;

namespace NewsReader.Site.Account;

/// <summary>Where the owner signs in.</summary>
/// <param name="Name">The name that was sent.</param>
/// <param name="Back">Where to go from here: an address of this site.</param>
/// <param name="Fault">Why it failed, or null.</param>
/// <param name="HasPasskeys">True when the owner has passkeys.</param>
public sealed record SignInPage(string? Name, string Back, string? Fault, bool HasPasskeys) : Page
{
    public override string Title => "Sign in";

    public override bool IsIndexed => false;

    public FormField NameField =>
        new("name", "Your name")
        {
            Value = Name,
            Autocomplete = "username",
            IsRequired = true,
            MaxLength = OwnerCreator.LongestName,
        };

    public static FormField PasswordField =>
        new("password", "Password", "password") { Autocomplete = "current-password", IsRequired = true };
}
