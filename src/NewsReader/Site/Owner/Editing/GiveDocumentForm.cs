using System.ComponentModel.DataAnnotations;

namespace NewsReader.Site.Owner.Editing;

/// <summary>A text that the owner has as a document.</summary>
public sealed record GiveDocumentForm
{
    [Required(ErrorMessage = "Choose a document.")]
    public IFormFile? Document { get; init; }
}
