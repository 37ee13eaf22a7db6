namespace NewsReader.Site.Stories;

/// <summary>A line of the picture.</summary>
/// <param name="Path">SVG path data.</param>
/// <param name="IsGiven">True if a publisher gave the relation: it is a line. If we found it, it is dotted.</param>
public sealed record StoryLine(string Path, bool IsGiven)
{
    public string Kind => IsGiven ? "given" : "found";
}
