using Microsoft.EntityFrameworkCore.Storage;

namespace NewsReader.Collection;

/// <summary>
/// One write. <see cref="Commit"/> stores all of it; without it nothing is stored. No other write begins until this one
/// is disposed.
/// </summary>
public sealed class WriteTransaction : IAsyncDisposable
{
    private readonly DatabaseWriter writer;
    private readonly IDbContextTransaction transaction;

    internal WriteTransaction(DatabaseWriter writer, NewsDb db, IDbContextTransaction transaction)
    {
        this.writer = writer;
        this.transaction = transaction;
        Db = db;
    }

    /// <summary>The writer's context.</summary>
    public NewsDb Db { get; }

    /// <summary>Stores what was saved, and raises the event.</summary>
    /// <param name="changes">What changed; <see cref="CollectionChanges.None"/> makes it a quiet write.</param>
    public async Task Commit(CollectionChanges changes)
    {
        await transaction.CommitAsync(CancellationToken.None);
        writer.Announce(changes);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await using (Db)
                await transaction.DisposeAsync();
        }
        finally
        {
            writer.EndTurn();
        }
    }
}
