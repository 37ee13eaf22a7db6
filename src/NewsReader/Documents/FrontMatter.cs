using System.Text.RegularExpressions;
using NewsReader.Articles;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace NewsReader.Documents;

/// <summary>The YAML between the two <c>---</c> lines that open a Markdown document.</summary>
internal sealed partial class FrontMatter
{
    private const int MaxLength = 64 * 1024;
    private const int MaxDepth = 4;

    private readonly string file;
    private readonly YamlMappingNode fields;

    private FrontMatter(string file, YamlMappingNode fields) => (this.file, this.fields) = (file, fields);

    /// <summary>Parts a document into its front matter (empty when there is none) and the text below it.</summary>
    /// <exception cref="DocumentException">It does not close, is not YAML, or is not a list of names with values.</exception>
    public static (FrontMatter Fields, string Body) Split(string text, string file)
    {
        if (OpeningLine().Match(text) is not { Success: true, Length: var start }) return (new(file, []), text);
        if (ClosingLine().Match(text, start) is not { Success: true, Index: var end } closing)
            throw new DocumentException(file, "expected a line “---” that closes the front matter", 1);

        // With the first line's end, so that lines are counted as in the document.
        var yaml = text[(start - 1)..end];
        if (yaml.Length > MaxLength)
            throw new DocumentException(file, $"expected front matter of at most {MaxLength / 1024} KB", 1);
        return (new(file, ReadMapping(yaml, file)), text[(end + closing.Length)..]);
    }

    /// <summary>A field's text, or null when it is absent or empty.</summary>
    public string? Text(string name) => Find(name) is { } node ? Text(node, name) : null;

    /// <summary>A field's texts: one, or a list of them.</summary>
    public IReadOnlyList<string> Texts(string name) => [.. Items(name).Select(node => Text(node, name)).OfType<string>()];

    /// <summary>A field read from its text, or null when it is absent.</summary>
    /// <param name="name">The field.</param>
    /// <param name="read">Gives null for a text that it cannot read.</param>
    /// <param name="expected">What is expected, for the message.</param>
    public T? Read<T>(string name, Func<string, T?> read, string expected)
    {
        if (Find(name) is not { } node || Text(node, name) is not { } text) return default;
        return read(text) ?? throw Expected(expected, node, text);
    }

    /// <summary>The <c>related</c> list: headlines, or pairs of <c>title</c> and <c>url</c>.</summary>
    public IEnumerable<RelatedHeadline> Related() => Items("related").Select(Related);

    private RelatedHeadline Related(YamlNode node) =>
        node is not YamlMappingNode pair ? new(Headlines.Clean(Text(node, "related") ?? ""))
        : new FrontMatter(file, pair) is var item && (item.Text("title") ?? item.Text("headline")) is { } title
            ? new(Headlines.Clean(title), WebAddress.OfRelated(item.Text("url")))
        : throw Expected("a “title” in each entry of “related”", node, "none");

    private IEnumerable<YamlNode> Items(string name) => Find(name) switch
    {
        null => [],
        YamlSequenceNode list => list.Children,
        var one => [one],
    };

    private YamlNode? Find(string name) =>
        fields.Children.FirstOrDefault(field => string.Equals((field.Key as YamlScalarNode)?.Value, name, StringComparison.OrdinalIgnoreCase)).Value;

    private string? Text(YamlNode node, string name) =>
        node is not YamlScalarNode scalar ? throw Expected($"text in “{name}”", node, node is YamlSequenceNode ? "a list" : "names with values")
        : scalar is { Style: ScalarStyle.Plain, Value: "null" or "~" } || string.IsNullOrWhiteSpace(scalar.Value) ? null
        : scalar.Value.Trim();

    private DocumentException Expected(string expected, YamlNode node, string found) =>
        new(file, $"expected {expected}, found “{(found.Length <= 60 ? found : found[..60] + "…")}”", (int)node.Start.Line);

    private static YamlMappingNode ReadMapping(string yaml, string file)
    {
        try
        {
            RefuseDepthAndAliases(yaml, file);
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            return stream.Documents switch
            {
                [] => [],
                [{ RootNode: YamlMappingNode mapping }] => mapping,
                [{ RootNode: YamlScalarNode { Value: "" or null } }] => [],
                _ => throw new DocumentException(file, "expected front matter of names with values, such as “title: …”", 2),
            };
        }
        catch (YamlException e)
        {
            throw new DocumentException(file, $"expected YAML in the front matter: {e.Message.TrimEnd('.')}", Math.Max(1, (int)e.Start.Line));
        }
    }

    // Before the nodes are built, which recurses: neither deep nesting nor references that multiply belong here.
    private static void RefuseDepthAndAliases(string yaml, string file)
    {
        var parser = new Parser(new StringReader(yaml));
        for (var depth = 0; MoveNext(parser, file); depth += parser.Current!.NestingIncrease)
        {
            if (depth > MaxDepth + 2 || parser.Current is AnchorAlias)
                throw new DocumentException(file, "expected front matter without deep nesting or references", (int)parser.Current!.Start.Line);
        }
    }

    // The reader lets this exception out where an escape of one half of a character follows another one.
    private static bool MoveNext(Parser parser, string file)
    {
        try
        {
            return parser.MoveNext();
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new DocumentException(file, "expected YAML in the front matter: found half a character", (int?)parser.Current?.End.Line);
        }
    }

    [GeneratedRegex(@"\A---[ \t]*\n")]
    private static partial Regex OpeningLine();

    [GeneratedRegex(@"^---[ \t]*(\n|\z)", RegexOptions.Multiline)]
    private static partial Regex ClosingLine();
}
