using System.ComponentModel.DataAnnotations;

namespace NewsReader.Site.Owner.Feeds.Forms;

/// <summary>A list of feeds (OPML), as a file or pasted.</summary>
public sealed record OpmlForm : IValidatableObject
{
    public IFormFile? List { get; init; }

    /// <summary>The text of a list; used if there is no file.</summary>
    public string? Opml { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (List is null && string.IsNullOrWhiteSpace(Opml))
            yield return new("Choose a file, or paste a list.", [nameof(List)]);
    }
}
