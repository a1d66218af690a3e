using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Data.Accounts;

/// <summary>Identity names its tables itself, so they are named by hand here.</summary>
internal static class AccountTables
{
    private const int LongestAddress = 45;   // IPv6 written out
    private const int HashLength = 32;

    public static void MapAccounts(this ModelBuilder model)
    {
        model.Entity<Account>().ToTable("account");
        model.Entity<IdentityUserClaim<Guid>>().ToTable("account_claim");
        model.Entity<IdentityUserLogin<Guid>>().ToTable("account_login");
        model.Entity<IdentityUserToken<Guid>>().ToTable("account_token");
        MapPasskeys(model);
        MapSignIn(model);
    }

    /// <summary>As Identity's third schema has it. Identity would map it only where its options come with the context, which migrations and tests do not have.</summary>
    private static void MapPasskeys(ModelBuilder model) => model.Entity<IdentityUserPasskey<Guid>>(passkey =>
    {
        passkey.ToTable("account_passkey");
        passkey.HasKey(p => p.CredentialId);
        passkey.Property(p => p.CredentialId).HasMaxLength(1_024);
        passkey.OwnsOne(p => p.Data, data => data.ToJson("data"));
        passkey.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId);
    });

    private static void MapSignIn(ModelBuilder model)
    {
        model.Entity<Session>(session =>
        {
            session.ToTable("session");
            session.HasKey(s => s.KeyHash);
            session.Property(s => s.KeyHash).HasMaxLength(HashLength);
            session.HasIndex(s => s.Id).IsUnique();
            session.HasIndex(s => s.AccountId);
            session.HasIndex(s => s.ExpiresAt);
            session.Property(s => s.Address).HasMaxLength(LongestAddress);
            session.Property(s => s.Device).HasMaxLength(60);
            session.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId);
        });
        model.Entity<SignInFailure>(failure =>
        {
            failure.ToTable("sign_in_failure");
            failure.HasKey(f => new { f.NameHash, f.Address });
            failure.Property(f => f.NameHash).HasMaxLength(HashLength);
            failure.Property(f => f.Address).HasMaxLength(LongestAddress);
            failure.HasIndex(f => f.LastAt);
        });
        model.Entity<Activation>(activation =>
        {
            activation.ToTable("activation");
            activation.HasKey(a => a.CodeHash);
            activation.Property(a => a.CodeHash).HasMaxLength(HashLength);
            activation.HasOne<Account>().WithMany().HasForeignKey(a => a.AccountId);
        });
        model.Entity<OldPassword>(old =>
        {
            old.ToTable("old_password");
            old.Property(o => o.Hash).HasMaxLength(200);
            old.HasOne<Account>().WithMany().HasForeignKey(o => o.AccountId);
        });
    }
}
