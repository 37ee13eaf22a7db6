using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using NewsReader.Documents;
using NewsReader.Import;
using NewsReader.Pages;

namespace NewsReader.Cli;

/// <summary><c>parse PATH…</c>: prints what would be stored, and stores nothing.</summary>
internal static class ParseCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] FeedEndings = [".XML", ".RSS", ".ATOM", ".RDF", ".JSON", ".OPML"];

    public static Command Create()
    {
        var paths = CommandLine.Paths();
        paths.Description = "Files, and folders with all below them that end in .txt, .md, .xml, .rss, .atom, .rdf, .json or .opml";
        var address = new Option<string?>("--base") { Description = "What relative addresses in feeds are relative to, unless the feed says otherwise", HelpName = "url" };
        var type = new Option<string?>("--type") { Description = "The Content-Type that the feeds came with; its charset counts", HelpName = "mime" };
        address.Validators.Add(given =>
        {
            if (given.Tokens is [var token] && BaseOf(token.Value) is null) given.AddError($"“{token.Value}” is no absolute http or https address.");
        });
        var command = new Command("parse", "Print what would be stored of each document, feed or list of subscriptions (OPML), one JSON object a line, and store nothing. What would be refused has its reason under \"error\".") { paths, address, type };
        command.SetAction(parsed => Print(parsed.GetValue(paths)!, parsed.GetValue(type), BaseOf(parsed.GetValue(address))));
        return command;
    }

    /// <summary>True for the names of what a folder is walked for.</summary>
    internal static bool Reads(string name) => DocumentParser.Reads(name) || FeedEndings.Contains(Path.GetExtension(name).ToUpperInvariant());

    /// <summary>What one file says: of documents by their names, of all else by what is in it.</summary>
    internal static object Read(string file, string? type, Uri? baseAddress) => PageDocument.Reads(file) ? ParsedPage.Of(file) : DocumentParser.Reads(file) ? ParsedCase.Of(file) : ParsedFeedCase.Of(file, type, baseAddress);

    private static int Print(string[] paths, string? type, Uri? baseAddress)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput());
        foreach (var file in paths.SelectMany(path => DocumentFolders.Find(path, Reads))) output.WriteLine(JsonSerializer.Serialize(TryRead(file, type, baseAddress), Json));
        return CommandLine.Done;
    }

    private static object TryRead(string file, string? type, Uri? baseAddress)
    {
        try
        {
            return Read(file, type, baseAddress);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return ParsedFeedCase.Failed(file, e);
        }
    }

    private static Uri? BaseOf(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null;
}
