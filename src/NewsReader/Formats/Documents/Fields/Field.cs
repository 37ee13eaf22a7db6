namespace NewsReader.Formats.Documents.Fields;

/// <summary>A name and its value in front matter.</summary>
/// <param name="Name">The name, as written.</param>
/// <param name="Value">The parsed value.</param>
/// <param name="Line">The line in the document, counted from 1, or null if unknown.</param>
/// <param name="AsItStands">The raw rest of the line if the value may have been meant as plain words, or null.</param>
internal sealed record Field(string Name, FieldValue Value, int? Line = null, string? AsItStands = null);
