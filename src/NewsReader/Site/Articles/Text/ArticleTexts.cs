using Microsoft.AspNetCore.OutputCaching;
using NewsReader.Collection;
using NewsReader.Formats;
using NewsReader.Formats.Html;
using NewsReader.Formats.Images;
using NewsReader.Site.Images;
using NewsReader.Site.Layout;

namespace NewsReader.Site.Articles.Text;

/// <summary>Prepares the texts of articles for their pages: every picture comes from this site.</summary>
public sealed class ArticleTexts(NewsDb db, ImageAddresses images, EmbeddedImages embedded, PictureSizes sizes)
{
    // In pixels. What other sites show beside a link is at least as wide.
    private const int LeastWidth = 200;

    /// <param name="html">The body as stored; null if it has not arrived.</param>
    /// <param name="files">The files that the publisher gave with the article.</param>
    /// <param name="context">The request: it has the prefix of the site's paths, and may be kept in the cache.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<ShownText> Show(
        string? html,
        IReadOnlyList<EnclosureLink> files,
        HttpContext context,
        CancellationToken ct
    )
    {
        var given =
            html?.Contains("<img", StringComparison.Ordinal) == true
                ? null
                : files.FirstOrDefault(file => file.IsPicture);
        List<string> addresses = given is null ? [.. ImageAddresses.PicturesOf(html ?? "")] : [given.Url];
        var prefix = context.Request.PathBase.ToUriComponent();
        if (addresses.Count == 0)
            return new(Html(html, prefix, null), null, null);
        var page = context.Features.Get<IOutputCacheFeature>()?.Context;
        var known = await sizes.Of(db, addresses, page, ct);
        return new(
            Html(html, prefix, known),
            given is not null && images.PathOf(given.Url) is { } src ? new(given, src, SizeOf(given.Url)) : null,
            // A badge or a face says less about a story than a picture does.
            Pictures().FirstOrDefault(picture => picture.Width is null or >= LeastWidth)
                ?? Pictures().FirstOrDefault()
        );

        ImageSize? SizeOf(string address) => known.TryGetValue(address, out var size) ? size : null;

        IEnumerable<PagePicture> Pictures() =>
            from address in addresses
            let path = images.PathOf(address)
            where path is not null
            select new PagePicture(path, given?.Title ?? "", SizeOf(address)?.Width, SizeOf(address)?.Height);
    }

    // Each block runs in the direction of its words.
    private string? Html(string? stored, string prefix, IReadOnlyDictionary<string, ImageSize>? known) =>
        stored is null
            ? null
            : embedded.Rewrite(images.Rewrite(ArticleHtml.WithDirections(stored), prefix, known), prefix);
}
