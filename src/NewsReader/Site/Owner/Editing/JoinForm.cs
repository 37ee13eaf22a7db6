namespace NewsReader.Site.Owner.Editing;

/// <summary>Joins two pages.</summary>
public sealed record JoinForm
{
    public const string This = "this",
        TheOther = "other";

    /// <summary>The other article.</summary>
    public long With { get; init; }

    /// <summary>Which page stays: <see cref="TheOther"/>, or else <see cref="This"/>.</summary>
    public string? Stays { get; init; }
}
