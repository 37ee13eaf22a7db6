using System.Net;
using NewsReader.Formats.Documents.Endings;

namespace NewsReader.Formats.Documents;

/// <summary>
/// Parses plain text. Each line is a paragraph or a headline; blank lines separate blocks. A first line that reads like
/// a headline is the article's headline. The text after the last gap of two or more blank lines is the list of related
/// headlines if every line in it reads like one. Signatures and credits are not headlines, so they stay in the text.
/// </summary>
internal static class PlainTextDocument
{
    public static DraftArticle Parse(string text)
    {
        List<string> notes = [];
        var sections = Sections(text);
        var (story, related) = PartRelated(sections);
        var lines = story.SelectMany(section => section).ToList();

        var hasHeadline = Sentences.IsHeadlineLike(lines[0]);
        var paragraphs = lines[(hasHeadline ? 1 : 0)..];
        // In a single block of headlines, the first is the article's own and the rest are its related headlines.
        if (
            related.Count == 0
            && hasHeadline
            && paragraphs.Count > 1
            && IsOneBlock(text)
            && paragraphs.TrueForAll(Sentences.IsHeadlineLike)
            && !ClosingLines.IsAny(paragraphs)
        )
            (related, paragraphs) = (paragraphs, []);

        return new DraftArticle
        {
            Headline = Headlines.Clean(hasHeadline ? lines[0] : Sentences.FirstClause(lines[0])),
            HeadlineIsDerived = !hasHeadline,
            Html =
                paragraphs.Count == 0
                    ? null
                    : string.Join('\n', paragraphs.Select(p => $"<p>{WebUtility.HtmlEncode(p)}</p>")),
            Related = RelatedSection.Distinct(
                related.Select(line => new RelatedHeadline(Headlines.Clean(line))),
                notes
            ),
            Notes = notes,
        };
    }

    // The related list is the last section, not counting a signature and credits below it or at its end.
    private static (List<List<string>> Story, List<string> Related) PartRelated(List<List<string>> sections)
    {
        var signature = sections.FindIndex(1, section => section.Exists(ClosingLines.BeginsSignature));
        var last = signature < 0 ? sections.Count - 1 : signature;
        List<string> headlines = [],
            credits = [];
        for (; last > 0; last--)
        {
            (headlines, credits) = ClosingLines.Part(sections[last]);
            if (headlines.Count > 0)
                break;
        }
        if (last == 0 || !headlines.TrueForAll(Sentences.IsHeadlineLike))
            return (sections, []);
        return ([.. sections.Take(last), credits, .. sections.Skip(last + 1)], headlines);
    }

    private static bool IsOneBlock(string text) => !text.Trim().Split('\n').Any(string.IsNullOrWhiteSpace);

    // Splits into trimmed, non-blank lines; a gap of two or more blank lines starts a new section.
    private static List<List<string>> Sections(string text)
    {
        List<List<string>> sections =
        [
            [],
        ];
        var blanks = 0;
        foreach (var line in text.Split('\n').Select(line => line.Trim()))
        {
            if (line.Length == 0)
            {
                blanks++;
                continue;
            }
            if (blanks >= 2 && sections[^1].Count > 0)
                sections.Add([]);
            blanks = 0;
            sections[^1].Add(line);
        }
        return sections;
    }
}
