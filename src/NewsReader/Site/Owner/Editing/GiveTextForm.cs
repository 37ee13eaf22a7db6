using System.ComponentModel.DataAnnotations;

namespace NewsReader.Site.Owner.Editing;

/// <summary>A text that the owner pastes.</summary>
public sealed record GiveTextForm
{
    public const string Markdown = "markdown",
        PlainText = "text";

    [Required(ErrorMessage = "Expected text, found an empty document.")]
    public string? Text { get; init; }

    /// <summary><see cref="Markdown"/>, or else <see cref="PlainText"/>.</summary>
    public string? Kind { get; init; }

    internal bool IsMarkdown => Kind == Markdown;
}
