namespace NewsReader.Site.Search.Syntax;

/// <summary>The part of an article that words are searched in.</summary>
public enum ArticlePart
{
    Any,
    Headline,
    Text,
    Byline,
}
