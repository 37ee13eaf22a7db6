using Microsoft.Extensions.Logging.Abstractions;
using NewsReader.Formats.Images;
using NewsReader.Hosting.Machine;
using NewsReader.Site.Images;

namespace NewsReader.Tests.Site.Images;

/// <summary>Only what this site signed is given out, and every picture is signed.</summary>
public sealed class ImageAddressesTests : IDisposable
{
    private const string Picture = "https://pictures.example.org/a%20b.jpg?w=600&h=400";

    private readonly TempFolder here = new();
    private readonly DataFolder data;
    private readonly ImageAddresses addresses;

    public ImageAddressesTests()
    {
        data = DataFolder.Open(here.Path);
        addresses = Addresses();
    }

    public void Dispose()
    {
        data.Dispose();
        here.Dispose();
    }

    [Fact]
    public void A_picture_in_stored_html_is_at_this_site()
    {
        var html = addresses.Rewrite(
            """<p>a</p><figure><img src="https://pictures.example.org/a%20b.jpg?w=600&amp;h=400" alt="x &lt; y" width="600"><figcaption>b</figcaption></figure><img src="http://other.example.org/c.png">"""
        );
        Assert.Equal(
            $"""<p>a</p><figure><img src="{addresses.PathOf(Picture)}" alt="x &lt; y" width="600" decoding="async"><figcaption>b</figcaption></figure><img src="{addresses.PathOf("http://other.example.org/c.png")}" loading="lazy" decoding="async">""",
            html
        );
        Assert.Contains(
            $"src=\"https://news.example.org{addresses.PathOf(Picture)}\"",
            addresses.Rewrite(
                $"<img src=\"{Picture.Replace("&", "&amp;", StringComparison.Ordinal)}\">",
                "https://news.example.org"
            ),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("", "width=\"1200\" height=\"800\"")]
    [InlineData("width=\"600\"", "width=\"600\" height=\"400\"")]
    [InlineData("height=\"400\"", "width=\"600\" height=\"400\"")]
    // Its publisher is wrong about its shape.
    [InlineData("width=\"600\" height=\"600\"", "width=\"600\" height=\"400\"")]
    [InlineData("width=\"1200\" height=\"1\"", "width=\"1200\" height=\"800\"")]
    [InlineData("width=\"9000\" height=\"9000\"", "width=\"1200\" height=\"800\"")]
    public void A_known_size_is_written_so_that_the_text_does_not_move(string given, string written)
    {
        Dictionary<string, ImageSize> sizes = new() { [Picture] = new(1200, 800) };
        var source = $"src=\"{Picture.Replace("&", "&amp;", StringComparison.Ordinal)}\"";
        Assert.Equal(
            $"<img src=\"{addresses.PathOf(Picture)}\" alt=\"width=&quot;7&quot;\" {written} decoding=\"async\">",
            addresses.Rewrite($"<img {source} alt=\"width=&quot;7&quot;\" {given}".TrimEnd() + ">", sizes: sizes)
        );
    }

    [Theory]
    [InlineData("<p>no picture</p>")]
    [InlineData("<p>&lt;img src=&quot;https://a.example.org/&quot;&gt;</p>")]
    [InlineData("<img src=\"/img/x/y\" alt=\"\">")]
    [InlineData("<a href=\"https://a.example.org/b.jpg\">img src=\"https://a.example.org/b.jpg\"</a>")]
    public void All_else_stays_as_it_is(string html) => Assert.Equal(html, addresses.Rewrite(html));

    [Fact]
    public void One_that_cannot_be_given_out_is_left_out() =>
        Assert.Equal(
            "<p></p>",
            addresses.Rewrite(
                $"<p><img src=\"https://a.example.org/{new string('x', 5000)}\" alt=\"long\"><img src=\"https://me:secret@a.example.org/\"></p>"
            )
        );

    [Fact]
    public void What_was_signed_is_read_back_and_nothing_else()
    {
        var parts = addresses.PathOf(Picture)!.Split('/');
        var (signature, encoded) = (parts[2], parts[3]);
        Assert.Equal(new Uri(Picture), addresses.Read(signature, encoded));

        Assert.Null(addresses.Read(signature, addresses.PathOf(Picture + "x")!.Split('/')[3]));
        Assert.Null(addresses.Read(signature[..^2], encoded));
        Assert.Null(addresses.Read("", encoded));
        Assert.Null(addresses.Read(signature, "%%%"));
        Assert.Null(addresses.Read("ü", encoded));
        for (var i = 0; i < signature.Length - 1; i++)
        {
            var forged = signature[..i] + (signature[i] == 'A' ? 'B' : 'A') + signature[(i + 1)..];
            Assert.Null(addresses.Read(forged, encoded));
        }
    }

    [Fact]
    public void The_key_is_the_owners_alone_and_made_anew_when_it_is_lost()
    {
        var path = addresses.PathOf(Picture)!;
        var file = Path.Combine(data.Keys, "images.key");
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(path, Addresses().PathOf(Picture));

        File.WriteAllText(file, "short");
        var anew = Addresses();
        Assert.NotEqual(path, anew.PathOf(Picture));
        Assert.Null(anew.Read(path.Split('/')[2], path.Split('/')[3]));
        Assert.Equal(anew.PathOf(Picture), Addresses().PathOf(Picture));
    }

    [Fact]
    public void Without_a_place_for_its_key_a_site_signs_all_the_same()
    {
        Directory.CreateDirectory(Path.Combine(here.Path, "elsewhere"));
        using var other = DataFolder.Open(Path.Combine(here.Path, "elsewhere"));
        File.WriteAllText(other.Keys, "a file where the folder was to be");
        var unkept = new ImageAddresses(new ImageKey(other, NullLogger<ImageKey>.Instance));
        var parts = unkept.PathOf(Picture)!.Split('/');
        Assert.Equal(new Uri(Picture), unkept.Read(parts[2], parts[3]));
    }

    private ImageAddresses Addresses() => new(new ImageKey(data, NullLogger<ImageKey>.Instance));
}
