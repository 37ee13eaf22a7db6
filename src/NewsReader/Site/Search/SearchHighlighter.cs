using NewsReader.Language;
using NewsReader.Site.Layout.TagHelpers;
using NewsReader.Site.Search.Syntax;

namespace NewsReader.Site.Search;

/// <summary>
/// Finds the searched words in a text. It reads words the same way as the index, so it marks what the search found.
/// </summary>
public sealed class SearchHighlighter
{
    // Each word takes time, and nobody needs more marked.
    private const int MostWords = 64;
    private const int WindowLength = 240;
    private const int LeadLength = 60;

    private readonly List<Wanted> headline;
    private readonly List<Wanted> text;

    /// <param name="words">The words. Only the first 64 are used.</param>
    public SearchHighlighter(IReadOnlyList<Words> words)
    {
        words = [.. words.DistinctBy(w => w.ToString()).Take(MostWords)];
        headline = [.. words.Where(w => w.Part is ArticlePart.Any or ArticlePart.Headline).Select(w => new Wanted(w))];
        text = [.. words.Where(w => w.Part is ArticlePart.Any or ArticlePart.Text).Select(w => new Wanted(w))];
    }

    /// <summary>A headline with the searched words marked.</summary>
    public HighlightedText Headline(string words) => new(Parts(words, 0, words.Length, Found(words, headline)));

    /// <summary>
    /// The passage of a text with the most searched words, which are marked; null if it has none.
    /// </summary>
    public HighlightedText? Passage(string words)
    {
        var found = Found(words, text);
        if (found.Count == 0)
            return null;
        var best = Best(found);
        var start = LineOrWord(words, found[best].Start);
        var end = EndOfWord(words, Math.Max(start + WindowLength, found[best].End));
        List<TextPart> parts = Parts(words, start, end, found);
        if (start > 0)
            parts.Insert(0, new("… ", false));
        if (end < words.Length)
            parts.Add(new(" …", false));
        return new(parts);
    }

    private static List<Range> Found(string words, List<Wanted> wanted)
    {
        List<Range> found = [];
        if (wanted.Count == 0)
            return found;
        List<Term> terms = [.. SearchTerms.Of(words)];
        for (var i = 0; i < terms.Count; i++)
        {
            for (var w = 0; w < wanted.Count; w++)
            {
                if (wanted[w].StandsAt(terms, i))
                    found.Add(new(terms[i].Start, wanted[w].EndOf(terms, i), w));
            }
        }
        return found;
    }

    // The place after which the most different words follow soon; the first one of several.
    private static int Best(List<Range> found)
    {
        var (best, most) = (0, 0);
        Dictionary<int, int> within = [];
        for (int i = 0, next = 0; i < found.Count; i++)
        {
            for (; next < found.Count && found[next].End <= found[i].Start + WindowLength - LeadLength; next++)
                within[found[next].Wanted] = within.GetValueOrDefault(found[next].Wanted) + 1;
            if (within.Count > most)
                (best, most) = (i, within.Count);
            if (next <= i)
                next = i + 1;
            else if (--within[found[i].Wanted] == 0)
                within.Remove(found[i].Wanted);
        }
        return best;
    }

    // The start of the line if it is near, otherwise a few words earlier.
    private static int LineOrWord(string words, int at)
    {
        var earliest = Math.Max(0, at - LeadLength);
        var line = words.LastIndexOf('\n', Math.Max(at - 1, 0), Math.Max(at - 1, 0) - earliest + 1);
        if (line >= 0)
            return line + 1;
        if (earliest == 0)
            return 0;
        var blank = words.IndexOf(' ', earliest, at - earliest);
        return blank >= 0 ? blank + 1
            : char.IsLowSurrogate(words[earliest]) ? earliest + 1
            : earliest;
    }

    private static int EndOfWord(string words, int at)
    {
        if (at >= words.Length)
            return words.Length;
        var blank = words.IndexOfAny([' ', '\n'], at, Math.Min(LeadLength, words.Length - at));
        return blank >= 0 ? blank
            : char.IsLowSurrogate(words[at]) ? at + 1
            : at;
    }

    private static List<TextPart> Parts(string words, int start, int end, List<Range> found)
    {
        List<TextPart> parts = [];
        var at = start;
        foreach (var (from, to, _) in found.Where(range => range.Start >= start && range.End <= end))
        {
            if (to <= at)
                continue;
            // In scripts without spaces, pairs of characters overlap. Together they are one mark.
            if (from > at)
                parts.Add(new(OnOneLine(words[at..from]), false));
            if (from <= at && parts is [.., { IsMarked: true } last])
                parts[^1] = last with { Text = last.Text + words[at..to] };
            else
                parts.Add(new(OnOneLine(words[Math.Max(at, from)..to]), true));
            at = to;
        }
        if (at < end)
            parts.Add(new(OnOneLine(words[at..end]), false));
        return parts;
    }

    private static string OnOneLine(string part) => part.Replace('\n', ' ');

    private readonly record struct Range(int Start, int End, int Wanted);

    /// <summary>Searched words, to be found among the terms of a text.</summary>
    private sealed class Wanted(Words words)
    {
        private readonly HashSet<string> shorter = words.IsPrefix ? [.. SearchMatch.ShorterThan(words.Stems[^1])] : [];

        public int Length => words.Stems.Count;

        public bool StandsAt(List<Term> terms, int at)
        {
            if (at + Length > terms.Count)
                return false;
            for (var i = 0; i < Length; i++)
            {
                if (!IsStem(i, terms[at + i].Stem))
                    return false;
            }
            return true;
        }

        // If somebody searched for one character of a pair, only that one is marked.
        public int EndOf(List<Term> terms, int at) =>
            terms[at + Length - 1] is var last && words is { IsPrefix: true, Stems: [{ Length: 1 }] }
                ? last.Start + 1
                : last.Start + last.Length;

        private bool IsStem(int i, string stem) =>
            words.IsPrefix && i == Length - 1
                ? stem.StartsWith(words.Stems[i], StringComparison.Ordinal) || shorter.Contains(stem)
                : stem == words.Stems[i];
    }
}
