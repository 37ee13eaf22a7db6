using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using NewsReader.Accounts;
using NewsReader.Cli.Verbs;
using NewsReader.Collection;
using NewsReader.Collection.Accounts;

namespace NewsReader.Cli;

/// <summary><c>owner reset</c>: the way back in for an owner who has lost their password.</summary>
internal static class OwnerCommand
{
    public static Command Create(VerbRunner run)
    {
        var reset = new Command("reset", "Forget the owner, their passkeys and sessions. Nothing else is changed.");
        reset.SetAction((parsed, ct) => run(parsed, Reset, ct));
        return new Command("owner", "The one who may add and change.") { reset };
    }

    private static async Task<int> Reset(VerbContext context, CancellationToken ct)
    {
        // Passkeys and sessions go with the owner.
        var forgotten = await context
            .Get<DatabaseWriter>()
            .Write(CollectionChanges.Settings, db => db.Set<OwnerAccount>().ExecuteDeleteAsync(ct), ct);
        if (forgotten == 0)
            context.Output.Line("There was no owner.");
        else if (context.Services.GetService<OwnerReset>() is not { } running)
            context.Output.Line("The owner is forgotten. The next start has none, and says how to become it.");
        else
            context.Output.Line(
                running.Forget() is { } token
                    ? $"The owner is forgotten. To become it, open /owner/new and give this token, which is good once: {token}"
                    : "The owner is forgotten. Whoever is at this machine is the owner now."
            );
        return CommandLine.Done;
    }
}
