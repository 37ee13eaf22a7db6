using NewsReader.Site.Account.Forms;
using NewsReader.Site.Layout;

namespace NewsReader.Site.Account;

/// <summary>Where the owner signs in.</summary>
/// <param name="Form">What was sent, with an address of this site to go to.</param>
/// <param name="Fault">Why it failed, or null.</param>
/// <param name="HasPasskeys">True when the owner has passkeys.</param>
public sealed record SignInPage(SignInForm Form, string? Fault, bool HasPasskeys) : Page
{
    public override string Title => "Sign in";

    public override bool IsIndexed => false;

    public PasskeySignInForm Passkey => new() { Back = Form.Back };
}
