using System.Text;

namespace NewsReader.Fetching.Robots;

/// <summary>The rules in a host's robots.txt for one robot (RFC 9309).</summary>
public sealed class RobotsTxt
{
    /// <summary>How much of the file is read: the minimum that section 2.5 requires.</summary>
    public const int MaxBytes = 500 * 1024;

    /// <summary>Forbids nothing.</summary>
    public static readonly RobotsTxt Silent = new([]);

    private readonly IReadOnlyList<RobotsRule> rules;

    private RobotsTxt(IReadOnlyList<RobotsRule> rules) => this.rules = rules;

    /// <summary>The total length of the rules in characters, for cache limits.</summary>
    public int Length => rules.Sum(rule => rule.Pattern.Length);

    /// <summary>
    /// Parses the groups for an agent's product token or, if none names it, the groups for all. Invalid lines are
    /// ignored.
    /// </summary>
    public static RobotsTxt Parse(ReadOnlySpan<byte> bytes, string agent)
    {
        List<RobotsRule> own = [],
            all = [];
        bool isNamed = false,
            isOwn = false,
            isAll = false,
            hasRules = false;
        foreach (
            var line in Encoding
                .UTF8.GetString(bytes[..Math.Min(bytes.Length, MaxBytes)])
                .TrimStart('\ufeff')
                .EnumerateLines()
        )
        {
            var (key, value) = Split(line);
            if (key.Equals("user-agent", StringComparison.OrdinalIgnoreCase))
            {
                // A rule ends the list of agents of a group.
                if (hasRules)
                    isOwn = isAll = hasRules = false;
                if (value.StartsWith('*'))
                    isAll = true;
                else if (Token(value).Equals(agent, StringComparison.OrdinalIgnoreCase))
                    isNamed = isOwn = true;
            }
            else if (RobotsRule.Read(key, value) is { } rule)
            {
                hasRules = true;
                if (rule.Pattern.Length == 0)
                    continue;
                if (isOwn)
                    own.Add(rule);
                if (isAll)
                    all.Add(rule);
            }
        }
        return new(isNamed ? own : all);
    }

    /// <summary>
    /// True unless the most specific matching rule forbids the address. If two are equally specific, Allow wins.
    /// </summary>
    public bool Allows(Uri address)
    {
        if (address.AbsolutePath == "/robots.txt")
            return true;
        var path = RobotsRule.Normalised(address.PathAndQuery);
        var (longest, allows) = (-1, true);
        foreach (var rule in rules)
        {
            if (rule.Pattern.Length < longest || (rule.Pattern.Length == longest && allows) || !rule.Matches(path))
                continue;
            (longest, allows) = (rule.Pattern.Length, rule.Allows);
        }
        return allows;
    }

    private static (string Key, string Value) Split(ReadOnlySpan<char> line)
    {
        if (line.IndexOf('#') is >= 0 and var comment)
            line = line[..comment];
        return line.IndexOf(':') is > 0 and var colon
            ? (line[..colon].Trim().ToString(), line[(colon + 1)..].Trim().ToString())
            : ("", "");
    }

    private static ReadOnlySpan<char> Token(string value)
    {
        var end = value.AsSpan().IndexOfAnyExcept(TokenLetters);
        return end < 0 ? value : value.AsSpan(0, end);
    }

    private static readonly System.Buffers.SearchValues<char> TokenLetters = System.Buffers.SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
    );
}
