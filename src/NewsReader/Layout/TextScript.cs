using System.Text;

namespace NewsReader.Layout;

/// <summary>In what script a text is written, where its publisher did not say in what language.</summary>
internal static class TextScript
{
    private static readonly (int First, int Last, string Tag)[] Scripts =
    [
        (0x0370, 0x03FF, "el"), (0x0400, 0x052F, "und-Cyrl"), (0x0530, 0x058F, "hy"), (0x0590, 0x05FF, "und-Hebr"), (0x0600, 0x06FF, "und-Arab"), (0x0750, 0x077F, "und-Arab"),
        (0x0900, 0x097F, "und-Deva"), (0x0E00, 0x0E7F, "th"), (0x10A0, 0x10FF, "ka"), (0x3040, 0x30FF, "ja"), (0x4E00, 0x9FFF, "und-Hani"), (0xAC00, 0xD7AF, "ko"),
        (0xFB1D, 0xFB4F, "und-Hebr"), (0xFB50, 0xFDFF, "und-Arab"), (0xFE70, 0xFEFC, "und-Arab"),
    ];

    /// <summary>The language given, or else a BCP 47 tag for the script of the first letter ("und-Arab": undetermined, in Arabic script); null for Latin letters.</summary>
    public static string? LanguageOf(string text, string? given)
    {
        if (given is not null) return given;
        var first = text.EnumerateRunes().FirstOrDefault(Rune.IsLetter).Value;
        var tag = Array.Find(Scripts, script => first >= script.First && first <= script.Last).Tag;
        // Japanese begins with Han as often as not; only it has kana.
        return tag == "und-Hani" && text.Any(c => c is >= '\u3040' and <= '\u30FF') ? "ja" : tag;
    }

    /// <summary>"rtl" or "ltr", by the first letter of the text.</summary>
    public static string DirectionOf(string text) =>
        text.EnumerateRunes().FirstOrDefault(Rune.IsLetter).Value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF)
            ? "rtl" : "ltr";
}
