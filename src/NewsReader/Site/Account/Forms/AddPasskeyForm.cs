using System.ComponentModel.DataAnnotations;

namespace NewsReader.Site.Account.Forms;

/// <summary>A new passkey. The script fills in the browser's answer.</summary>
public sealed record AddPasskeyForm
{
    /// <summary>The longest name of a passkey, in characters.</summary>
    public const int LongestName = 60;

    /// <summary>The sealed challenge. It comes back as we sent it.</summary>
    public string? State { get; init; }

    /// <summary>The browser's answer, as JSON.</summary>
    public string? Credential { get; init; }

    /// <summary>The owner's name for it.</summary>
    [StringLength(LongestName, ErrorMessage = "A name has at most {1} characters.")]
    public string? Name { get; init; }
}
