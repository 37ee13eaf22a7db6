namespace NewsReader.Site.Layout.TagHelpers;

/// <summary>A text with marked parts.</summary>
/// <param name="Parts">Its parts in order.</param>
public sealed record HighlightedText(IReadOnlyList<TextPart> Parts);

/// <summary>A part of a text, marked or not.</summary>
public readonly record struct TextPart(string Text, bool IsMarked);
