namespace NewsReader.Site.Owner.Import;

/// <summary>The result of importing one document or feed.</summary>
/// <param name="What">A file's name, or a feed's line in a list and its name.</param>
/// <param name="Outcome">In a word or two.</param>
/// <param name="Text">The headline, the address, or why it was refused.</param>
/// <param name="Href">The path of its page, or null.</param>
public sealed record ReportLine(string What, string Outcome, string? Text, string? Href);
