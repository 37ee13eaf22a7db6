namespace NewsReader.Incoming.FullText;

/// <summary>The result of fetching an article's page.</summary>
/// <param name="Problem">Why the article has no full text, in plain words; null if it has.</param>
/// <param name="HostIsBusy">True if we should leave the host alone for a while.</param>
public sealed record StoryResult(string? Problem, bool HostIsBusy = false);
