using System.Collections.ObjectModel;
using NewsReader.Language;

namespace NewsReader.Formats.Feeds;

/// <summary>
/// Collects the problems found in an input: at most <see cref="ParsedFeed.MaxProblems"/> sentences, however much is
/// broken.
/// </summary>
internal sealed class ProblemList : Collection<string>
{
    protected override void InsertItem(int index, string item)
    {
        if (Count < ParsedFeed.MaxProblems)
            base.InsertItem(index, item);
    }

    /// <summary>Quotes a text from the input, shortened to fit into a sentence.</summary>
    public static string Quote(string text)
    {
        var line = Formats.Headlines.Clean(Shortening.Beginning(text, 200));
        return $"“{Shortening.Cut(line, 61)}”";
    }
}
