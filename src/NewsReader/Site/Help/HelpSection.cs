namespace NewsReader.Site.Help;

/// <summary>A section of a help page: its heading, and the id that links lead to.</summary>
public sealed record HelpSection(string Id, string Heading);
