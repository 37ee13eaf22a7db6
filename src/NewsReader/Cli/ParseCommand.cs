using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using NewsReader.Articles;
using NewsReader.Documents;
using NewsReader.Import;
using NewsReader.Pages;

namespace NewsReader.Cli;

/// <summary><c>parse PATH…</c>: prints what would be stored, and stores nothing.</summary>
internal static class ParseCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var paths = CommandLine.Paths();
        var command = new Command("parse", "Print what would be stored of each document, one JSON object a line, and store nothing. A document that would be refused has its reason under \"error\".") { paths };
        command.SetAction(parsed => Print(parsed.GetValue(paths)!));
        return command;
    }

    private static int Print(string[] paths)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput());
        foreach (var file in paths.SelectMany(DocumentFolders.Find)) output.WriteLine(JsonSerializer.Serialize(PageDocument.Reads(file) ? ParsedPage.Of(file) : (object)ParsedCase.Of(file), Json));
        return CommandLine.Done;
    }
}

/// <summary>A document as <c>parse</c> prints it: either the error, or what would be stored.</summary>
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

    public static ParsedCase Of(string file)
    {
        var name = Path.GetFileName(file);
        try
        {
            var document = DocumentFile.Read(file, file);
            var draft = DocumentParser.Parse(document.Bytes, document.Name);
            return Of(name, draft, document.Folder);
        }
        catch (Exception e) when (e is DocumentException or ArticleException)
        {
            return new() { Case = name, Error = e.Message };
        }
    }

    public static ParsedCase Of(string name, DraftArticle draft, string folder) => new()
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
        Html = draft.Html is null ? null : ArticleHtml.Sanitise(draft.Html).Html,
        Related = [.. draft.Related.Select(item => item.Text)],
    };
}
