using System.Text;
using NewsReader.Formats.Documents;

namespace NewsReader.Tests.Formats.Documents;

/// <summary>Pages saved as a single file by browsers.</summary>
public sealed class WebArchiveTests
{
    [Theory]
    [InlineData("MIME-Version: 1.0\r\n")]
    [InlineData("From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n")]
    public void Archive_with_an_html_extension_is_still_read_as_an_archive(string head)
    {
        var words = string.Concat(
            Enumerable.Repeat("The harbour wall gave way on Tuesday night, after a week of =\r\nstorms. ", 9)
        );
        var archive =
            $"{head}Content-Type: multipart/related; type=\"text/html\"; boundary=\"part\"\r\n\r\n--part\r\nContent-Type: text/html\r\n"
            + $"Content-Transfer-Encoding: quoted-printable\r\n\r\n<title>The wall</title><h1>The wall</h1><p>{words}</p>\r\n--part--";
        var draft = DocumentParser.Parse(Encoding.ASCII.GetBytes(archive), "wall.html");
        Assert.Equal("The wall", draft.Headline);
        Assert.Contains("a week of storms", draft.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(2_000)]
    public void Repeated_picture_does_not_multiply_the_size(int times)
    {
        var picture = Convert.ToBase64String(new byte[290_000]);
        var archive = WebArchive.Open(
            Encoding.ASCII.GetBytes(
                string.Join(
                    "\r\n",
                    "MIME-Version: 1.0",
                    "Content-Type: multipart/related; type=\"text/html\"; boundary=\"part\"",
                    "",
                    "--part",
                    "Content-Type: text/html",
                    "",
                    string.Concat(Enumerable.Repeat("<img src=\"cid:a@x\">\r\n", times)),
                    "--part",
                    "Content-Type: image/png",
                    "Content-ID: <a@x>",
                    "Content-Transfer-Encoding: base64",
                    "",
                    picture,
                    "--part--",
                    ""
                )
            ),
            "page.mhtml"
        );
        Assert.Contains(
            "data:image/png;base64,AAAA",
            Encoding.Latin1.GetString(archive.Html),
            StringComparison.Ordinal
        );
        Assert.InRange(archive.Html.Length, 2 * 386_000, 5_000_000);
    }
}
