using NewsReader.Site.Layout;

namespace NewsReader.Site.Owner.Import;

/// <summary>Where documents are given by a page.</summary>
/// <param name="Form">What was sent and refused.</param>
public sealed record ImportPage(ImportForm Form) : Page
{
    public override string Title => "Import";

    public override bool IsIndexed => false;
}
