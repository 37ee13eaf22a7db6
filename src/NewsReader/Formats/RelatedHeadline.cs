namespace NewsReader.Formats;

/// <summary>An entry in a publisher's list of related headlines.</summary>
/// <param name="Text">The headline as the publisher wrote it.</param>
/// <param name="Url">Its address according to the publisher (absolute, http or https), or null.</param>
public sealed record RelatedHeadline(string Text, string? Url = null);
