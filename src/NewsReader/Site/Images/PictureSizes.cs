using System.Threading.Channels;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Files;
using NewsReader.Formats;
using NewsReader.Formats.Images;

namespace NewsReader.Site.Images;

/// <summary>Knows the sizes of pictures, so that a page's text stays in place while they load.</summary>
public sealed class PictureSizes(ImageFolder folder)
{
    // On a page with more pictures, the others are known before the reader gets near them.
    private const int MostOfAPage = 100;
    private const int MostWaiting = 10_000;

    private readonly Channel<StoredPicture> found = Channel.CreateBounded<StoredPicture>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true }
    );

    /// <summary>New sizes, to be stored.</summary>
    public ChannelReader<StoredPicture> Found => found.Reader;

    /// <summary>Queues the size of a fetched picture to be stored. Nobody waits for it.</summary>
    /// <param name="address">The publisher's address.</param>
    /// <param name="size">Null if its bytes do not say.</param>
    public void Keep(Uri address, ImageSize? size) =>
        found.Writer.TryWrite(
            new()
            {
                Id = StoredPicture.IdOf(address),
                Width = size?.Width ?? 0,
                Height = size?.Height ?? 0,
            }
        );

    /// <summary>The known sizes, by address.</summary>
    /// <param name="db">The collection.</param>
    /// <param name="addresses">Absolute, http or https.</param>
    /// <param name="page">
    /// The page's entry in the cache, which is evicted when one of the other sizes becomes known. Null if the page is
    /// not cached.
    /// </param>
    /// <param name="ct">Ends the work.</param>
    public async Task<IReadOnlyDictionary<string, ImageSize>> Of(
        NewsDb db,
        IEnumerable<string> addresses,
        OutputCacheContext? page,
        CancellationToken ct
    )
    {
        Dictionary<string, Uri> wanted = new(StringComparer.Ordinal);
        foreach (var address in addresses.Distinct().Take(MostOfAPage))
            if (WebAddress.Parse(address) is { } uri)
                wanted[address] = uri;
        Dictionary<string, ImageSize> sizes = new(StringComparer.Ordinal);
        if (wanted.Count == 0)
            return sizes;
        List<long> ids = [.. wanted.Values.Select(StoredPicture.IdOf)];
        var known = await db
            .Pictures.Where(picture => ids.Contains(picture.Id))
            .ToDictionaryAsync(picture => picture.Id, ct);
        foreach (var (address, uri) in wanted)
        {
            var id = StoredPicture.IdOf(uri);
            if (known.TryGetValue(id, out var picture))
            {
                if (picture.Width > 0)
                    sizes[address] = new(picture.Width, picture.Height);
            }
            else if (SizeOfKept(uri) is { } size)
                sizes[address] = size;
            else
                page?.Tags.Add(TagOf(id));
        }
        return sizes;
    }

    // A picture that was cached before we stored sizes.
    private ImageSize? SizeOfKept(Uri address)
    {
        if (folder.Find(address) is not { } kept)
            return null;
        using var stream = kept.Bytes;
        var bytes = new byte[Math.Min(stream.Length, ImageSize.MostBytes)];
        try
        {
            stream.ReadExactly(bytes);
        }
        catch (IOException)
        {
            return null;
        }
        var size = ImageSize.Read(bytes, kept.Type);
        Keep(address, size);
        return size;
    }

    /// <summary>The cache tag of pages with a picture of unknown size.</summary>
    public static string TagOf(long id) => $"picture {id}";
}
