namespace NewsReader.Hosting.Requests;

/// <summary>Why a request was refused, for the error page; set as a feature of the request beside the status.</summary>
/// <param name="Title">In a few words.</param>
/// <param name="Text">What holds, and what to do.</param>
/// <param name="Href">The way on, as a path of this site; null where there is none.</param>
/// <param name="LinkText">Where it leads.</param>
public sealed record Refusal(string Title, string Text, string? Href, string? LinkText);
