using System.Text;

namespace NewsReader.Incoming.Feeds.Discovery;

/// <summary>One link of a Link header (RFC 8288, section 3).</summary>
/// <param name="Target">Its address as sent, which can be relative.</param>
/// <param name="Parameters">By name, in lower case. If a name comes twice, the first one counts.</param>
internal sealed record LinkHeader(string Target, IReadOnlyDictionary<string, string> Parameters)
{
    /// <summary>The links in a header's value. Broken ones are skipped.</summary>
    /// <param name="value">As it was sent, with one byte per char.</param>
    public static IEnumerable<LinkHeader> Read(string value)
    {
        var text = Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(value));
        var at = text.IndexOf('<', StringComparison.Ordinal);
        while (at >= 0)
        {
            var end = text.IndexOf('>', at);
            if (end < 0)
                yield break;
            // If another link opens before this one ends, this one is broken.
            var target = text[(text.LastIndexOf('<', end) + 1)..end].Trim();
            at = end + 1;
            yield return new(target, ReadParameters(text, ref at));
            at = at < text.Length ? text.IndexOf('<', at) : -1;
        }
    }

    // Reads up to the comma that ends the link.
    private static Dictionary<string, string> ReadParameters(string text, ref int at)
    {
        Dictionary<string, string> parameters = new(StringComparer.Ordinal);
        while (at < text.Length && text[at] != ',')
        {
            if (text[at] is ';' or ' ' or '\t')
            {
                at++;
                continue;
            }
            var start = at;
            while (at < text.Length && text[at] is not (';' or ',' or '='))
                at++;
            var name = text[start..at].Trim().ToLowerInvariant();
            var value = at < text.Length && text[at] == '=' ? ReadValue(text, ref at) : "";
            parameters.TryAdd(name, value);
        }
        return parameters;
    }

    private static string ReadValue(string text, ref int at)
    {
        at++;
        while (at < text.Length && text[at] is ' ' or '\t')
            at++;
        var value = new StringBuilder();
        if (at >= text.Length || text[at] != '"')
        {
            while (at < text.Length && text[at] is not (';' or ','))
                value.Append(text[at++]);
            return value.ToString().Trim();
        }
        for (at++; at < text.Length && text[at] != '"'; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length)
                at++;
            value.Append(text[at]);
        }
        at++;
        return value.ToString();
    }
}
