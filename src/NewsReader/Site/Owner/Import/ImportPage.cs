using NewsReader.Site.Layout;

namespace NewsReader.Site.Owner.Import;

/// <summary>The page for importing documents.</summary>
/// <param name="Form">The form that was sent and refused, or an empty one.</param>
public sealed record ImportPage(ImportForm Form) : Page
{
    public override string Title => "Import";

    public override bool IsIndexed => false;
}
