using Microsoft.EntityFrameworkCore;

namespace NewsReader.Collection.Accounts;

/// <summary>The tables of the owner.</summary>
internal static class OwnerTables
{
    public static void AddOwner(this ModelBuilder model)
    {
        model.Entity<OwnerAccount>(owner =>
        {
            owner.ToTable("Owners", table => table.HasCheckConstraint("CK_Owners_One", $"Id = {OwnerAccount.OnlyId}"));
            owner.Property(o => o.Id).ValueGeneratedNever();
        });
        model.Entity<OwnerPasskey>(passkey =>
        {
            passkey.ToTable("OwnerPasskeys").HasKey(p => p.CredentialId);
            passkey.HasOne<OwnerAccount>().WithMany().HasForeignKey(p => p.OwnerId);
        });
        model.Entity<OwnerSession>(session =>
        {
            session.ToTable("OwnerSessions").HasKey(s => s.Id);
            session.HasOne<OwnerAccount>().WithMany().HasForeignKey(s => s.OwnerId);
        });
        model.Entity<OwnerSetting>().ToTable("OwnerSettings").HasKey(s => s.Name);
    }
}
