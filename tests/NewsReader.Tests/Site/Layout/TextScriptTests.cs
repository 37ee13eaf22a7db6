using NewsReader.Language;

namespace NewsReader.Tests.Site.Layout;

/// <summary>What a text's letters say of its language.</summary>
public sealed class TextScriptTests
{
    [Theory]
    // Unknown: in HTML an empty "lang", so that it is not read as the site's English.
    [InlineData("Bahn streikt am Montag", null, "")]
    [InlineData("La grève continue", null, "")]
    [InlineData("", null, "")]
    [InlineData("2026", null, "")]
    // Given, and written as that language is.
    [InlineData("Bahn streikt am Montag", "de", "de")]
    [InlineData("Talks resume", "en-GB", "en-GB")]
    [InlineData("שביתה ברכבת", "he", "he")]
    [InlineData("שביתה ב-iPhone", "he-IL", "he-IL")]
    [InlineData("iPhone 17 发布", "zh-CN", "zh-CN")]
    [InlineData("東京の雪", "ja", "ja")]
    [InlineData("東京", "ja", "ja")]
    [InlineData("Вести дана", "sr", "sr")]
    [InlineData("Vesti dana", "sr", "sr")]
    [InlineData("Vesti dana", "sr-Latn", "sr-Latn")]
    [InlineData("2026", "he", "he")]
    // Given for a list or a feed, and this headline is in another script.
    [InlineData("Trump signs order", "he", "")]
    [InlineData("Trump signs order", "ar", "")]
    [InlineData("Trump signs order", "ru-RU", "")]
    [InlineData("Trump signs order", "ja", "")]
    [InlineData("Trump says “שלום” to Israel", "he", "")]
    [InlineData("שביתה ברכבת", "en", "und-Hebr")]
    [InlineData("שביתה ברכבת של iPhone", "en", "und-Hebr")]
    [InlineData("Забастовка на железной дороге", "de", "und-Cyrl")]
    [InlineData("東京の雪", "zh", "ja")]
    [InlineData("Vesti dana", "sr-Cyrl", "")]
    // Not given.
    [InlineData("استئناف محادثات السلام", null, "und-Arab")]
    [InlineData("Απεργία", null, "el")]
    [InlineData("파업", null, "ko")]
    [InlineData("北部で大雪", null, "ja")]
    [InlineData("北京大雪", null, "und-Hani")]
    [InlineData("เปิดตัว iPhone", null, "th")]
    public void Language(string text, string? given, string expected) =>
        Assert.Equal(expected, TextScript.LanguageOf(text, given));

    [Theory]
    [InlineData("שביתה", "rtl", "rtl")]
    [InlineData("iPhone חדש הגיע לישראל", "ltr", "rtl")]
    [InlineData("“שלום”, says the minister again", "rtl", "ltr")]
    [InlineData("Talks", "ltr", "ltr")]
    public void Direction(string text, string byFirstLetter, string byMost) =>
        Assert.Equal((byFirstLetter, byMost), (TextScript.DirectionOf(text), TextScript.MainDirectionOf(text)));
}
