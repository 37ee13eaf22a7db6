using NewsReader.Site.Rows;

namespace NewsReader.Site.Latest;

/// <summary>A page of the headline index without its rows, for its feed.</summary>
/// <param name="SourceName">The name of the source that the index is filtered by, or null.</param>
/// <param name="TopicName">The name of the topic that the index is filtered by, or null.</param>
/// <param name="Slice">The articles.</param>
internal sealed record IndexCursors(string? SourceName, string? TopicName, IndexSlice<IndexCursor> Slice);
