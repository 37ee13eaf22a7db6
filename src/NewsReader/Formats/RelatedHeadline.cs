namespace NewsReader.Formats;

/// <summary>One entry of a publisher's list of related headlines.</summary>
/// <param name="Text">The headline, as given.</param>
/// <param name="Url">Where the publisher says that it is (absolute, http or https), or null.</param>
public sealed record RelatedHeadline(string Text, string? Url = null);
