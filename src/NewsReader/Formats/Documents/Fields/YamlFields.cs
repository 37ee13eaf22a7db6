using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NewsReader.Formats.Documents.Fields;

/// <summary>Front matter in YAML, read event by event: nothing recurses deeply, and nothing multiplies.</summary>
internal sealed class YamlFields
{
    private const int MaxDepth = 8;
    private const int MaxValues = 20_000;

    // The parser takes the square of how many are open.
    private const int MaxBrackets = 5_000;

    private readonly Parser parser;
    private readonly string[] lines;
    private readonly int firstLine;

    // What is named to be referred to, with how many values it holds.
    private readonly Dictionary<string, (FieldValue Value, int Size)> anchors = new(StringComparer.Ordinal);
    private int values;

    private YamlFields(string yaml, int firstLine)
    {
        parser = new Parser(new StringReader(yaml));
        lines = yaml.Split('\n');
        this.firstLine = firstLine;
    }

    /// <param name="yaml">The lines between the marks.</param>
    /// <param name="firstLine">The line of the document at which they begin.</param>
    /// <returns>Null when it is no YAML, or something else than names with values.</returns>
    public static IReadOnlyList<Field>? Read(string yaml, int firstLine)
    {
        if (yaml.Count(c => c is '[' or '{') > MaxBrackets)
            return null;
        try
        {
            return new YamlFields(yaml, firstLine).Document();
        }
        // The library lets exceptions of many kinds out: for half a character, for a list that is never closed. Whatever
        // it is, the fields are then read line by line.
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return null;
        }
    }

    private List<Field>? Document()
    {
        while (parser.MoveNext() && parser.Current is StreamStart or DocumentStart) { }
        if (parser.Current is StreamEnd or Scalar { Value: "", Style: ScalarStyle.Plain })
            return [];
        return parser.Current is MappingStart ? Mapping(0) : null;
    }

    // Each of the three ends on the last event of what it has read.
    private FieldValue Value(int depth)
    {
        var before = values;
        Count(1);
        var anchor = parser.Current is NodeEvent { Anchor: { IsEmpty: false } name } ? name.Value : null;
        var value = NewValue(depth);
        if (anchor is not null)
            anchors[anchor] = (value, values - before);
        return value;
    }

    private FieldValue NewValue(int depth)
    {
        switch (parser.Current)
        {
            case Scalar scalar:
                var isNull = scalar is { Style: ScalarStyle.Plain, Value: "null" or "Null" or "NULL" or "~" };
                return isNull ? FieldValue.Nothing : FieldValue.Of(scalar.Value);
            case AnchorAlias alias:
                // Lists of lists multiply: each reference counts with all that it brings.
                var (referred, size) = anchors.GetValueOrDefault(alias.Value.Value);
                Count(size);
                return referred ?? FieldValue.Nothing;
            case SequenceStart or MappingStart when depth >= MaxDepth:
                Skip();
                return FieldValue.Nothing;
            case SequenceStart:
                return new() { Items = Sequence(depth + 1) };
            default:
                return new() { Fields = Mapping(depth + 1) };
        }
    }

    private void Count(int more)
    {
        values += more;
        if (values > MaxValues)
            throw new YamlException("There are too many values.");
    }

    private List<FieldValue> Sequence(int depth)
    {
        List<FieldValue> items = [];
        while (parser.MoveNext() && parser.Current is not SequenceEnd)
            items.Add(Value(depth));
        return items;
    }

    private List<Field> Mapping(int depth)
    {
        List<Field> fields = [];
        while (parser.MoveNext() && parser.Current is not MappingEnd)
        {
            var key = parser.Current;
            var name = Value(depth).Text;
            parser.MoveNext();
            var value = Value(depth);
            if (name is null)
                continue;
            var line = (int)key!.Start.Line;
            fields.Add(depth == 0 ? TopField(name, value, line) : new(name, value, line + firstLine - 1));
        }
        return fields;
    }

    // What YAML takes for a remark, a tag or a list may be words of a title: "Goal #5", "!Kung", "[Update]".
    private Field TopField(string name, FieldValue value, int line)
    {
        var text = line <= lines.Length ? lines[line - 1] : "";
        var colon = text.IndexOf(':', Math.Min(text.Length, name.Length));
        var rest = colon < 0 ? "" : text[(colon + 1)..].Trim();
        var isPlain =
            rest.Length > 0
            && rest[0] is not ('"' or '\'' or '|' or '>')
            && !$" {rest}".Contains(" # ", StringComparison.Ordinal);
        // It goes on in the next line, or says that there is nothing.
        if (value.Text?.StartsWith(rest, StringComparison.Ordinal) is true || rest.ToUpperInvariant() is "~" or "NULL")
            isPlain = false;
        if (isPlain && IsReference(rest))
            isPlain = false;
        return new(name, value, line + firstLine - 1, isPlain ? rest : null);
    }

    // "*name", or "&name words" where "*name" stands elsewhere.
    private bool IsReference(string text) =>
        text[0] switch
        {
            '*' => anchors.ContainsKey(text[1..]),
            '&' when text.IndexOf(' ') is > 1 and var end => lines.Any(line =>
                line.Contains($"*{text[1..end]}", StringComparison.Ordinal)
            ),
            _ => false,
        };

    private void Skip()
    {
        var open = 1;
        while (open > 0 && parser.MoveNext())
            open += parser.Current!.NestingIncrease;
    }
}
