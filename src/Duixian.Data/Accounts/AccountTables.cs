using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Data.Accounts;

/// <summary>Identity names its tables itself, so they are named by hand here.</summary>
internal static class AccountTables
{
    public static void MapAccounts(this ModelBuilder model)
    {
        model.Entity<Account>().ToTable("account");
        model.Entity<Account>().Property(a => a.DisplayName).HasMaxLength(80);
        model.Entity<Account>().Property(a => a.Office).HasMaxLength(20);
        model.Entity<IdentityRole<Guid>>().ToTable("role");
        model.Entity<IdentityUserRole<Guid>>().ToTable("account_role");
        model.Entity<IdentityUserClaim<Guid>>().ToTable("account_claim");
        model.Entity<IdentityUserLogin<Guid>>().ToTable("account_login");
        model.Entity<IdentityUserToken<Guid>>().ToTable("account_token");
        model.Entity<IdentityRoleClaim<Guid>>().ToTable("role_claim");
    }
}
