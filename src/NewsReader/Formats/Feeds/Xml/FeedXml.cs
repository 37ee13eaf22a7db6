using System.Xml;

namespace NewsReader.Formats.Feeds.Xml;

/// <summary>Parses XML text into elements: strictly if possible, otherwise leniently.</summary>
internal static class FeedXml
{
    // Enough for the largest feed size that an owner can configure.
    private const int MaxCharacters = 50_000_000;
    private const int MaxTag = 50_000;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        MaxCharactersInDocument = MaxCharacters,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <param name="text">The whole feed.</param>
    /// <param name="root">The position of the first element.</param>
    /// <param name="baseAddress">The base for relative addresses, or null.</param>
    /// <param name="problems">Receives what was broken.</param>
    /// <exception cref="FeedException">The text is too long.</exception>
    public static FeedElement Read(string text, int root, Uri? baseAddress, ProblemList problems)
    {
        if (text.Length > MaxCharacters)
            throw new FeedException(
                $"expected at most {MaxCharacters / 1_000_000} million characters, found {text.Length / 1e6:F1} million"
            );
        var ready = XmlRepair.Prepare(text, root, problems);
        var before = text.AsSpan(0, root).Count('\n');
        return (HasGiantTag(ready) ? null : ReadStrictly(ready, before, baseAddress, problems))
            ?? ReadLeniently(ready, baseAddress, problems);
    }

    /// <summary>
    /// Parses with the XML reader alone. If the text is not well-formed, adds the reason to the problems and returns
    /// null.
    /// </summary>
    internal static FeedElement? ReadStrictly(string ready, int linesBefore, Uri? baseAddress, ProblemList problems)
    {
        var tree = new FeedTree(baseAddress);
        try
        {
            using var reader = Create(ready);
            while (reader.Read() && !tree.IsFull)
            {
                if (reader.NodeType == XmlNodeType.Element)
                    Start(reader, tree, linesBefore);
                else if (reader.NodeType == XmlNodeType.EndElement)
                    tree.End();
                else if (
                    reader.NodeType
                    is XmlNodeType.Text
                        or XmlNodeType.CDATA
                        or XmlNodeType.SignificantWhitespace
                        or XmlNodeType.Whitespace
                )
                    tree.Text(reader.Value);
                if (tree.Depth == 0 && tree.Root is not null)
                    break;
            }
        }
        catch (XmlException e)
        {
            problems.Add(
                $"Line {e.LineNumber + linesBefore}: the XML is broken and was read leniently. {WithoutPlace(e.Message)}"
            );
            return null;
        }
        AddLimitProblems(tree, problems);
        return tree.Root;
    }

    /// <summary>Parses text that need not be well-formed.</summary>
    internal static FeedElement ReadLeniently(string ready, Uri? baseAddress, ProblemList problems)
    {
        var tree = new FeedTree(baseAddress);
        var lenient = new LenientXmlReader(ready, tree);
        lenient.Read();
        AddLimitProblems(tree, problems);
        if (lenient.Unclosed.ToList() is { Count: > 0 } unclosed)
            problems.Add($"The feed ends inside “{string.Join(" › ", unclosed.Take(6))}”.");
        return tree.Root!;
    }

    // The XML reader compares every attribute of a tag with every other, which takes minutes for 10 MB of them.
    private static bool HasGiantTag(string ready)
    {
        var at = ready.IndexOf('<', StringComparison.Ordinal);
        while (at >= 0)
        {
            var end = ready.IndexOf('>', at);
            if ((end < 0 ? ready.Length : end) - at > MaxTag)
                return true;
            if (end < 0)
                return false;
            at = ready.IndexOf('<', end);
        }
        return false;
    }

    private static XmlReader Create(string ready)
    {
        var names = new XmlNamespaceManager(new NameTable());
        Namespaces.Declare(names);
        return XmlReader.Create(
            new StringReader(ready),
            Settings,
            new XmlParserContext(null, names, null, XmlSpace.None)
        );
    }

    private static void Start(XmlReader reader, FeedTree tree, int linesBefore)
    {
        tree.Start(
            Namespaces.Short(reader.Prefix, reader.NamespaceURI),
            reader.LocalName.ToLowerInvariant(),
            ((IXmlLineInfo)reader).LineNumber + linesBefore
        );
        var isEmpty = reader.IsEmptyElement;
        while (reader.MoveToNextAttribute())
        {
            if (reader.Prefix == "xmlns" || reader.Name == "xmlns")
                continue;
            tree.Attribute(
                reader.Prefix.Length == 0 ? "" : Namespaces.Short(reader.Prefix, reader.NamespaceURI),
                reader.LocalName.ToLowerInvariant(),
                reader.Value
            );
        }
        if (isEmpty)
            tree.End();
    }

    // Removes the position, because the reader counts from the start of the markup.
    private static string WithoutPlace(string message) =>
        message.LastIndexOf(" Line ", StringComparison.Ordinal) is > 0 and var place ? message[..place] : message;

    private static void AddLimitProblems(FeedTree tree, ProblemList problems)
    {
        if (tree.IsTooDeep)
            problems.Add($"Elements nested more than {FeedTree.MaxDepth} levels deep were read as text.");
        if (tree.IsFull)
            problems.Add($"Only the first {FeedTree.MaxElements:N0} elements were read.");
    }
}
