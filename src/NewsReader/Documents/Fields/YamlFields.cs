using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NewsReader.Documents.Fields;

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
    private readonly Dictionary<string, string> anchors = new(StringComparer.Ordinal);
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
        if (yaml.Count(c => c is '[' or '{') > MaxBrackets) return null;
        try
        {
            return new YamlFields(yaml, firstLine).Document();
        }
        // The reader lets exceptions of the second kind out, where one half of a character follows another.
        catch (Exception e) when (e is YamlException or ArgumentException)
        {
            return null;
        }
    }

    private List<Field>? Document()
    {
        while (parser.MoveNext() && parser.Current is StreamStart or DocumentStart) { }
        if (parser.Current is StreamEnd or Scalar { Value: "", Style: ScalarStyle.Plain }) return [];
        return parser.Current is MappingStart ? Mapping(0) : null;
    }

    // Each of the three ends on the last event of what it has read.
    private FieldValue Value(int depth)
    {
        if (++values > MaxValues) throw new YamlException("There are too many values.");
        switch (parser.Current)
        {
            case Scalar scalar:
                var isNull = scalar is { Style: ScalarStyle.Plain, Value: "null" or "Null" or "NULL" or "~" };
                if (!scalar.Anchor.IsEmpty) anchors[scalar.Anchor.Value] = scalar.Value;
                return isNull ? FieldValue.Nothing : FieldValue.Of(scalar.Value);
            // What a reference to a list would bring could multiply.
            case AnchorAlias alias:
                return FieldValue.Of(anchors.GetValueOrDefault(alias.Value.Value));
            case SequenceStart or MappingStart when depth >= MaxDepth:
                Skip();
                return FieldValue.Nothing;
            case SequenceStart:
                return new() { Items = Sequence(depth + 1) };
            default:
                return new() { Fields = Mapping(depth + 1) };
        }
    }

    private List<FieldValue> Sequence(int depth)
    {
        List<FieldValue> items = [];
        while (parser.MoveNext() && parser.Current is not SequenceEnd) items.Add(Value(depth));
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
            if (name is null) continue;
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
        var isPlain = rest.Length > 0 && rest[0] is not ('"' or '\'' or '|' or '>')
            && !$" {rest}".Contains(" # ", StringComparison.Ordinal);
        // It goes on in the next line, or says that there is nothing.
        if (value.Text?.StartsWith(rest, StringComparison.Ordinal) is true || rest.ToUpperInvariant() is "~" or "NULL") isPlain = false;
        return new(name, value, line + firstLine - 1, isPlain ? rest : null);
    }

    private void Skip()
    {
        for (var open = 1; open > 0 && parser.MoveNext();) open += parser.Current!.NestingIncrease;
    }
}
