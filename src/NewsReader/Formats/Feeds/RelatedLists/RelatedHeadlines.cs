using NewsReader.Formats.Feeds.Xml;

namespace NewsReader.Formats.Feeds.RelatedLists;

/// <summary>All that a publisher listed with an entry, as one list.</summary>
internal static class RelatedHeadlines
{
    /// <summary>
    /// What was given in elements, then the lists in the text. Only addresses of the web, absolute, none twice, and not
    /// the entry itself. A headline without words gets its address as its text, unless the same address comes again
    /// with words.
    /// </summary>
    public static IReadOnlyList<RelatedHeadline> Of(ParsedEntry entry, IEnumerable<RelatedHeadline> given)
    {
        HashSet<string> own = [.. new[] { entry.Link, entry.Id }.OfType<string>().Select(ElementAddresses.Key)];
        List<RelatedHeadline> list = [];
        Dictionary<string, int> places = [];
        foreach (var item in given.Concat(RelatedListFinder.In(entry.Content ?? entry.Summary, entry.BaseAddress)))
        {
            if (item.Url is not { } url || !ElementAddresses.IsWeb(url) || own.Contains(ElementAddresses.Key(url)))
                continue;
            var words = Cut(Headlines.Clean(item.Text));
            if (places.TryGetValue(ElementAddresses.Key(url), out var place))
            {
                if (words.Length > 0 && list[place].Text == list[place].Url)
                    list[place] = list[place] with { Text = words };
            }
            else
            {
                places[ElementAddresses.Key(url)] = list.Count;
                list.Add(new(words.Length > 0 ? words : Cut(url), url));
            }
        }
        return list;
    }

    private static string Cut(string text) =>
        text.Length <= Headlines.MaxLength ? text : text[..(Headlines.MaxLength - 1)] + "…";
}
