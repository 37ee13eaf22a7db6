using System.Globalization;
using NewsReader.Formats.Feeds.Xml;
using NewsReader.Formats.Html.Pictures;

namespace NewsReader.Formats.Feeds;

/// <summary>
/// The files attached to an entry: enclosures of the format itself, then Media RSS, then preview pictures.
/// </summary>
internal static class MediaFiles
{
    private const int Most = 100;

    private static readonly string[] ImageEndings = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg"];

    /// <summary>In order, each address once. Mentions of the same address are merged.</summary>
    public static IReadOnlyList<ParsedEnclosure> Of(FeedElement entry, IEnumerable<ParsedEnclosure> own)
    {
        var all = own.Select(file => file with { IsImage = IsImage(file.Type, null, file.Url) })
            .Concat(Contents(entry))
            .Concat(Thumbnails(entry))
            .Concat(Pictures(entry));
        return [.. all.Take(10 * Most).GroupBy(file => file.Url).Select(Merged).Take(Most)];
    }

    /// <summary>The Media RSS title of the entry or its content.</summary>
    public static string? Title(FeedElement entry) =>
        XmlFeedModules.FirstLine(entry.First("media", "title"), entry.First("media", "group")?.First("media", "title"));

    public static string? Description(FeedElement entry)
    {
        var description =
            entry.First("media", "description")
            ?? entry.First("media", "group")?.First("media", "description")
            ?? OnlyContent(entry)?.First("media", "description");
        if (description is null)
            return null;
        if (
            description.Attribute("type") == "html"
            || description.HasElements
            || HtmlText.LooksLikeHtml(description.Text)
        )
            return XmlFeedModules.Html(description);
        return HtmlText.FromText(description.Text, keepLines: true) is { Length: > 0 } text ? text : null;
    }

    // The description of an only film describes the entry. With several films, each has its own caption.
    private static FeedElement? OnlyContent(FeedElement entry) =>
        Groups(entry).SelectMany(holder => XmlFeedModules.Named(holder, "media", "content")).Take(2).ToList()
            is [var only]
            ? only
            : null;

    /// <summary>A number of bytes; null for anything else.</summary>
    public static long? Length(string? text) =>
        long.TryParse(
            text?.Replace(",", "", StringComparison.Ordinal),
            NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture,
            out var length
        )
            ? length
            : null;

    public static bool IsImage(string? type, string? medium, string url)
    {
        if (type?.Contains('/', StringComparison.Ordinal) == true)
            return type.StartsWith("image/", StringComparison.OrdinalIgnoreCase);
        if (medium is not null || type is not null)
            return "image".Equals(medium ?? type, StringComparison.OrdinalIgnoreCase);
        var path = url.AsSpan(0, url.AsSpan().IndexOfAny('?', '#') is >= 0 and var end ? end : url.Length);
        foreach (var ending in ImageEndings)
            if (path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private static IEnumerable<ParsedEnclosure> Contents(FeedElement entry)
    {
        foreach (
            var (holder, content) in Groups(entry)
                .SelectMany(holder =>
                    XmlFeedModules.Named(holder, "media", "content").Select(content => (holder, content))
                )
        )
        {
            if (XmlFeedModules.Address(content.Attribute("url"), content) is not { } url)
                continue;
            var type = content.Attribute("type");
            yield return new(url, type, Length(content.Attribute("filesize")))
            {
                Title = XmlFeedModules.FirstLine(
                    content.First("media", "title"),
                    content.First("media", "description"),
                    content.First("media", "text")
                ),
                IsImage = IsImage(type, content.Attribute("medium"), url),
                Width = Width(content, url),
                // The contents of a group are versions of one thing. Sizes of the same picture differ only in the
                // query.
                PictureKey = holder == entry ? url.Split('?')[0] : $"group {holder.Line}",
            };
        }
    }

    private static IEnumerable<ParsedEnclosure> Thumbnails(FeedElement entry) =>
        from holder in Groups(entry)
            .SelectMany(holder => XmlFeedModules.Named(holder, "media", "content").Prepend(holder))
        from thumbnail in XmlFeedModules.Named(holder, "media", "thumbnail")
        let url = XmlFeedModules.Address(thumbnail.Attribute("url") ?? thumbnail.Text, thumbnail)
        where url is not null
        select new ParsedEnclosure(url, null, null)
        {
            IsImage = true,
            IsPreview = true,
            Width = Width(thumbnail, url),
            Title = holder == entry ? null : XmlFeedModules.FirstLine(holder.First("media", "title")),
        };

    private static IEnumerable<ParsedEnclosure> Pictures(FeedElement entry)
    {
        foreach (
            var image in XmlFeedModules
                .Named(entry, "itunes", "image")
                .Concat(XmlFeedModules.Named(entry, Namespaces.Core, "image"))
        )
        {
            var text =
                image.Attribute("href")
                ?? image.Attribute("url")
                ?? XmlFeedModules.Line(image.First(Namespaces.Core, "url"))
                ?? (image.HasElements ? null : image.Text);
            if (XmlFeedModules.Address(text, image) is { } url && ElementAddresses.HasScheme(url))
                yield return new(url, null, null) { IsImage = true, IsPreview = true };
        }
    }

    private static int? Width(FeedElement picture, string url) =>
        PictureSources.Pixels(picture.Attribute("width")) is > 0 and var width ? width : PictureSources.WidthIn(url);

    /// <summary>The entry and its groups. Media RSS elements that describe the entry may stand in any of
    /// them.</summary>
    public static IEnumerable<FeedElement> Groups(FeedElement entry) =>
        XmlFeedModules.Named(entry, "media", "group").Prepend(entry);

    private static ParsedEnclosure Merged(IGrouping<string, ParsedEnclosure> mentions)
    {
        var first = mentions.First();
        foreach (var other in mentions.Skip(1))
            first = first with
            {
                Type = first.Type ?? other.Type,
                Length = first.Length ?? other.Length,
                Title = first.Title ?? other.Title,
                Width = first.Width ?? other.Width,
                IsPreview = first.IsPreview && other.IsPreview,
                IsImage = first.IsImage || other.IsImage,
            };
        return first;
    }
}
