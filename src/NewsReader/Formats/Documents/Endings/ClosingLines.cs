namespace NewsReader.Formats.Documents.Endings;

/// <summary>Lines below a text that are not headlines: who wrote it, who signed it, how to reach them.</summary>
internal static class ClosingLines
{
    /// <summary>Splits a block into its headlines and its signature and credits.</summary>
    public static (List<string> Headlines, List<string> Credits) Part(List<string> lines)
    {
        if (MailEndings.AreCard(lines))
            return ([], lines);
        var end = lines.FindIndex(line => BeginsSignature(line) || MailEndings.IsGreeting(line)) is >= 0 and var at
            ? at
            : lines.Count;
        if (end == lines.Count && MailEndings.IsSigned(lines[^1]) && lines.Count(MailEndings.IsSigned) == 1)
            end--;
        return (
            lines.Take(end).Where(line => !IsCredit(line)).ToList(),
            lines.Where((line, i) => i >= end || IsCredit(line)).ToList()
        );
    }

    public static bool IsAny(IEnumerable<string> lines) =>
        lines.Any(line => IsCredit(line) || BeginsSignature(line) || MailEndings.IsGreeting(line));

    /// <summary>True for the line where the signature begins.</summary>
    public static bool BeginsSignature(string line) => MailEndings.Begins(line);

    private static bool IsCredit(string line) =>
        !line.Any(char.IsLetter) || MailEndings.IsContact(line) || CreditLines.IsCredit(line);
}
