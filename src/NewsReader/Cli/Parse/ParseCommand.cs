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
        paths.Description = "Files, and folders with all documents, feeds and OPML files below them";
        paths.Arity = ArgumentArity.ZeroOrMore;
        var address = new Option<string?>("--base")
        {
            Description = "The base for relative addresses, unless the file sets another",
            HelpName = "url",
        };
        var type = new Option<string?>("--type")
        {
            Description = "The Content-Type header of the files; only its charset is used",
            HelpName = "mime",
        };
        var batch = new Option<bool>("--batch")
        {
            Description =
                "Read what to parse from standard input: one JSON object per line with \"path\",  "
                + "and optionally \"case\" (its name in the output), \"base_url\" and \"content_type\"",
        };
        address.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && BaseOf(token.Value) is null)
                result.AddError($"“{token.Value}” is not an absolute http or https address.");
        });
        var command = new Command(
            "parse",
            "Print what would be stored for each document, feed or OPML file, one JSON object per line, "
                + "and store nothing. "
                + "A file that would be refused has the reason under \"error\"."
        )
        {
            paths,
            address,
            type,
            batch,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(paths) is { Length: > 0 } == result.GetValue(batch))
                result.AddError("parse needs either paths or --batch.");
        });
        command.SetAction(parsed =>
            parsed.GetValue(batch)
                ? PrintBatch()
                : Print(parsed.GetValue(paths)!, parsed.GetValue(type), BaseOf(parsed.GetValue(address)))
        );
        return command;
    }

    /// <summary>True for file names that are read when walking a folder.</summary>
    internal static bool Reads(string name) =>
        DocumentParser.Reads(name) || FeedEndings.Contains(Path.GetExtension(name).ToUpperInvariant());

    /// <summary>Parses one file. Documents are recognized by name, everything else by content.</summary>
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
            // A bug of ours that this file triggers. Still print the others.
            Console.Error.WriteLine(LogText.Escape($"{request.Path}: {e}", keepLines: true));
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

    // Prints each result before reading the next line, for callers that wait for one answer at a time.
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
            // Reported below.
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

    /// <summary>The address as a URI if it is absolute http or https, else null.</summary>
    internal static Uri? BaseOf(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null;
}

/// <summary>A file that could not be read.</summary>
internal sealed record FailedCase(string? Case, string Error);
