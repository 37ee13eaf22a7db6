using Microsoft.Extensions.Options;
using NewsReader.Intake.Runs;

namespace NewsReader.Incoming.Files;

/// <summary>
/// Takes in the seeds before the site answers, and while it serves what is added to or changed in the watched folders.
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

    // A file may still be being written: it is read once it has rested for this long.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    // Looking at a hundred thousand files takes a while: nineteen parts of twenty are for everything else.
    private const int PausePerLook = 20;

    private readonly SkippedFiles others = new();
    private readonly HashSet<string> waiting = new(StringComparer.Ordinal);
    private Dictionary<string, Seen> seen = new(StringComparer.Ordinal);
    private bool hasFailed;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folders.Seeds))
            NoFolder(folders.Seeds);
        else
            await TakeIn(DocumentFolders.FindIn(folders.Seeds), cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    // Looking is by names, times and lengths alone, and works on every file system, shared ones included.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        foreach (var missing in options.Value.Folders.Where(folder => !Directory.Exists(folder)))
            NoFolder(missing);
        try
        {
            while (!stoppingToken.IsCancellationRequested)
                await Task.Delay(await Look(stoppingToken), time, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops.
        }
    }

    private async Task<TimeSpan> Look(CancellationToken ct)
    {
        var start = time.GetTimestamp();
        List<FoundFile> changed;
        try
        {
            changed = Changed();
            hasFailed = false;
        }
        catch (Exception e)
        {
            // Told once: the next look is in two seconds.
            if (!hasFailed)
                Failed(e, e.Message);
            hasFailed = true;
            return Pause;
        }
        var took = time.GetElapsedTime(start) * PausePerLook;
        foreach (var told in others.Told())
            NotRead(told);
        try
        {
            await TakeIn(changed, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            Failed(e, e.Message);
        }
        return took > Pause ? took : Pause;
    }

    private async Task TakeIn(IEnumerable<FoundFile> files, CancellationToken ct)
    {
        await foreach (var document in import.Import(files, ct))
        {
            if (document.CanTryAgain)
            {
                // Told once, and tried again at every look.
                seen.Remove(document.File);
                if (waiting.Add(document.File))
                    Refused(document.File, document.Refusal!);
                continue;
            }
            waiting.Remove(document.File);
            if (document.Refusal is { } refusal)
                Refused(document.File, refusal);
            else if (document.Outcome is not ImportOutcome.Unchanged)
                TakenIn(document.Outcome!.Value, document.Headline!, document.File);
            foreach (var note in document.Notes)
                LeftOut(document.File, note);
        }
    }

    private List<FoundFile> Changed()
    {
        List<FoundFile> changed = [];
        // What has gone is forgotten.
        Dictionary<string, Seen> now = new(seen.Count, StringComparer.Ordinal);
        var watched = options.Value.Folders.Prepend(folders.Documents).Where(Directory.Exists);
        foreach (var found in watched.SelectMany(folder => DocumentFolders.FindIn(folder, others)))
        {
            if (folders.IsHeld(found.Path) || State(found.Path) is not { } state)
                continue;
            var isAsBefore =
                seen.TryGetValue(found.Path, out var before)
                && before.Written == state.Written
                && before.Length == state.Length;
            // One that is as it was at the last look rests, whatever its date says.
            var rests = isAsBefore || time.GetUtcNow().UtcDateTime - state.Written >= Rest;
            if (rests && !(isAsBefore && before.Taken))
                changed.Add(found);
            now[found.Path] = state with { Taken = rests };
        }
        seen = now;
        return changed;
    }

    // Of a link, the file that it leads to counts; where that is none, the import says so.
    private static Seen? State(string file)
    {
        var info = new FileInfo(file);
        if (!info.Exists && info.LinkTarget is null)
            return null;
        if (info.LinkTarget is null)
            return new(WrittenAt(info), info.Length, Taken: false);
        return RegularFile.RealPath(file) is { } real && new FileInfo(real) is { Exists: true } target
            ? new(WrittenAt(target), target.Length, Taken: false)
            : new(WrittenAt(info), -1, Taken: false);
    }

    internal static DateTime WrittenAt(FileInfo file)
    {
        try
        {
            return file.LastWriteTimeUtc;
        }
        catch (ArgumentOutOfRangeException)
        {
            // Some file systems keep years that have more than four digits.
            return DateTime.MinValue;
        }
    }

    [LoggerMessage(LogLevel.Information, "{Outcome} “{Headline}” from {File}")]
    private partial void TakenIn(ImportOutcome outcome, string headline, string file);

    [LoggerMessage(LogLevel.Information, "{File}: {Note}")]
    private partial void LeftOut(string file, string note);

    [LoggerMessage(LogLevel.Information, "{Files}")]
    private partial void NotRead(string files);

    [LoggerMessage(LogLevel.Warning, "Refused {File}: {Reason}")]
    private partial void Refused(string file, string reason);

    [LoggerMessage(LogLevel.Warning, "There is no folder {Folder}: nothing is taken in from it")]
    private partial void NoFolder(string folder);

    [LoggerMessage(LogLevel.Error, "Looking for documents failed, and is tried again: {Reason}")]
    private partial void Failed(Exception exception, string reason);

    /// <summary>How a file was when it was looked at last, and whether it was taken in so.</summary>
    private readonly record struct Seen(DateTime Written, long Length, bool Taken);
}
