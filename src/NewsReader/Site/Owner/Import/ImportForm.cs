using System.ComponentModel.DataAnnotations;

namespace NewsReader.Site.Owner.Import;

/// <summary>Documents to import, as files or pasted.</summary>
public sealed record ImportForm : IValidatableObject
{
    public IReadOnlyList<IFormFile>? Files { get; init; }

    public string? Text { get; init; }

    /// <summary>The kind of the text: <c>txt</c> or <c>md</c>.</summary>
    public string? Kind { get; init; } = "txt";

    internal bool IsMarkdown => Kind == "md";

    /// <summary>The chosen files. If none was chosen, a browser sends an empty one without a name.</summary>
    internal IEnumerable<IFormFile> ChosenFiles =>
        (Files ?? []).Where(file => file.FileName.Length > 0 || file.Length > 0);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(Text) && !ChosenFiles.Any())
            yield return new("Choose a file, or paste a text.", [nameof(Files)]);
    }
}
