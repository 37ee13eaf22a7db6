using System.Text;
using NewsReader.Formats.Feeds.Xml;

namespace NewsReader.Formats.Feeds.Atom;

/// <summary>
/// Reads text constructs of Atom 1.0 (RFC 4287, sections 3.1 and 4.1.3.3) and of Atom 0.3 with its <c>mode</c>.
/// </summary>
internal static class AtomText
{
    private const string Bytes = "application/octet-stream";

    private enum Kind
    {
        Text,
        Html,
        Inline,
        Other,
    }

    /// <summary>The element as one line of text; null if it is empty or not text.</summary>
    public static string? Line(FeedElement? element)
    {
        if (element is null)
            return null;
        var (kind, value) = Read(element);
        var line = kind switch
        {
            Kind.Text => Headlines.Clean(value),
            Kind.Html or Kind.Inline => HtmlText.Of(value),
            _ => "",
        };
        return line.Length > 0 ? line : null;
    }

    /// <summary>The element as HTML; null if it is empty or not text.</summary>
    public static string? Html(FeedElement? element)
    {
        if (element is null)
            return null;
        var (kind, value) = Read(element);
        if (kind == Kind.Other || string.IsNullOrWhiteSpace(value))
            return null;
        return kind == Kind.Text ? HtmlText.FromText(value) : value.Trim();
    }

    public static bool IsHtml(FeedElement element) => Read(element).Kind is Kind.Html or Kind.Inline;

    private static (Kind Kind, string Value) Read(FeedElement element)
    {
        var type = element.Attribute("type")?.ToLowerInvariant() ?? "text";
        var parameters = type.IndexOf(';', StringComparison.Ordinal);
        if (parameters >= 0)
            type = type[..parameters].Trim();
        var mode = element.Attribute("mode")?.ToLowerInvariant();
        if (mode == "base64")
            return Decoded(element.Text) is { } decoded
                ? (
                    type == Bytes
                        ? OfBytes(decoded)
                        : (
                            IsMarkup(type) ? Kind.Html
                            : IsText(type) ? Kind.Text
                            : Kind.Other,
                            decoded
                        )
                )
                : (Kind.Other, "");
        if (element.HasElements)
            return (IsText(type) || IsMarkup(type) ? Kind.Inline : Kind.Other, Inner(element));
        if (type is "html" or "text/html" || mode == "escaped" && IsMarkup(type))
            return (Kind.Html, element.Text);
        if (IsMarkup(type))
            return HtmlText.LooksLikeHtml(element.Text) ? (Kind.Html, element.Text) : (Kind.Text, element.Text);
        if (IsText(type))
            return (Kind.Text, element.Text);
        // RFC 4287, section 4.1.3.3: content that is neither text nor XML is base64. We can only use it if it holds
        // text.
        return type == Bytes && Decoded(element.Text) is { } bytes ? OfBytes(bytes) : (Kind.Other, "");
    }

    private static bool IsText(string type) =>
        type is "text" or "plain"
        || type.StartsWith("text/", StringComparison.Ordinal) && type != "text/html"
        || !type.Contains('/', StringComparison.Ordinal) && !IsMarkup(type);

    private static bool IsMarkup(string type) =>
        type is "html" or "text/html" or "xhtml" or "xml"
        || type.EndsWith("+xml", StringComparison.Ordinal) && !type.StartsWith("image/", StringComparison.Ordinal)
        || type is "application/xml" or "text/xml";

    // XHTML is wrapped in a div that is not part of the content.
    private static string Inner(FeedElement element)
    {
        var only = element.Elements.Take(2).ToList();
        return
            only is [{ Name: "div" or "body" } wrapper]
            && element.Text.AsSpan().Trim().Length == wrapper.Text.AsSpan().Trim().Length
            ? wrapper.Html(element.Base)
            : element.Html(element.Base);
    }

    // The type is unknown: treat the bytes as text unless they contain characters that text cannot contain.
    private static (Kind Kind, string Value) OfBytes(string decoded)
    {
        if (decoded.Any(c => c == '\uFFFD' || char.IsControl(c) && !char.IsWhiteSpace(c)))
            return (Kind.Other, "");
        return (HtmlText.LooksLikeHtml(decoded) ? Kind.Html : Kind.Text, decoded);
    }

    private static string? Decoded(string text)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(text));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
