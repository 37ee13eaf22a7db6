namespace NewsReader.Formats.Feeds.Xml;

/// <summary>
/// Builds the elements of a feed from parser events, within limits. Elements nested too deeply become text of their
/// ancestor.
/// </summary>
internal sealed class FeedTree(Uri? baseAddress)
{
    public const int MaxDepth = 64;
    public const int MaxElements = 250_000;
    private const int MaxAttributes = 64;

    // In a broken value that contains quotes, each word becomes an attribute without a value.
    private const int MaxEmptyAttributes = 16;

    private readonly List<FeedElement> open = [];
    private int beyond;
    private int elements;
    private int attributes;
    private int emptyAttributes;

    public FeedElement? Root { get; private set; }

    public int Depth => open.Count + beyond;

    /// <summary>True if the limit of elements is reached. The rest is not read.</summary>
    public bool IsFull => elements >= MaxElements;

    public bool IsTooDeep { get; private set; }

    /// <summary>The open elements, outermost first, without those nested too deeply.</summary>
    public IReadOnlyList<FeedElement> Open => open;

    public void Start(string space, string name, int line)
    {
        (attributes, emptyAttributes) = (0, 0);
        elements++;
        if (open.Count == MaxDepth)
        {
            beyond++;
            IsTooDeep = true;
            return;
        }
        var parent = open.Count > 0 ? open[^1] : null;
        var element = new FeedElement(parent, space, name, line);
        if (parent is null)
            element.Base = baseAddress;
        parent?.Add(element);
        Root ??= element;
        open.Add(element);
    }

    /// <summary>Adds an attribute to the element started last.</summary>
    public void Attribute(string space, string name, string value)
    {
        var hasRoom = value.Length > 0 ? ++attributes <= MaxAttributes : ++emptyAttributes <= MaxEmptyAttributes;
        if (beyond == 0 && hasRoom)
            open[^1].AddAttribute(space, name, value);
    }

    public void Text(string text)
    {
        if (open.Count > 0 && text.Length > 0)
            open[^1].Add(text);
    }

    public void End()
    {
        if (beyond > 0)
            beyond--;
        else if (open.Count > 0)
            open.RemoveAt(open.Count - 1);
    }
}
