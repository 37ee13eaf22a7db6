using Microsoft.Extensions.Options;
using NewsReader.Articles;

namespace NewsReader.Import;

/// <summary>Takes in the seeds before the site answers, and while it serves what is added to or changed in the watched folders.</summary>
public sealed partial class DocumentWatcher(DocumentImport import, DocumentFolders folders, IOptions<DocumentOptions> options, TimeProvider time, ILogger<DocumentWatcher> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    // A file may still be being written: it is read once it has rested for this long.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, (DateTime Written, long Length, bool Taken)> seen = new(StringComparer.Ordinal);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folders.Seeds)) NoFolder(folders.Seeds);
        else await TakeIn(DocumentFolders.Find(folders.Seeds), cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    // Looking is by names, times and lengths alone, and works on every file system, shared ones included.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        foreach (var missing in options.Value.Folders.Where(folder => !Directory.Exists(folder))) NoFolder(missing);
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            try
            {
                await TakeIn(Changed(), stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Failed(e, e.Message);
            }
        }
        while (await Next(timer, stoppingToken));
    }

    private static async Task<bool> Next(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task TakeIn(IEnumerable<string> files, CancellationToken ct)
    {
        await foreach (var document in import.Import(files, ct))
        {
            if (document.CanTryAgain) seen.Remove(document.File);
            if (document.Refusal is { } refusal) Refused(document.File, refusal);
            else if (document.Outcome is not ImportOutcome.Unchanged) TakenIn(document.Outcome!.Value, document.Headline!, document.File);
        }
    }

    private IEnumerable<string> Changed()
    {
        foreach (var file in options.Value.Folders.Prepend(folders.Documents).Where(Directory.Exists).SelectMany(DocumentFolders.Find))
        {
            if (folders.IsHeld(file)) continue;
            var info = new FileInfo(file);
            if (!info.Exists) continue;
            var isAsBefore = seen.TryGetValue(file, out var before) && before.Written == info.LastWriteTimeUtc && before.Length == info.Length;
            if (isAsBefore && before.Taken) continue;
            // One that is as it was at the last look rests, whatever its date says.
            var rests = isAsBefore || time.GetUtcNow().UtcDateTime - info.LastWriteTimeUtc >= Rest;
            seen[file] = (info.LastWriteTimeUtc, info.Length, rests);
            if (rests) yield return file;
        }
    }

    [LoggerMessage(LogLevel.Information, "{Outcome} “{Headline}” from {File}")]
    private partial void TakenIn(ImportOutcome outcome, string headline, string file);

    [LoggerMessage(LogLevel.Warning, "Refused {File}: {Reason}")]
    private partial void Refused(string file, string reason);

    [LoggerMessage(LogLevel.Warning, "There is no folder {Folder}: nothing is taken in from it")]
    private partial void NoFolder(string folder);

    [LoggerMessage(LogLevel.Error, "Looking for documents failed, and is tried again: {Reason}")]
    private partial void Failed(Exception exception, string reason);
}
