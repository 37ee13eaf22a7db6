using NewsReader.Language;

namespace NewsReader.Intake.Similar;

/// <summary>An article that has to be compared with the others.</summary>
public sealed record PendingArticle(long Id, TextProfile Profile, DateTimeOffset? PublishedAt);
