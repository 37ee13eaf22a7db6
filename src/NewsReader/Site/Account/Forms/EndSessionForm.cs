namespace NewsReader.Site.Account.Forms;

/// <summary>Signs a device out.</summary>
public sealed record EndSessionForm
{
    /// <summary>Its session.</summary>
    public string? Id { get; init; }
}
