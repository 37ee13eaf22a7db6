namespace NewsReader.Intake.Runs;

/// <summary>What importing a draft did.</summary>
public enum ImportOutcome
{
    /// <summary>It added a new article.</summary>
    Added,

    /// <summary>It gave a headline-only article its text.</summary>
    Filled,

    /// <summary>It changed an article that was here.</summary>
    Updated,

    /// <summary>It changed nothing: the article was here already, or the owner deleted it.</summary>
    Unchanged,
}
