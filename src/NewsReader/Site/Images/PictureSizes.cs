using System.Threading.Channels;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Files;
using NewsReader.Formats;
using NewsReader.Formats.Images;

namespace NewsReader.Site.Images;

/// <summary>How large the pictures of a page are, so that its text stays where it is when they arrive.</summary>
public sealed class PictureSizes(ImageFolder folder)
{
    // A page with more pictures is long enough for the others to be known before they are near.
    private const int MostOfAPage = 100;
    private const int MostWaiting = 10_000;

    private readonly Channel<StoredPicture> found = Channel.CreateBounded<StoredPicture>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true }
    );

    /// <summary>Sizes that were found and are to be stored.</summary>
    public ChannelReader<StoredPicture> Found => found.Reader;

    /// <summary>Remembers the size of a picture that was fetched, in a while: nobody waits for it.</summary>
    /// <param name="address">Where its publisher has it.</param>
    /// <param name="size">Null when its bytes do not say.</param>
    public void Keep(Uri address, ImageSize? size) =>
        found.Writer.TryWrite(
            new()
            {
                Id = StoredPicture.IdOf(address),
                Width = size?.Width ?? 0,
                Height = size?.Height ?? 0,
            }
        );

    /// <summary>The sizes that are known, by address.</summary>
    /// <param name="db">The collection.</param>
    /// <param name="addresses">Absolute, http or https.</param>
    /// <param name="page">
    /// The request for the page; what is kept of it goes when one of the other sizes becomes known. Null when it is not
    /// kept.
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

    // One that was kept before its size was looked at.
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

    /// <summary>What the page of a picture is kept under while its size is not known.</summary>
    public static string TagOf(long id) => $"picture {id}";
}
