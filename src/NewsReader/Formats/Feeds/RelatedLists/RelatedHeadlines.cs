using NewsReader.Formats.Feeds.Xml;
using NewsReader.Language;

namespace NewsReader.Formats.Feeds.RelatedLists;

/// <summary>Collects every related link of an entry into one list.</summary>
internal static class RelatedHeadlines
{
    /// <summary>
    /// Links from elements come first, then the lists in the text. Only absolute web addresses, without duplicates and
    /// without the entry itself. A link without words gets its address as text, unless the same address occurs again
    /// with words.
    /// </summary>
    public static IReadOnlyList<RelatedHeadline> Of(ParsedEntry entry, IEnumerable<RelatedHeadline> fromElements)
    {
        HashSet<string> own = [.. new[] { entry.Link, entry.Id }.OfType<string>().Select(ElementAddresses.Key)];
        List<RelatedHeadline> list = [];
        Dictionary<string, int> positions = [];
        foreach (
            var item in fromElements.Concat(RelatedListFinder.In(entry.Content ?? entry.Summary, entry.BaseAddress))
        )
        {
            if (item.Url is not { } url || !ElementAddresses.IsWeb(url) || own.Contains(ElementAddresses.Key(url)))
                continue;
            var words = Cut(Headlines.Clean(item.Text));
            if (positions.TryGetValue(ElementAddresses.Key(url), out var position))
            {
                if (words.Length > 0 && list[position].Text == list[position].Url)
                    list[position] = list[position] with { Text = words };
            }
            else
            {
                positions[ElementAddresses.Key(url)] = list.Count;
                list.Add(new(words.Length > 0 ? words : Cut(url), url));
            }
        }
        return list;
    }

    private static string Cut(string text) => Shortening.Cut(text, Headlines.MaxLength);
}
