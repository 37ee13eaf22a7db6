using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Accounts;

namespace NewsReader.Accounts;

/// <summary>
/// Stores the owner for ASP.NET Core Identity. It reads as pages do, and writes through the one writer.
/// </summary>
public sealed class OwnerStore(NewsDb db, DatabaseWriter file)
    : IUserPasswordStore<OwnerAccount>,
        IUserPasskeyStore<OwnerAccount>
{
    /// <summary>The error code if there is an owner already.</summary>
    public const string OwnerExists = nameof(OwnerExists);

    /// <summary>The owner; null if there is none yet.</summary>
    public Task<OwnerAccount?> Only(CancellationToken ct) => db.Set<OwnerAccount>().SingleOrDefaultAsync(ct);

    public Task<IdentityResult> CreateAsync(OwnerAccount user, CancellationToken cancellationToken) =>
        file.Write(
            CollectionChanges.Settings,
            async writing =>
            {
                if (await writing.Set<OwnerAccount>().AnyAsync(cancellationToken))
                    return IdentityResult.Failed(
                        new IdentityError { Code = OwnerExists, Description = "There is an owner already." }
                    );
                writing.Add(user);
                await writing.SaveChangesAsync(cancellationToken);
                return IdentityResult.Success;
            },
            cancellationToken
        );

    public Task<IdentityResult> UpdateAsync(OwnerAccount user, CancellationToken cancellationToken) =>
        file.WriteQuietly(
            async writing =>
            {
                writing.Update(user);
                await writing.SaveChangesAsync(cancellationToken);
                return IdentityResult.Success;
            },
            cancellationToken
        );

    public Task<IdentityResult> DeleteAsync(OwnerAccount user, CancellationToken cancellationToken) =>
        file.Write(
            CollectionChanges.Settings,
            async writing =>
            {
                await writing.Set<OwnerAccount>().Where(o => o.Id == user.Id).ExecuteDeleteAsync(cancellationToken);
                return IdentityResult.Success;
            },
            cancellationToken
        );

    public Task<OwnerAccount?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        db.Set<OwnerAccount>().SingleOrDefaultAsync(o => o.Handle == userId, cancellationToken);

    public Task<OwnerAccount?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        db.Set<OwnerAccount>().SingleOrDefaultAsync(o => o.NormalisedName == normalizedUserName, cancellationToken);

    public Task<string> GetUserIdAsync(OwnerAccount user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Handle);

    public Task<string?> GetUserNameAsync(OwnerAccount user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Name);

    public Task<string?> GetNormalizedUserNameAsync(OwnerAccount user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.NormalisedName);

    public Task<string?> GetPasswordHashAsync(OwnerAccount user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.PasswordHash);

    public Task<bool> HasPasswordAsync(OwnerAccount user, CancellationToken cancellationToken) =>
        Task.FromResult(user.PasswordHash.Length > 0);

    public Task SetUserNameAsync(OwnerAccount user, string? userName, CancellationToken cancellationToken)
    {
        user.Name = userName ?? "";
        return Task.CompletedTask;
    }

    public Task SetNormalizedUserNameAsync(
        OwnerAccount user,
        string? normalizedName,
        CancellationToken cancellationToken
    )
    {
        user.NormalisedName = normalizedName ?? "";
        return Task.CompletedTask;
    }

    public Task SetPasswordHashAsync(OwnerAccount user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.PasswordHash = passwordHash ?? "";
        return Task.CompletedTask;
    }

    public Task AddOrUpdatePasskeyAsync(
        OwnerAccount user,
        UserPasskeyInfo passkey,
        CancellationToken cancellationToken
    ) =>
        file.WriteQuietly(
            async writing =>
            {
                var row = await writing
                    .Set<OwnerPasskey>()
                    .SingleOrDefaultAsync(p => p.CredentialId == passkey.CredentialId, cancellationToken);
                if (row is null)
                    writing.Add(Row(passkey));
                else
                    (row.Name, row.SignCount, row.IsBackedUp, row.IsUserVerified) = (
                        passkey.Name ?? "",
                        passkey.SignCount,
                        passkey.IsBackedUp,
                        passkey.IsUserVerified
                    );
                return await writing.SaveChangesAsync(cancellationToken);
            },
            cancellationToken
        );

    public Task RemovePasskeyAsync(OwnerAccount user, byte[] credentialId, CancellationToken cancellationToken) =>
        file.WriteQuietly(
            writing =>
                writing
                    .Set<OwnerPasskey>()
                    .Where(p => p.CredentialId == credentialId)
                    .ExecuteDeleteAsync(cancellationToken),
            cancellationToken
        );

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(
        OwnerAccount user,
        CancellationToken cancellationToken
    ) => [.. (await db.Set<OwnerPasskey>().ToListAsync(cancellationToken)).OrderBy(p => p.CreatedAt).Select(Info)];

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(
        OwnerAccount user,
        byte[] credentialId,
        CancellationToken cancellationToken
    ) =>
        await db.Set<OwnerPasskey>().SingleOrDefaultAsync(p => p.CredentialId == credentialId, cancellationToken)
            is { } row
            ? Info(row)
            : null;

    public async Task<OwnerAccount?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await db.Set<OwnerPasskey>().AnyAsync(p => p.CredentialId == credentialId, cancellationToken)
            ? await db.Set<OwnerAccount>().SingleOrDefaultAsync(cancellationToken)
            : null;

    // The container disposes the contexts.
    public void Dispose() { }

    private static OwnerPasskey Row(UserPasskeyInfo passkey) =>
        new()
        {
            CredentialId = passkey.CredentialId,
            Name = passkey.Name ?? "",
            PublicKey = passkey.PublicKey,
            CreatedAt = passkey.CreatedAt,
            SignCount = passkey.SignCount,
            Transports = string.Join(' ', passkey.Transports ?? []),
            IsUserVerified = passkey.IsUserVerified,
            IsBackupEligible = passkey.IsBackupEligible,
            IsBackedUp = passkey.IsBackedUp,
            AttestationObject = passkey.AttestationObject,
            ClientDataJson = passkey.ClientDataJson,
        };

    private static UserPasskeyInfo Info(OwnerPasskey row) =>
        new(
            row.CredentialId,
            row.PublicKey,
            row.CreatedAt,
            (uint)row.SignCount,
            row.Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            row.IsUserVerified,
            row.IsBackupEligible,
            row.IsBackedUp,
            row.AttestationObject,
            row.ClientDataJson
        )
        {
            Name = row.Name,
        };
}
