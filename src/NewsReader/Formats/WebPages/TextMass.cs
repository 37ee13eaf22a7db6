using System.Globalization;
using AngleSharp.Dom;

namespace NewsReader.Formats.WebPages;

/// <summary>How much text a node contains.</summary>
/// <param name="Weight">The number of characters, without white space. Characters of scripts without spaces count
/// twice, because each says more.</param>
/// <param name="Linked">The weight of the text inside links.</param>
/// <param name="Marks">The commas and full stops of any script. Running text has them, lists of links hardly.</param>
internal readonly record struct TextMass(int Weight, int Linked, int Marks)
{
    /// <summary>The share of the text inside links, from 0 to 1.</summary>
    public double LinkDensity => Weight == 0 ? 0 : (double)Linked / Weight;

    public static TextMass operator +(TextMass one, TextMass other) =>
        new(one.Weight + other.Weight, one.Linked + other.Linked, one.Marks + other.Marks);

    public static TextMass Of(INode node, bool isLinked = false)
    {
        if (node is IText text)
            return Of(text.Data, isLinked);
        isLinked |= IsLink(node);
        var sum = default(TextMass);
        foreach (var child in node.ChildNodes)
            sum += Of(child, isLinked);
        return sum;
    }

    /// <summary>True for a link to another page, false for one to an anchor on this page, such as a footnote.</summary>
    public static bool IsLink(INode node) =>
        node is IElement { LocalName: "a" } link && link.GetAttribute("href") is { } href && !href.StartsWith('#');

    /// <summary>True if the node has few words in few parts. It reads no further than needed.</summary>
    public static bool IsShort(INode node, int most)
    {
        var parts = 200;
        return Left(node, most, ref parts) >= 0;
    }

    private static int Left(INode node, int left, ref int parts)
    {
        if (node is IText text)
            return left - text.Data.Length;
        foreach (var child in node.ChildNodes)
        {
            if (--parts < 0)
                return -1;
            left = Left(child, left, ref parts);
            if (left < 0)
                break;
        }
        return left;
    }

    /// <summary>The weight of a text.</summary>
    public static int WeightOf(string text) => Of(text, isLinked: false).Weight;

    private static TextMass Of(string text, bool isLinked)
    {
        int weight = 0,
            marks = 0;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
                continue;
            weight += IsWithoutBlanks(c) ? 2 : 1;
            if (c is ',' or '.' or '،' or '؛' or '۔' or '、' or '。' or '，' or '．' or '；' or '।' or '՝' or '፣')
                marks++;
        }
        return new(weight, isLinked ? weight : 0, marks);
    }

    // Thai to Khmer, kana, Chinese and Korean characters.
    private static bool IsWithoutBlanks(char c) =>
        c >= '\u0E00'
        && (
            c <= '\u0EFF'
            || c
                is (>= '\u1780' and <= '\u17FF')
                    or (>= '\u3040' and <= '\u9FFF')
                    or (>= '\uAC00' and <= '\uD7AF')
                    or (>= '\uF900' and <= '\uFAFF')
        )
        && CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark;
}
