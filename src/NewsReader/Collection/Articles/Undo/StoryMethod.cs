namespace NewsReader.Collection.Articles.Undo;

/// <summary>How a text came to an article whose feed did not bring it.</summary>
public enum StoryMethod
{
    /// <summary>The owner pasted it.</summary>
    Pasted,

    /// <summary>The owner added a document.</summary>
    Document,

    /// <summary>We extracted it from a web page.</summary>
    Page,
}
