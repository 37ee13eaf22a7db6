using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using NewsReader.Data;
using NewsReader.Hosting;
using NewsReader.Owner;

namespace NewsReader.Cli;

/// <summary><c>owner reset</c>: the way back in for an owner who has lost their password.</summary>
internal static class OwnerCommand
{
    public static Command Create(Option<string?> data)
    {
        var reset = new Command("reset", "Forget the owner, their passkeys and sessions, while the program does not serve. Nothing else is changed; the next start has no owner.");
        reset.SetAction((parsed, ct) => Reset(Settings.DataFolder(Settings.OfVerb(parsed.GetValue(data))), ct));
        return new Command("owner", "The one who may add and change.") { reset };
    }

    private static async Task<int> Reset(string dataFolder, CancellationToken ct)
    {
        await Task.Yield();
        using var folder = DataFolder.Open(dataFolder);
        await using var file = NewsDbFile.Open(folder);
        // Passkeys and sessions go with the owner.
        var forgotten = await file.Write(db => db.Set<OwnerAccount>().ExecuteDeleteAsync(ct), ct);
        Console.WriteLine(forgotten > 0 ? "The owner is forgotten. The next start has none, and says how to become it." : "There was no owner.");
        return CommandLine.Done;
    }
}
