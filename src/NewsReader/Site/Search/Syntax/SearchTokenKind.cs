namespace NewsReader.Site.Search.Syntax;

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
