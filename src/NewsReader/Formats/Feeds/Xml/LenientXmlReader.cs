namespace NewsReader.Formats.Feeds.Xml;

/// <summary>
/// Builds a feed's elements from markup that need not be well-formed. For well-formed markup the result is the same as
/// the XML reader's.
/// </summary>
internal sealed class LenientXmlReader(string text, FeedTree tree)
{
    // Feed elements that hold only text. Any following feed element ends them.
    private static readonly HashSet<string> Leaves =
    [
        "title",
        "link",
        "guid",
        "pubdate",
        "comments",
        "category",
        "id",
        "updated",
        "published",
        "modified",
        "issued",
        "created",
        "language",
        "url",
        "name",
        "email",
        "uri",
        "ttl",
        "generator",
        "copyright",
        "lastbuilddate",
        "managingeditor",
        "webmaster",
        "docs",
        "width",
        "height",
    ];

    // Feed elements that do not exist in HTML. They end an unclosed text element before them.
    private static readonly HashSet<string> Fields =
    [
        "guid",
        "pubdate",
        "description",
        "category",
        "author",
        "comments",
        "enclosure",
        "id",
        "updated",
        "published",
        "modified",
        "issued",
        "created",
        "content",
        "item",
        "entry",
        "lastbuilddate",
        "language",
        "managingeditor",
        "webmaster",
        "generator",
        "copyright",
        "ttl",
        "image",
        "textinput",
        "subtitle",
        "tagline",
    ];

    private static readonly HashSet<string> Containers =
    [
        "item",
        "entry",
        "channel",
        "feed",
        "rss",
        "rdf",
        "image",
        "textinput",
        "source",
        "author",
        "contributor",
        "body",
        "outline",
        "head",
        "opml",
        "group",
    ];

    private static readonly HashSet<string> Void = ["area", "br", "col", "hr", "img", "input", "wbr", "meta"];

    private readonly List<(string Name, string Local, Dictionary<string, string>? Declares)> open = [];
    private readonly Dictionary<string, int> names = new(StringComparer.OrdinalIgnoreCase);

    // The positions of the containers among the open elements.
    private readonly List<int> containers = [];
    private int line = 1;
    private int counted;

    public void Read()
    {
        var scanner = new MarkupScanner(text, isHtml: false);
        while (scanner.Read() && !tree.IsFull)
        {
            if (scanner.Kind == MarkupKind.Text)
                tree.Text(scanner.Value);
            else if (scanner.Kind == MarkupKind.Start)
                Start(scanner);
            else
                End(scanner.Name);
            if (open.Count == 0 && tree.Root is not null)
                return;
        }
    }

    /// <summary>The elements still open at the end of the text, outermost first.</summary>
    public IEnumerable<string> Unclosed => open.Select(element => element.Name);

    private void Start(MarkupScanner tag)
    {
        var (prefix, local) = Split(tag.Name);
        EndBefore(prefix, local, tag);
        if (open.Count == 2 * FeedTree.MaxDepth)
            return;
        open.Add((tag.Name, local, Declarations(tag)));
        if (Containers.Contains(local))
            containers.Add(open.Count - 1);
        names[tag.Name] = names.GetValueOrDefault(tag.Name) + 1;
        tree.Start(Namespaces.Short(prefix, AddressOf(prefix)), local, LineAt(tag.Start));
        foreach (var (qualifiedName, value) in tag.Attributes)
        {
            var (space, attribute) = Split(qualifiedName);
            if (space == "xmlns" || qualifiedName == "xmlns" || attribute.Length == 0)
                continue;
            tree.Attribute(space.Length == 0 ? "" : Namespaces.Short(space, AddressOf(space)), attribute, value);
        }
        if (tag.IsEmpty || prefix.Length == 0 && (Void.Contains(local) || IsVoidHere(local, tag)))
            Pop();
    }

    // Elements whose content is in attributes, if their end tag is missing.
    private static bool IsVoidHere(string local, MarkupScanner tag) =>
        local == "link" && tag.Attribute("href") is not null
        || local == "enclosure" && tag.Attribute("url") is not null
        || local == "category" && tag.Attribute("term") is not null;

    private void EndBefore(string prefix, string local, MarkupScanner tag)
    {
        if (open.Count == 0)
            return;
        if (
            prefix.Length == 0
            && local is "item" or "entry"
            && Last(local) is >= 0 and var outer
            && !IsWithin("content", outer)
        )
            PopTo(outer);
        else if (
            (prefix.Length > 0 || IsField(local))
            && containers is [.., var container]
            && container < open.Count - 1
            && IsOver(container + 1, prefix, local, tag.Start)
        )
            PopTo(container + 1);
    }

    private static bool IsField(string local) =>
        Leaves.Contains(local) || Fields.Contains(local) || local is "summary" or "source";

    // True if an element in an item or channel must be over, judging by what follows, although its end tag is missing.
    private bool IsOver(int index, string prefix, string local, int next)
    {
        var (name, field, _) = open[index];
        // Atom 0.3 nests content in several types, and iTunes nests categories: an element may contain one of the same
        // name.
        if (
            local == field
            && index < tree.Open.Count
            && (
                tree.Open[index].Attribute("type")?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true
                || tree.Open[index].Attribute("text") is not null
            )
        )
            return false;
        if (Leaves.Contains(field))
            return !IsClosedLater(name, next);
        return prefix.Length == 0
            && Fields.Contains(local)
            && field is "description" or "summary" or "content" or "encoded"
            && !IsClosedLater(name, next);
    }

    // An element that is closed before the next of the same name opens is complete, whatever it contains. The limit on
    // looking ahead keeps this linear.
    private bool IsClosedLater(string name, int from)
    {
        var ahead = text.AsSpan(from, Math.Min(text.Length - from, 2_000));
        var end = ahead.IndexOf($"</{name}", StringComparison.OrdinalIgnoreCase);
        if (end < 0)
            return false;
        var again = ahead.IndexOf($"<{name}", StringComparison.OrdinalIgnoreCase);
        return again < 0 || end < again;
    }

    private bool IsWithin(string local, int outer) => open.FindLastIndex(element => element.Local == local) > outer;

    private int Last(string local) => open.FindLastIndex(element => element.Local == local);

    private void End(string name)
    {
        if (!names.ContainsKey(name))
            return;
        var match = open.FindLastIndex(element => element.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (match >= 0)
            PopTo(match);
    }

    private void PopTo(int count)
    {
        while (open.Count > count)
            Pop();
    }

    private void Pop()
    {
        var name = open[^1].Name;
        open.RemoveAt(open.Count - 1);
        if (containers is [.., var last] && last == open.Count)
            containers.RemoveAt(containers.Count - 1);
        if (--names[name] == 0)
            names.Remove(name);
        tree.End();
    }

    private string AddressOf(string prefix)
    {
        for (var i = open.Count - 1; i >= 0; i--)
            if (open[i].Declares?.TryGetValue(prefix, out var address) == true)
                return address;
        return "";
    }

    private static Dictionary<string, string>? Declarations(MarkupScanner tag)
    {
        Dictionary<string, string>? declares = null;
        foreach (var (name, value) in tag.Attributes)
        {
            if (name == "xmlns")
                (declares ??= [])[""] = value;
            else if (name.StartsWith("xmlns:", StringComparison.Ordinal))
                (declares ??= [])[name[6..]] = value;
        }
        return declares;
    }

    private static (string Prefix, string Local) Split(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? ("", name.ToLowerInvariant()) : (name[..colon], name[(colon + 1)..].ToLowerInvariant());
    }

    private int LineAt(int index)
    {
        if (index > counted)
            line += text.AsSpan(counted, index - counted).Count('\n');
        counted = Math.Max(counted, index);
        return line;
    }
}
