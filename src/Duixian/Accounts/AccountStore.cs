using System.Security.Cryptography;
using Duixian.Data;
using Duixian.Data.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Duixian.Accounts;

/// <summary>Identity's store, but what it keeps in clear text – keys of code generators and recovery codes – is protected with the site's keys.</summary>
internal sealed class AccountStore(DuixianDb db, IDataProtectionProvider protection, IdentityErrorDescriber? words = null) : UserOnlyStore<Account, DuixianDb, Guid>(db, words)
{
    private readonly IDataProtector protector = protection.CreateProtector("account-token");

    /// <summary>Identity would save by itself, past the ledger; from here on <c>SaveAsync</c> does, with the act.</summary>
    public static void SaveWithTheAct(IUserStore<Account> store)
    {
        if (store is UserOnlyStore<Account, DuixianDb, Guid> ours) { ours.AutoSaveChanges = false; }
    }

    public override Task SetTokenAsync(Account user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : protector.Protect(value), cancellationToken);

    public override async Task<string?> GetTokenAsync(Account user, string loginProvider, string name, CancellationToken cancellationToken)
    {
        if (await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is not { } kept) { return null; }
        try { return protector.Unprotect(kept); }
        catch (CryptographicException) { return null; }   // the site's keys were lost: as if it had never been set
    }
}
