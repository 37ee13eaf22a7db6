namespace NewsReader.Site.Search.Syntax;

/// <summary>The kinds of tokens in a search.</summary>
internal enum SearchTokenKind
{
    Word,
    Phrase,
    Open,
    Close,
    Or,
    And,
    Not,
}
