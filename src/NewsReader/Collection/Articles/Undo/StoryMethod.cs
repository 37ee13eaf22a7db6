namespace NewsReader.Collection.Articles.Undo;

/// <summary>How a story came to an article whose feed did not bring it.</summary>
public enum StoryMethod
{
    /// <summary>The owner pasted its text.</summary>
    Pasted,

    /// <summary>The owner gave a document.</summary>
    Document,

    /// <summary>It was extracted from a page of the web.</summary>
    Page,
}
