using System.CommandLine;
using NewsReader.Accounts;
using NewsReader.Collection;

namespace NewsReader.Cli;

/// <summary><c>owner reset</c>: lets an owner who has lost their password back in.</summary>
internal static class OwnerCommand
{
    public static Command Create(CommandRunner run)
    {
        var reset = new Command(
            "reset",
            "Remove the owner account with its passkeys and sessions. Nothing else changes."
        );
        reset.SetAction((parsed, ct) => run(parsed, Reset, ct));
        return new Command("owner", "Manage the owner account, which may change everything.") { reset };
    }

    private static async Task<int> Reset(CommandContext context, CancellationToken ct)
    {
        if (!await RemoveOwner(context, ct))
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

    // Deleting the owner also deletes passkeys and sessions.
    private static async Task<bool> RemoveOwner(CommandContext context, CancellationToken ct)
    {
        // The writer creates the database if there is none yet, so it comes first.
        var writer = context.Get<DatabaseWriter>();
        await using var scope = context.Services.CreateAsyncScope();
        using var store = new OwnerStore(scope.ServiceProvider.GetRequiredService<NewsDb>(), writer);
        if (await store.Only(ct) is not { } owner)
            return false;
        await store.DeleteAsync(owner, ct);
        return true;
    }
}
