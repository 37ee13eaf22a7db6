namespace NewsReader.Site.Search.Syntax;

/// <summary>Where words can stand.</summary>
public enum ArticlePart
{
    Any,
    Headline,
    Text,
    Byline,
}
