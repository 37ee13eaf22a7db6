using System.Security.Cryptography;

namespace NewsReader.Site.Owner.Import;

/// <summary>
/// The newest reports, in memory: each has an address, so that looking at it again takes nothing in twice.
/// </summary>
public sealed class ImportReports
{
    private const int Most = 8;

    private readonly Lock turn = new();
    private readonly LinkedList<(string Id, ImportReport Report)> newest = [];

    /// <returns>The path at which it can be read, until eight newer ones have come or the program ends.</returns>
    public string Keep(ImportReport report)
    {
        var id = RandomNumberGenerator.GetHexString(16, lowercase: true);
        lock (turn)
        {
            newest.AddFirst((id, report));
            if (newest.Count > Most)
                newest.RemoveLast();
        }
        return $"/owner/import/{id}";
    }

    public ImportReport? Find(string id)
    {
        lock (turn)
            return newest.FirstOrDefault(kept => kept.Id == id).Report;
    }
}
