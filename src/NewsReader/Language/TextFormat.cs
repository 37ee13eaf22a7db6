namespace NewsReader.Language;

/// <summary>What HTML says of a text: its language and its direction.</summary>
/// <param name="Language">For <c>lang</c>: see <see cref="TextScript.LanguageOf"/>.</param>
/// <param name="Direction">For <c>dir</c>: "ltr" or "rtl".</param>
public readonly record struct TextFormat(string Language, string Direction)
{
    /// <summary>The format of a line, such as a headline: its first letter decides the direction.</summary>
    /// <param name="line">The text.</param>
    /// <param name="given">The language that the publisher gave, or null.</param>
    public static TextFormat OfLine(string line, string? given) =>
        new(TextScript.LanguageOf(line, given), TextScript.DirectionOf(line));

    /// <summary>The format of a longer text: most of its letters decide the direction.</summary>
    /// <param name="text">The text, or the beginning of it.</param>
    /// <param name="given">The language that the publisher gave, or null.</param>
    public static TextFormat OfText(string text, string? given) =>
        new(TextScript.LanguageOf(text, given), TextScript.MainDirectionOf(text));
}
