using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Data.Accounts;

/// <summary>Identity names its tables itself, so they are named by hand here.</summary>
internal static class AccountTables
{
    public static void MapAccounts(this ModelBuilder model)
    {
        model.Entity<Account>().ToTable("account");
        model.Entity<IdentityUserClaim<Guid>>().ToTable("account_claim");
        model.Entity<IdentityUserLogin<Guid>>().ToTable("account_login");
        model.Entity<IdentityUserToken<Guid>>().ToTable("account_token");
    }
}
