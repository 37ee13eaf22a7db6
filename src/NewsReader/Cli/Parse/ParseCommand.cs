using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NewsReader.Formats.Documents;
using NewsReader.Hosting.Logging;
using NewsReader.Incoming.Files;

namespace NewsReader.Cli.Parse;

/// <summary><c>parse PATH…</c>: prints what would be stored, and stores nothing.</summary>
internal static class ParseCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly string[] FeedEndings = [".XML", ".RSS", ".ATOM", ".RDF", ".JSON", ".OPML"];

    public static Command Create()
    {
        var paths = CommandLine.Paths();
        paths.Description = "Files, and folders with all documents, feeds and lists of feeds below them";
        paths.Arity = ArgumentArity.ZeroOrMore;
        var address = new Option<string?>("--base")
        {
            Description = "What relative addresses are relative to, unless the file says otherwise",
            HelpName = "url",
        };
        var type = new Option<string?>("--type")
        {
            Description = "The Content-Type that the files came with; its charset counts",
            HelpName = "mime",
        };
        var batch = new Option<bool>("--batch")
        {
            Description =
                "Read what to print from the standard input: JSON objects, one a line, with \"path\", "
                + "and \"case\" (its name in the output), \"base_url\" and \"content_type\" where there are any",
        };
        address.Validators.Add(given =>
        {
            if (given.Tokens is [var token] && BaseOf(token.Value) is null)
                given.AddError($"“{token.Value}” is no absolute http or https address.");
        });
        var command = new Command(
            "parse",
            "Print what would be stored of each document, feed or list of subscriptions (OPML), one JSON object a line, and store nothing. "
                + "What would be refused has its reason under \"error\"."
        )
        {
            paths,
            address,
            type,
            batch,
        };
        command.Validators.Add(given =>
        {
            if (given.GetValue(paths) is { Length: > 0 } == given.GetValue(batch))
                given.AddError("parse needs paths, or --batch and no paths.");
        });
        command.SetAction(parsed =>
            parsed.GetValue(batch)
                ? PrintBatch()
                : Print(parsed.GetValue(paths)!, parsed.GetValue(type), BaseOf(parsed.GetValue(address)))
        );
        return command;
    }

    /// <summary>True for the names of what a folder is walked for.</summary>
    internal static bool Reads(string name) =>
        DocumentParser.Reads(name) || FeedEndings.Contains(Path.GetExtension(name).ToUpperInvariant());

    /// <summary>What one file says: of documents by their names, of all else by what is in it.</summary>
    internal static object Read(ParseRequest request)
    {
        var name = request.Case ?? Path.GetFileName(request.Path);
        try
        {
            return IsPage(request) ? ParsedPage.Of(request, name)
                : DocumentParser.Reads(request.Path) ? ParsedCase.Of(request, name)
                : ParsedFeedCase.Of(request, name);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A fault of ours, with this file: the others are still to be printed.
            return new FailedCase(
                name,
                $"{Path.GetFileName(request.Path)}: it could not be read: {e.GetType().Name}: {e.Message}"
            );
        }
    }

    private static bool IsPage(ParseRequest request) =>
        DocumentKinds.IsPage(request.Path)
        || (!Reads(request.Path) && request.ContentType?.Contains("html", StringComparison.OrdinalIgnoreCase) is true);

    private static int Print(string[] paths, string? type, Uri? baseAddress)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput());
        foreach (var file in paths.SelectMany(path => DocumentFolders.Find(path, Reads)))
            output.WriteLine(TextOf(Read(new(null, file, baseAddress?.AbsoluteUri, type))));
        return CommandLine.Done;
    }

    // Each line is printed before the next is read, for whoever asks in turn.
    private static int PrintBatch()
    {
        using var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
        using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        while (input.ReadLine() is { } line)
        {
            if (line.Length > 0)
                output.WriteLine(TextOf(ReadLine(line)));
        }
        return CommandLine.Done;
    }

    private static object ReadLine(string line)
    {
        ParseRequest? request = null;
        try
        {
            request = JsonSerializer.Deserialize<ParseRequest>(line);
        }
        catch (JsonException)
        {
            // Told below.
        }
        if (string.IsNullOrEmpty(request?.Path))
            return new FailedCase(request?.Case, "expected a JSON object with “path”");
        if (request.Path.Contains('\0', StringComparison.Ordinal))
            return new FailedCase(request.Case, "expected the path of a file in “path”, found a NUL character in it");
        if (request.BaseUrl is { Length: > 0 } address && BaseOf(address) is null)
        {
            var problem = $"expected an absolute http or https address in “base_url”, found “{address}”";
            return new FailedCase(request.Case ?? Path.GetFileName(request.Path), problem);
        }
        return Read(request);
    }

    private static string TextOf(object parsed) => LogText.Escape(JsonSerializer.Serialize(parsed, Json));

    /// <summary>An absolute http or https address, or null.</summary>
    internal static Uri? BaseOf(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null;
}

/// <summary>A file that could not be read.</summary>
internal sealed record FailedCase(string? Case, string Error);
