using NewsReader.Formats;
using NewsReader.Formats.Documents;
using NewsReader.Formats.Html;
using NewsReader.Incoming.Files;

namespace NewsReader.Cli.Parse;

/// <summary>A document as <c>parse</c> prints it: either an error, or what would be stored.</summary>
internal sealed record ParsedCase
{
    public required string Case { get; init; }

    public string? Error { get; init; }

    public string? Headline { get; init; }

    public bool? HeadlineIsDerived { get; init; }

    public string? Byline { get; init; }

    public string? Source { get; init; }

    public string? Url { get; init; }

    public string? Published { get; init; }

    public string? Language { get; init; }

    public IReadOnlyList<string>? Topics { get; init; }

    public string? Html { get; init; }

    public IReadOnlyList<string>? Related { get; init; }

    /// <summary>What was left out, and why.</summary>
    public IReadOnlyList<string>? Notes { get; init; }

    public static ParsedCase Of(ParseRequest request, string name)
    {
        var file = Path.GetFileName(request.Path);
        try
        {
            var document = DocumentFile.Read(new(request.Path), request.Path);
            return Of(
                name,
                DocumentParser.Parse(document.Bytes, document.Name, request.BaseAddress).WithinLimits(),
                document.Folder
            );
        }
        catch (DocumentException e)
        {
            return new() { Case = name, Error = e.Message };
        }
        catch (ArticleException e)
        {
            return new() { Case = name, Error = $"{file}: {e.Message}" };
        }
    }

    public static ParsedCase Of(string name, DraftArticle draft, string folder) =>
        new()
        {
            Case = name,
            Headline = draft.Headline,
            HeadlineIsDerived = draft.HeadlineIsDerived,
            Byline = draft.Byline,
            Source = draft.Source ?? folder,
            Url = draft.Url,
            Published = draft.Published?.ToString(),
            Language = draft.Language,
            Topics = draft.Topics,
            Html = draft.Html is null ? null : ArticleHtml.Sanitise(draft.Html, draft.BaseAddress).Html,
            Related = [.. draft.Related.Select(item => item.Text)],
            Notes = draft.Notes,
        };
}
