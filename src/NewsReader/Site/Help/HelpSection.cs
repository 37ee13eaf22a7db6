namespace NewsReader.Site.Help;

/// <summary>A section of a help page: the id for links, and its heading.</summary>
public sealed record HelpSection(string Id, string Heading);
