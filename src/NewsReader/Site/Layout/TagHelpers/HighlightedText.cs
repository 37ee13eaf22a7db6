namespace NewsReader.Site.Layout.TagHelpers;

/// <summary>A text of which some parts are marked.</summary>
/// <param name="Parts">Its parts in order.</param>
public sealed record HighlightedText(IReadOnlyList<TextPart> Parts);

/// <summary>A part of a text, which is marked or not.</summary>
public readonly record struct TextPart(string Text, bool IsMarked);
