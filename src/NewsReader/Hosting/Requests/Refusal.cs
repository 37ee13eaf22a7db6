namespace NewsReader.Hosting.Requests;

/// <summary>Why a request was refused. It is set as a request feature together with the status, for the error
/// page.</summary>
/// <param name="Title">A short title.</param>
/// <param name="Text">The reason, and what to do.</param>
/// <param name="Href">The path of a link to continue with, or null.</param>
/// <param name="LinkText">The text of the link.</param>
public sealed record Refusal(string Title, string Text, string? Href, string? LinkText);
