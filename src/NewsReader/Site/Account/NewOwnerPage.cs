using NewsReader.Site.Account.Forms;
using NewsReader.Site.Layout;

namespace NewsReader.Site.Account;

/// <summary>The page for creating the owner account.</summary>
/// <param name="NeedsToken">True for anybody who is not at this machine.</param>
/// <param name="Form">The form that was sent and refused, or an empty one.</param>
public sealed record NewOwnerPage(bool NeedsToken, NewOwnerForm Form) : Page
{
    public override string Title => "Become the owner";

    public override bool IsIndexed => false;
}
