namespace NewsReader.Site.Articles.Lists;

/// <summary>Why an article's page links to another article.</summary>
internal enum ListedKind
{
    /// <summary>The article lists it.</summary>
    Related,

    /// <summary>It lists the article.</summary>
    Lister,

    /// <summary>We found it to be similar.</summary>
    Similar,

    /// <summary>It has the same text, word for word.</summary>
    Copy,

    /// <summary>It stands next to the article in a list that names both.</summary>
    Excerpt,

    /// <summary>It stands above the article in the index.</summary>
    Previous,

    /// <summary>It stands below the article in the index.</summary>
    Next,
}
