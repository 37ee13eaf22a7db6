using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using NewsReader.Fetching;
using NewsReader.Fetching.Robots;
using NewsReader.Formats;
using NewsReader.Formats.Documents;
using NewsReader.Formats.WebPages;

namespace NewsReader.Incoming.FullText;

/// <summary>
/// Fetches a page from its publisher and finds its story, if robots.txt allows it and no sign-in is needed.
/// </summary>
public sealed class StoryDownloader(WebFetcher web, RobotsGate robots)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    /// <summary>Fetches a page. A failure is a value, not an exception.</summary>
    public async Task<DownloadedStory> Get(Uri address, CancellationToken ct)
    {
        try
        {
            if (await robots.Refusal(address, ct) is { } refusal)
                return Without(address, refusal);
            var fetched = await web.Get(
                new(address)
                {
                    Accept = "text/html, application/xhtml+xml",
                    MaxBytes = PageReader.MaxBytes,
                    Deadline = Deadline,
                },
                ct
            );
            // The host that a redirect leads to has its own rules. If it doesn't allow programs, we don't use the page,
            // although it was sent.
            if (
                fetched.Address.Authority != address.Authority
                && await robots.Refusal(fetched.Address, ct) is { } elsewhere
            )
                return Without(fetched.Address, elsewhere);
            return Problem(fetched) is { } problem
                ? Without(fetched.Address, problem) with
                {
                    HostIsBusy =
                        fetched.Status is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError,
                }
                : Read(fetched);
        }
        catch (FetchException e)
        {
            return Without(e.Address, e.Message.TrimEnd('.')) with
            {
                HostIsBusy = e.Fault is FetchFault.Timeout or FetchFault.Unreachable or FetchFault.Certificate,
            };
        }
    }

    private static string? Problem(FetchResponse fetched) =>
        (int)fetched.Status switch
        {
            401 or 402 or 403 => $"its publisher lets only those in who sign in or pay ({StatusText(fetched.Status)})",
            404 or 410 => $"its publisher has no such page any more ({StatusText(fetched.Status)})",
            < 200 or > 299 => $"the server answered {StatusText(fetched.Status)}",
            _ when !IsPage(fetched.ContentType) => $"it is not a web page, but {fetched.ContentType}",
            _ => null,
        };

    private static DownloadedStory Read(FetchResponse fetched)
    {
        try
        {
            var page = PageReader.Read(
                fetched.Bytes.ToArray(),
                fetched.ContentType,
                fetched.Address,
                fetched.Address.Host
            );
            return new(fetched.Address, PageDocument.AsDraft(page), null);
        }
        catch (DocumentException e)
        {
            return Without(fetched.Address, e.Problem);
        }
    }

    // A page without a content type is read too.
    private static bool IsPage(string? contentType) =>
        contentType?.Split(';')[0].Trim().ToUpperInvariant() is null or "" or "TEXT/HTML" or "APPLICATION/XHTML+XML";

    private static DownloadedStory Without(Uri address, string problem) => new(address, null, problem);

    private static string StatusText(HttpStatusCode status) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)status} {ReasonPhrases.GetReasonPhrase((int)status)}")
            .TrimEnd();
}
