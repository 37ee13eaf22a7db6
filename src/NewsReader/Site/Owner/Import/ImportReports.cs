using System.Security.Cryptography;

namespace NewsReader.Site.Owner.Import;

/// <summary>
/// Keeps the newest reports in memory. Each has an address, so opening it again imports nothing again.
/// </summary>
public sealed class ImportReports
{
    private const int Most = 8;

    private readonly Lock turn = new();
    private readonly LinkedList<(string Id, ImportReport Report)> newest = [];

    /// <returns>The path of the report. It works until eight newer ones have come or the program ends.</returns>
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
