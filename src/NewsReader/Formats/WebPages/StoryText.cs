using System.Text;
using AngleSharp.Dom;

namespace NewsReader.Formats.WebPages;

/// <summary>The words of a story, one line per paragraph, heading, item and row.</summary>
internal static class StoryText
{
    public static string Of(INode story)
    {
        var text = new StringBuilder();
        Write(story, text, isKept: false);
        return string.Join(
            '\n',
            text.ToString().Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)
        );
    }

    /// <summary>The words of an element on one line.</summary>
    public static string Line(INode node) => Formats.Headlines.Clean(Of(node));

    // Line breaks in the source count only where white space is preserved, as in code.
    private static void Write(INode node, StringBuilder text, bool isKept)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText words)
                Append(words.Data, text, isKept);
            else if (child is IElement element && element.LocalName is not "figcaption")
            {
                var isBlock = PageBlocks.IsBlock(element) && element.LocalName is not ("td" or "th");
                if (isBlock || element.LocalName == "br")
                    text.Append('\n');
                if (element.LocalName is "td" or "th")
                    Append(" ", text, isKept: false);
                Write(element, text, isKept || element.LocalName == "pre");
                if (isBlock)
                    text.Append('\n');
            }
        }
    }

    private static void Append(string words, StringBuilder text, bool isKept)
    {
        foreach (var c in words)
        {
            if (isKept || !char.IsWhiteSpace(c))
                text.Append(c == '\u00A0' ? ' ' : c);
            else if (text.Length > 0 && text[^1] is not (' ' or '\n'))
                text.Append(' ');
        }
    }
}
