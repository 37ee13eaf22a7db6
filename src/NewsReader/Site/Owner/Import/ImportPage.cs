using NewsReader.Site.Layout;

namespace NewsReader.Site.Owner.Import;

/// <summary>Where documents are given by a page.</summary>
public sealed record ImportPage : Page
{
    public override string Title => "Import";

    public override bool IsIndexed => false;

    /// <summary>The text that was pasted and refused.</summary>
    public string? Text { get; init; }

    /// <summary>True when the text that was pasted is Markdown.</summary>
    public bool IsMarkdown { get; init; }

    /// <summary>What is wrong with what was sent, or null.</summary>
    public string? Fault { get; init; }

    public string? Invalid => Fault is null ? null : "true";
}
