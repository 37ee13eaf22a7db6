using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using NewsReader.Accounts;
using NewsReader.Cli.Verbs;
using NewsReader.Collection;
using NewsReader.Collection.Accounts;

namespace NewsReader.Cli;

/// <summary><c>owner reset</c>: lets an owner who has lost their password back in.</summary>
internal static class OwnerCommand
{
    public static Command Create(VerbRunner run)
    {
        var reset = new Command(
            "reset",
            "Remove the owner account with its passkeys and sessions. Nothing else changes."
        );
        reset.SetAction((parsed, ct) => run(parsed, Reset, ct));
        return new Command("owner", "Manage the owner account, which may change everything.") { reset };
    }

    private static async Task<int> Reset(VerbContext context, CancellationToken ct)
    {
        // Deleting the owner also deletes passkeys and sessions.
        var removed = await context
            .Get<DatabaseWriter>()
            .Write(CollectionChanges.Settings, db => db.Set<OwnerAccount>().ExecuteDeleteAsync(ct), ct);
        if (removed == 0)
            context.Output.Line("There was no owner.");
        else if (context.Services.GetService<OwnerReset>() is not { } running)
            context.Output.Line("The owner account is removed. The next start says how to create a new one.");
        else
            context.Output.Line(
                running.Forget() is { } token
                    ? "The owner account is removed. To create a new one, open /owner/new and enter this token, "
                        + $"which works once: {token}"
                    : "The owner account is removed. Whoever uses this computer is the owner now."
            );
        return CommandLine.Done;
    }
}
