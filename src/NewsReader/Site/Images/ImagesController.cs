using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using NewsReader.Hosting.Requests;

namespace NewsReader.Site.Images;

/// <summary>Gives out the pictures of articles, so that reading contacts nobody but this site.</summary>
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

    /// <summary>A picture that stood in an article's text.</summary>
    [HttpGet("/img/embedded/{name}"), ContentPolicy("default-src 'none'; sandbox")]
    public IActionResult ShowEmbedded(string name)
    {
        if (embedded.Find(name) is not { } image)
            return NotFound();
        Response.Headers.CacheControl = "public, max-age=2592000, immutable";
        return File(image.Bytes, image.Type.Name, lastModified: null, new EntityTagHeaderValue($"\"{image.Content}\""));
    }

    // Nobody reads it where a picture was to be: as short as can be, and soon asked again.
    private ContentResult NoPicture(int status)
    {
        Response.Headers.CacheControl = "private, max-age=60";
        if (status == StatusCodes.Status503ServiceUnavailable)
            Response.Headers.RetryAfter = "5";
        return new()
        {
            Content = "This picture is not to be had at the moment.\n",
            ContentType = "text/plain; charset=utf-8",
            StatusCode = status,
        };
    }
}
