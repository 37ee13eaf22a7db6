using NewsReader.Formats;
using NewsReader.Formats.Documents;
using NewsReader.Formats.Html;
using NewsReader.Incoming.Files;

namespace NewsReader.Cli.Parse;

/// <summary>A saved page as <c>parse</c> prints it: either an error, or the article in it.</summary>
internal sealed record ParsedPage
{
    public required string Case { get; init; }

    public string? Error { get; init; }

    public string? Title { get; init; }

    public string? Byline { get; init; }

    public string? Published { get; init; }

    public string? Lang { get; init; }

    public string? SiteName { get; init; }

    public string? Html { get; init; }

    public string? Text { get; init; }

    public IReadOnlyList<ParsedRelated>? Related { get; init; }

    public static ParsedPage Of(ParseRequest request, string name)
    {
        var file = Path.GetFileName(request.Path);
        try
        {
            var document = DocumentFile.Read(new(request.Path), request.Path);
            var page = PageDocument.Read(document.Bytes, file, request.ContentType, request.BaseAddress);
            return new()
            {
                Case = name,
                Title = page.Headline,
                Byline = page.Byline,
                Published = page.Published?.ToString(),
                Lang = page.Language,
                SiteName = page.SiteName,
                Html = ArticleHtml.Sanitise(page.Html, page.BaseAddress).Html,
                Text = page.Text,
                Related = [.. page.Related.Select(item => new ParsedRelated(item.Text, item.Url))],
            };
        }
        catch (Exception e) when (e is DocumentException or ArticleException)
        {
            return new() { Case = name, Error = e is ArticleException ? $"{file}: {e.Message}" : e.Message };
        }
    }
}

/// <summary>A related headline of a page, as <c>parse</c> prints it.</summary>
internal sealed record ParsedRelated(string Title, string? Url);
