using Microsoft.Extensions.Options;
using NewsReader.Intake.Runs;

namespace NewsReader.Incoming.Files;

/// <summary>
/// Imports the seeds before the site answers, and then every document that is added or changed in the watched folders.
/// </summary>
public sealed partial class DocumentWatcher(
    DocumentImport import,
    DocumentFolders folders,
    IOptions<DocumentOptions> options,
    TimeProvider time,
    ILogger<DocumentWatcher> log
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    // Somebody may still be writing a file. It is imported after it has not changed for this long.
    private static readonly TimeSpan SettleTime = TimeSpan.FromSeconds(1);

    // Scanning a hundred thousand files takes a while. At most a twentieth of the time is spent on it.
    private const int PausePerScan = 20;

    private readonly SkippedFiles skipped = new();
    private readonly HashSet<string> waiting = new(StringComparer.Ordinal);
    private Dictionary<string, FileState> seen = new(StringComparer.Ordinal);
    private bool hasFailed;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folders.Seeds))
            NoFolder(folders.Seeds);
        else
            await Import(DocumentFolders.FindIn(folders.Seeds), cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    // A scan only reads names, times and lengths, so it works on every file system, including network shares.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        foreach (var missing in options.Value.Folders.Where(folder => !Directory.Exists(folder)))
            NoFolder(missing);
        try
        {
            while (!stoppingToken.IsCancellationRequested)
                await Task.Delay(await Scan(stoppingToken), time, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program is stopping.
        }
    }

    /// <returns>The pause before the next scan.</returns>
    private async Task<TimeSpan> Scan(CancellationToken ct)
    {
        var start = time.GetTimestamp();
        List<FoundFile> changed;
        try
        {
            changed = FindChanged();
            hasFailed = false;
        }
        catch (Exception e)
        {
            // Logged once, because the next scan is in two seconds.
            if (!hasFailed)
                Failed(e, e.Message);
            hasFailed = true;
            return Pause;
        }
        var pause = time.GetElapsedTime(start) * PausePerScan;
        foreach (var sentence in skipped.TakeSentences())
            Skipped(sentence);
        try
        {
            await Import(changed, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            Failed(e, e.Message);
        }
        return pause > Pause ? pause : Pause;
    }

    private async Task Import(IEnumerable<FoundFile> files, CancellationToken ct)
    {
        await foreach (var document in import.Import(files, ct))
        {
            if (document.CanTryAgain)
            {
                // Every scan tries it again, but it is logged once.
                seen.Remove(document.File);
                if (waiting.Add(document.File))
                    Refused(document.File, document.Refusal!);
                continue;
            }
            waiting.Remove(document.File);
            if (document.Refusal is { } refusal)
                Refused(document.File, refusal);
            else if (document.Outcome is not ImportOutcome.Unchanged)
                Imported(document.Outcome!.Value, document.Headline!, document.File);
            foreach (var note in document.Notes)
                Noted(document.File, note);
        }
    }

    private List<FoundFile> FindChanged()
    {
        List<FoundFile> changed = [];
        // A new dictionary, so that deleted files are forgotten.
        Dictionary<string, FileState> now = new(seen.Count, StringComparer.Ordinal);
        var watched = options.Value.Folders.Prepend(folders.Documents).Where(Directory.Exists);
        foreach (var found in watched.SelectMany(folder => DocumentFolders.FindIn(folder, skipped)))
        {
            if (folders.IsClaimed(found.Path) || StateOf(found.Path) is not { } state)
                continue;
            var isSame =
                seen.TryGetValue(found.Path, out var before)
                && before.WrittenAt == state.WrittenAt
                && before.Length == state.Length;
            // A file that is as it was at the last scan has settled, whatever its date says.
            var hasSettled = isSame || time.GetUtcNow().UtcDateTime - state.WrittenAt >= SettleTime;
            if (hasSettled && !(isSame && before.IsImported))
                changed.Add(found);
            now[found.Path] = state with { IsImported = hasSettled };
        }
        seen = now;
        return changed;
    }

    // The state of a link is the state of its target. If there is no target, the import reports that.
    private static FileState? StateOf(string file)
    {
        var info = new FileInfo(file);
        if (!info.Exists && info.LinkTarget is null)
            return null;
        if (info.LinkTarget is null)
            return new(WrittenAt(info), info.Length, IsImported: false);
        return RegularFile.RealPath(file) is { } real && new FileInfo(real) is { Exists: true } target
            ? new(WrittenAt(target), target.Length, IsImported: false)
            : new(WrittenAt(info), -1, IsImported: false);
    }

    internal static DateTime WrittenAt(FileInfo file)
    {
        try
        {
            return file.LastWriteTimeUtc;
        }
        catch (ArgumentOutOfRangeException)
        {
            // Some file systems store years with more than four digits.
            return DateTime.MinValue;
        }
    }

    [LoggerMessage(LogLevel.Information, "{Outcome} “{Headline}” from {File}")]
    private partial void Imported(ImportOutcome outcome, string headline, string file);

    [LoggerMessage(LogLevel.Information, "{File}: {Note}")]
    private partial void Noted(string file, string note);

    [LoggerMessage(LogLevel.Information, "{Files}")]
    private partial void Skipped(string files);

    [LoggerMessage(LogLevel.Warning, "Refused {File}: {Reason}")]
    private partial void Refused(string file, string reason);

    [LoggerMessage(LogLevel.Warning, "There is no folder {Folder}: nothing is imported from it")]
    private partial void NoFolder(string folder);

    [LoggerMessage(LogLevel.Error, "Looking for documents failed. It is tried again: {Reason}")]
    private partial void Failed(Exception exception, string reason);

    /// <summary>The state of a file at the last scan, and whether it was imported in that state.</summary>
    private readonly record struct FileState(DateTime WrittenAt, long Length, bool IsImported);
}
