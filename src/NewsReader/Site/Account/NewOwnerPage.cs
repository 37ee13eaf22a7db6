using NewsReader.Site.Account.Forms;
using NewsReader.Site.Layout;

namespace NewsReader.Site.Account;

/// <summary>Where one becomes the owner.</summary>
/// <param name="NeedsToken">True for whoever is not at this machine.</param>
/// <param name="Form">What was sent.</param>
public sealed record NewOwnerPage(bool NeedsToken, NewOwnerForm Form) : Page
{
    public override string Title => "Become the owner";

    public override bool IsIndexed => false;
}
