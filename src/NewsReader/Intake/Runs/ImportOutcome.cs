namespace NewsReader.Intake.Runs;

/// <summary>What became of a draft article.</summary>
public enum ImportOutcome
{
    /// <summary>A new article.</summary>
    Added,

    /// <summary>The body of an article that was headline-only.</summary>
    Filled,

    /// <summary>An article that was here, changed.</summary>
    Updated,

    /// <summary>Nothing: it was here already.</summary>
    Unchanged,
}
