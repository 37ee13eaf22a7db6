using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Accounts;

namespace NewsReader.Accounts.SignIn;

/// <summary>
/// The devices on which the owner is signed in. Sessions are in memory, so that checking one costs nothing and ending
/// one works at once. They are also in the database, so that they survive a restart.
/// </summary>
public sealed class Sessions(DatabaseWriter file, TimeProvider clock)
{
    /// <summary>Sessions expire after this long without a request.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromDays(30);

    /// <summary>Sessions expire after this long in any case.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    // Requests within this time count as one.
    private static readonly TimeSpan SeenAgain = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, OwnerSession> sessions = new();

    /// <summary>The sessions that have not expired, most recently seen first.</summary>
    public IReadOnlyList<OwnerSession> Live =>
        [.. sessions.Values.Where(IsAlive).OrderByDescending(session => session.SeenAt)];

    /// <summary>Begins a session. It is stored when this returns.</summary>
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

    /// <summary>True if the session exists and has not expired. Notes that it was seen.</summary>
    public bool See(string id)
    {
        if (!sessions.TryGetValue(id, out var session) || !IsAlive(session))
            return false;
        var now = clock.GetUtcNow();
        if (now - session.SeenAt > SeenAgain)
            sessions.TryUpdate(id, session with { SeenAt = now }, session);
        return true;
    }

    /// <summary>Ends a session. Cookies that carry it are refused from now on.</summary>
    public Task End(string id, CancellationToken ct) => End([id], ct);

    /// <summary>Ends all sessions but one.</summary>
    public Task EndOthers(string id, CancellationToken ct) => End([.. sessions.Keys.Where(other => other != id)], ct);

    /// <summary>Forgets all sessions, after their rows were deleted.</summary>
    internal void Forget() => sessions.Clear();

    internal async Task Load(NewsDb db, CancellationToken ct)
    {
        foreach (var session in await db.Set<OwnerSession>().ToListAsync(ct))
            sessions[session.Id] = session;
    }

    /// <summary>Stores when each session was last seen, and deletes expired ones.</summary>
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
        // In memory first: even if the database fails, these sessions are over.
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
