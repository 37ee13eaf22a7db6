using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Accounts;

namespace NewsReader.Accounts.SignIn;

/// <summary>
/// On which devices the owner is signed in. They are held in memory, so that asking costs nothing and an end holds at
/// once, and in the database, so that they outlive the program.
/// </summary>
public sealed class Sessions(DatabaseWriter file, TimeProvider clock)
{
    /// <summary>How long one lasts that is not used.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromDays(30);

    /// <summary>How long one lasts at most.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    private static readonly TimeSpan SeenAgain = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, OwnerSession> sessions = new();

    /// <summary>Those that hold, the last seen first.</summary>
    public IReadOnlyList<OwnerSession> Live =>
        [.. sessions.Values.Where(IsAlive).OrderByDescending(session => session.SeenAt)];

    /// <summary>Begins one, which is stored when this returns.</summary>
    public async Task<OwnerSession> Begin(string device, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var session = new OwnerSession(RandomNumberGenerator.GetHexString(32, lowercase: true), device, now, now);
        await file.WriteQuietly(
            async db =>
            {
                db.Add(session);
                return await db.SaveChangesAsync(ct);
            },
            ct
        );
        sessions[session.Id] = session;
        return session;
    }

    /// <summary>True when the session holds; it is noted that it was seen.</summary>
    public bool See(string id)
    {
        if (!sessions.TryGetValue(id, out var session) || !IsAlive(session))
            return false;
        var now = clock.GetUtcNow();
        if (now - session.SeenAt > SeenAgain)
            sessions.TryUpdate(id, session with { SeenAt = now }, session);
        return true;
    }

    /// <summary>Ends one; a cookie that carries it is refused from now on.</summary>
    public Task End(string id, CancellationToken ct) => End([id], ct);

    /// <summary>Ends all but one.</summary>
    public Task EndOthers(string id, CancellationToken ct) => End([.. sessions.Keys.Where(other => other != id)], ct);

    /// <summary>They are over, all of them, and their rows are gone.</summary>
    internal void Forget() => sessions.Clear();

    internal async Task Load(NewsDb db, CancellationToken ct)
    {
        foreach (var session in await db.Set<OwnerSession>().ToListAsync(ct))
            sessions[session.Id] = session;
    }

    /// <summary>Stores when each was last seen, and forgets those that are over.</summary>
    internal async Task Store(CancellationToken ct)
    {
        await End([.. sessions.Values.Where(session => !IsAlive(session)).Select(session => session.Id)], ct);
        if (sessions.IsEmpty)
            return;
        await file.WriteQuietly(
            async db =>
            {
                foreach (var row in await db.Set<OwnerSession>().AsNoTracking().ToListAsync(ct))
                {
                    if (sessions.TryGetValue(row.Id, out var session) && session.SeenAt != row.SeenAt)
                        await db.Set<OwnerSession>()
                            .Where(s => s.Id == session.Id)
                            .ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, session.SeenAt), ct);
                }
                return true;
            },
            ct
        );
    }

    private async Task End(string[] ids, CancellationToken ct)
    {
        // First here: whatever becomes of the database, they are over.
        foreach (var id in ids)
            sessions.TryRemove(id, out _);
        if (ids.Length > 0)
            await file.WriteQuietly(
                db => db.Set<OwnerSession>().Where(session => ids.Contains(session.Id)).ExecuteDeleteAsync(ct),
                ct
            );
    }

    private bool IsAlive(OwnerSession session)
    {
        var now = clock.GetUtcNow();
        return now - session.SeenAt < Idle && now - session.StartedAt < Longest;
    }
}
