namespace NewsReader.Site.Layout;

/// <summary>A line of a form, for the partial <c>_Field</c>.</summary>
/// <param name="Name">The name under which it is sent, and its id.</param>
/// <param name="Label">What it asks for.</param>
/// <param name="Type">As HTML has it: <c>text</c>, <c>password</c>, <c>url</c>.</param>
public sealed record FormField(string Name, string Label, string Type = "text")
{
    public string? Value { get; init; }

    /// <summary>What the browser may fill in, in HTML's words.</summary>
    public string Autocomplete { get; init; } = "off";

    /// <summary>What helps to fill it in; null for nothing.</summary>
    public string? Hint { get; init; }

    /// <summary>What is wrong with what was sent; null when nothing is.</summary>
    public string? Fault { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>True shows the value without letting it be changed; it is not sent.</summary>
    public bool IsFixed { get; init; }

    public int? MaxLength { get; init; }

    public string HintId => Name + "-hint";

    public string FaultId => Name + "-fault";

    /// <summary>The ids of what is told of it.</summary>
    public string? DescribedBy =>
        (Fault, Hint) switch
        {
            (null, null) => null,
            (null, _) => HintId,
            (_, null) => FaultId,
            _ => $"{FaultId} {HintId}",
        };

    public string? Invalid => Fault is null ? null : "true";
}
