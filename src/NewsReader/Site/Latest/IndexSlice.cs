namespace NewsReader.Site.Latest;

/// <summary>The articles of one page of the headline index.</summary>
/// <param name="Rows">At most <see cref="IndexPage.Size"/> articles, newest first.</param>
/// <param name="HasNewer">True if there is a page above it.</param>
/// <param name="HasOlder">True if there is a page below it.</param>
internal sealed record IndexSlice<T>(IReadOnlyList<T> Rows, bool HasNewer, bool HasOlder);
