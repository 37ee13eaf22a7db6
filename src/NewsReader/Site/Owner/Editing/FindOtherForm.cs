using System.ComponentModel.DataAnnotations;

namespace NewsReader.Site.Owner.Editing;

/// <summary>
/// Names another page as the same story. It is sent by GET, and is empty when the page is first opened.
/// </summary>
public sealed record FindOtherForm
{
    public const string NotFound = "No page here has this address.";

    [StringLength(2000, ErrorMessage = NotFound)]
    public string? Other { get; init; }
}
