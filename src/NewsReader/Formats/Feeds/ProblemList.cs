using System.Collections.ObjectModel;

namespace NewsReader.Formats.Feeds;

/// <summary>
/// What was broken in an input: at most <see cref="ParsedFeed.MaxProblems"/> sentences, however much is broken.
/// </summary>
internal sealed class ProblemList : Collection<string>
{
    protected override void InsertItem(int index, string item)
    {
        if (Count < ParsedFeed.MaxProblems)
            base.InsertItem(index, item);
    }

    /// <summary>A text of the input, cut so that it can stand in a sentence.</summary>
    public static string Quote(string text)
    {
        var line = Formats.Headlines.Clean(text.Length <= 200 ? text : text[..200]);
        return line.Length <= 60 ? $"“{line}”" : $"“{line[..60]}…”";
    }
}
