using System.Net;
using System.Text;
using NewsReader.Formats;
using NewsReader.Formats.Documents;

namespace NewsReader.Site.Owner.Editing;

/// <summary>A text that the owner pasted for a headline that is already here.</summary>
internal static class PastedStory
{
    /// <exception cref="DocumentException">It is empty, or malformed.</exception>
    public static DraftArticle Parse(string text, bool isMarkdown, string headline)
    {
        var draft = DocumentParser.Parse(Encoding.UTF8.GetBytes(text), isMarkdown ? "text.md" : "text.txt");
        if (
            isMarkdown
            || draft.HeadlineIsDerived
            || Headlines.Normalise(draft.Headline) == Headlines.Normalise(headline)
        )
            return draft;
        // A document begins with its headline, but a pasted text begins with its first line.
        return draft with { Html = $"<p>{WebUtility.HtmlEncode(draft.Headline)}</p>\n{draft.Html}" };
    }
}
