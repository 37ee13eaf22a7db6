using System.ComponentModel.DataAnnotations;

namespace NewsReader.Site.Account.Forms;

/// <summary>A new passkey. The script fills in what the browser made of our question.</summary>
public sealed record AddPasskeyForm
{
    /// <summary>The longest name of a passkey, in characters.</summary>
    public const int LongestName = 60;

    /// <summary>Names our question.</summary>
    public string? State { get; init; }

    /// <summary>The browser's answer, as JSON.</summary>
    public string? Credential { get; init; }

    /// <summary>What the owner calls it.</summary>
    [StringLength(LongestName)]
    public string? Name { get; init; }
}
