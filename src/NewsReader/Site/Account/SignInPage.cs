using NewsReader.Site.Account.Forms;
using NewsReader.Site.Layout;

namespace NewsReader.Site.Account;

/// <summary>The page for signing in.</summary>
/// <param name="Form">The name that was sent, and the address on this site to go to.</param>
/// <param name="Fault">Why signing in failed, or null.</param>
/// <param name="HasPasskeys">True if the owner has passkeys.</param>
public sealed record SignInPage(SignInForm Form, string? Fault, bool HasPasskeys) : Page
{
    public override string Title => "Sign in";

    public override bool IsIndexed => false;

    public PasskeySignInForm Passkey => new() { Back = Form.Back };
}
