using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NewsReader.Formats.Images;
using NewsReader.Hosting.Machine;
using NewsReader.Site.Images;

namespace NewsReader.Tests.Site.Images;

/// <summary>Pictures are kept up to a bound, across starts.</summary>
public sealed class ImageFolderTests : IDisposable
{
    private readonly TempFolder here = new();
    private readonly DataFolder data;
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public ImageFolderTests() => data = DataFolder.Open(here.Path);

    public void Dispose()
    {
        data.Dispose();
        here.Dispose();
    }

    [Fact]
    public void The_one_looked_at_longest_ago_goes_first()
    {
        var folder = Folder(megabytes: 1);
        foreach (var name in (string[])["a", "b", "c"])
            Keep(folder, name, 300_000);
        Assert.True(Has(folder, "a"));
        Keep(folder, "d", 300_000);
        Assert.Equal([true, false, true, true], ((string[])["a", "b", "c", "d"]).Select(name => Has(folder, name)));
        Assert.Equal(900_000, Size());

        Keep(folder, "large", 1_000_000);
        Assert.Equal(
            [false, false, false, true],
            ((string[])["a", "c", "d", "large"]).Select(name => Has(folder, name))
        );
        Keep(folder, "too large", 1_000_001);
        Assert.False(Has(folder, "too large"));
        Assert.True(Has(folder, "large"));
    }

    [Fact]
    public void What_is_kept_is_there_after_a_start_in_the_order_of_use()
    {
        var before = Folder(megabytes: 1);
        foreach (var name in (string[])["a", "b", "c"])
        {
            Keep(before, name, 300_000);
            foreach (
                var file in Directory
                    .GetFiles(data.Images)
                    .Where(file =>
                        File.GetLastWriteTimeUtc(file) > new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(2)
                    )
            )
                File.SetLastWriteTimeUtc(file, new DateTime(2026, 1, 1, name[0] - 'a', 0, 0, DateTimeKind.Utc));
        }
        Assert.True(Has(before, "a"));
        here.Write("images/x.part", "half of a picture");
        here.Write("images/notes.txt", "not ours");

        var after = Folder(megabytes: 1);
        Keep(after, "d", 300_000);
        Assert.Equal([true, false, true, true], ((string[])["a", "b", "c", "d"]).Select(name => Has(after, name)));
        Assert.False(File.Exists(Path.Combine(data.Images, "x.part")));
        Assert.True(File.Exists(Path.Combine(data.Images, "notes.txt")));
    }

    [Fact]
    public void A_picture_that_changed_takes_the_place_of_the_old_one()
    {
        var folder = Folder(megabytes: 1);
        Keep(folder, "a", 1000);
        Keep(folder, "a", 2000);
        Assert.Equal(2000, Size());
        using var kept = folder.Find(new("https://a.example.org/a"))!.Bytes;
        Assert.Equal(2000, kept.Length);
    }

    [Fact]
    public void One_that_somebody_removed_is_not_there()
    {
        var folder = Folder(megabytes: 1);
        Keep(folder, "a", 1000);
        Directory.Delete(data.Images, recursive: true);
        Assert.False(Has(folder, "a"));
        Keep(folder, "a", 1000);
        Assert.True(Has(folder, "a"));
    }

    private ImageFolder Folder(int megabytes) =>
        new(
            data,
            Options.Create(new ImageOptions { MaxMegabytes = megabytes }),
            clock,
            NullLogger<ImageFolder>.Instance
        );

    private static void Keep(ImageFolder folder, string name, int length)
    {
        var bytes = new byte[length];
        bytes[0] = (byte)name[0];
        folder.Keep(new($"https://a.example.org/{name}"), bytes, ImageType.Png);
    }

    private static bool Has(ImageFolder folder, string name)
    {
        using var bytes = folder.Find(new($"https://a.example.org/{name}"))?.Bytes;
        return bytes is not null;
    }

    private long Size() => new DirectoryInfo(data.Images).EnumerateFiles().Sum(file => file.Length);
}
