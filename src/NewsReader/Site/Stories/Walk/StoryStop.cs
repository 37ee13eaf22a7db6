namespace NewsReader.Site.Stories.Walk;

/// <summary>An article on a walk.</summary>
/// <param name="Id">The article.</param>
/// <param name="Hops">Steps from the start.</param>
/// <param name="By">The relation that led to it; null for the start.</param>
public sealed record StoryStop(long Id, int Hops, StoryEdge? By);
