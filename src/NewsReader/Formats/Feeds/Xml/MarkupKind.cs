namespace NewsReader.Formats.Feeds.Xml;

/// <summary>What a <see cref="MarkupScanner"/> stands on.</summary>
internal enum MarkupKind
{
    Text,
    Start,
    End,
}
