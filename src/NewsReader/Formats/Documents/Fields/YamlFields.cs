using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NewsReader.Formats.Documents.Fields;

/// <summary>Parses front matter in YAML event by event, so deep nesting and alias expansion cannot exhaust
/// memory.</summary>
internal sealed class YamlFields
{
    private const int MaxDepth = 8;
    private const int MaxValues = 20_000;

    // The parser's cost is quadratic in the number of open brackets.
    private const int MaxBrackets = 5_000;

    private readonly Parser parser;
    private readonly string[] lines;
    private readonly int firstLine;

    // Anchored values, with the number of values each holds.
    private readonly Dictionary<string, (FieldValue Value, int Size)> anchors = new(StringComparer.Ordinal);
    private int values;

    private YamlFields(string yaml, int firstLine)
    {
        parser = new Parser(new StringReader(yaml));
        lines = yaml.Split('\n');
        this.firstLine = firstLine;
    }

    /// <param name="yaml">The lines between the markers.</param>
    /// <param name="firstLine">The line number in the document of the first of them.</param>
    /// <returns>Null if this is not YAML, or not a mapping.</returns>
    public static IReadOnlyList<Field>? Read(string yaml, int firstLine)
    {
        if (yaml.Count(c => c is '[' or '{') > MaxBrackets)
            return null;
        try
        {
            return new YamlFields(yaml, firstLine).Document();
        }
        // The library throws exceptions of many types, for half a surrogate pair or an unclosed list. Whatever it
        // throws, the fields are then parsed line by line.
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

    // Value, Sequence and Mapping each stop on the last event they have read.
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
                // Nested aliases multiply, so each alias counts with everything it expands to.
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

    // What YAML reads as a comment, tag or list may be words of a title: "Goal #5", "!Kung", "[Update]".
    private Field TopField(string name, FieldValue value, int line)
    {
        var text = line <= lines.Length ? lines[line - 1] : "";
        var colon = text.IndexOf(':', Math.Min(text.Length, name.Length));
        var rest = colon < 0 ? "" : text[(colon + 1)..].Trim();
        var isPlain =
            rest.Length > 0
            && rest[0] is not ('"' or '\'' or '|' or '>')
            && !$" {rest}".Contains(" # ", StringComparison.Ordinal);
        // The value continues on the next line, or is an explicit null.
        if (value.Text?.StartsWith(rest, StringComparison.Ordinal) is true || rest.ToUpperInvariant() is "~" or "NULL")
            isPlain = false;
        if (isPlain && IsReference(rest))
            isPlain = false;
        return new(name, value, line + firstLine - 1, isPlain ? rest : null);
    }

    // "*name", or "&name words" if "*name" occurs elsewhere.
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
