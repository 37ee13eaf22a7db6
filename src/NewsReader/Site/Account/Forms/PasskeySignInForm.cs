namespace NewsReader.Site.Account.Forms;

/// <summary>A passkey's answer to our challenge. The script fills it in.</summary>
public sealed record PasskeySignInForm
{
    /// <inheritdoc cref="AddPasskeyForm.State"/>
    public string? State { get; init; }

    /// <inheritdoc cref="AddPasskeyForm.Credential"/>
    public string? Credential { get; init; }

    /// <inheritdoc cref="SignInForm.Back"/>
    public string? Back { get; init; }
}
