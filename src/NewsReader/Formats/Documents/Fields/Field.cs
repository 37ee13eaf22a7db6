namespace NewsReader.Formats.Documents.Fields;

/// <summary>A name with its value, as front matter gives it.</summary>
/// <param name="Name">The name as it stands.</param>
/// <param name="Value">What it says.</param>
/// <param name="Line">Its line in the document, counted from 1; null where that is not known.</param>
/// <param name="AsItStands">The rest of the line, where the value could be meant as plain words; or null.</param>
internal sealed record Field(string Name, FieldValue Value, int? Line = null, string? AsItStands = null);
