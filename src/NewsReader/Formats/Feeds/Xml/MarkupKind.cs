namespace NewsReader.Formats.Feeds.Xml;

/// <summary>The kind of token a <see cref="MarkupScanner"/> has read.</summary>
internal enum MarkupKind
{
    Text,
    Start,
    End,
}
