using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using NewsReader.Hosting.Requests;

namespace NewsReader.Site.Images;

/// <summary>Serves the pictures of articles, so that reading contacts nobody but this site.</summary>
public sealed class ImagesController(ImageAddresses addresses, ImageFetcher images, EmbeddedImages embedded)
    : Controller
{
    [HttpGet("/img/{signature}/{encoded}"), ContentPolicy("default-src 'none'; sandbox")]
    public async Task<IActionResult> Show(string signature, string encoded, CancellationToken ct)
    {
        if (addresses.Read(signature, encoded) is not { } address)
            return NotFound();
        var answer = await images.Get(address, ct);
        if (answer.Image is not { } image)
            return NoPicture(answer.Status);
        Response.Headers.CacheControl = "public, max-age=2592000, immutable";
        return File(image.Bytes, image.Type.Name, lastModified: null, new EntityTagHeaderValue($"\"{image.Content}\""));
    }

    /// <summary>A picture that was embedded in an article's text.</summary>
    [HttpGet("/img/embedded/{name}"), ContentPolicy("default-src 'none'; sandbox")]
    public IActionResult ShowEmbedded(string name)
    {
        if (embedded.Find(name) is not { } image)
            return NotFound();
        Response.Headers.CacheControl = "public, max-age=2592000, immutable";
        return File(image.Bytes, image.Type.Name, lastModified: null, new EntityTagHeaderValue($"\"{image.Content}\""));
    }

    // Nobody sees this text in place of a picture, so it is short. The browser may soon ask again.
    private ContentResult NoPicture(int status)
    {
        Response.Headers.CacheControl = "private, max-age=60";
        if (status == StatusCodes.Status503ServiceUnavailable)
            Response.Headers.RetryAfter = "5";
        return new()
        {
            Content = "This picture isn’t available right now.\n",
            ContentType = "text/plain; charset=utf-8",
            StatusCode = status,
        };
    }
}
