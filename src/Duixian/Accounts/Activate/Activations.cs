using System.Security.Cryptography;
using System.Text;
using Duixian.Accounts.Factors;
using Duixian.Accounts.Passwords;
using Duixian.Accounts.Sessions;
using Duixian.Accounts.SignIn;
using Duixian.Audit;
using Duixian.Data;
using Duixian.Data.Accounts;
using Duixian.Domain;
using Duixian.Domain.Accounts;
using Duixian.Domain.Audit;
using Duixian.Domain.Directory;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Accounts.Activate;

/// <summary>One-time links with which people set their own password and second factor, so that nobody ever knows another's.</summary>
/// <remarks>Also the way back for whoever has lost everything: a link that is used begins anew, without the factors there were.</remarks>
internal sealed class Activations(DuixianDb db, UserManager<Account> accounts, SetPassword setPassword, Passkeys passkeys, SessionDesk sessions, Door door, AuditTrail trail, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private const int CodeLength = 24;

    /// <summary>Makes the only link of an account; earlier ones are void. It is written with the act that is saved next.</summary>
    /// <returns>The path to hand over; it is shown once, only a hash is kept.</returns>
    public async Task<string> MakeAsync(Guid account, CancellationToken cancel)
    {
        var code = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(CodeLength));
        db.Activations.RemoveRange(await db.Activations.Where(a => a.AccountId == account).ToListAsync(cancel));
        db.Activations.Add(new() { CodeHash = HashOf(code), AccountId = account, ExpiresAt = time.GetUtcNow() + Lifetime });
        return "/activate?code=" + code;
    }

    /// <summary>Whoever is let in has ninety days from now to come, also after those before ran out. Written with the act that is saved next.</summary>
    public async Task CountFromNowAsync(IReadOnlyCollection<Guid> letIn, CancellationToken cancel)
    {
        foreach (var account in await db.Users.Where(a => letIn.Contains(a.Id)).ToListAsync(cancel)) { account.UsedAt = time.GetUtcNow(); }
    }

    /// <summary>Whose link it is; null when it is wrong, used, too old, or the person is not let in.</summary>
    public async Task<Account?> FindAsync(string? code, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(code) || !door.OwnWays) { return null; }
        var (hash, now) = (HashOf(code), time.GetUtcNow());
        var owner = await db.Activations.AsNoTracking().Where(a => a.CodeHash == hash && a.ExpiresAt > now).Select(a => (Guid?)a.AccountId).SingleOrDefaultAsync(cancel);
        if (owner is not { } id || !await db.People.AnyAsync(p => p.Id == new PersonId(id) && p.State == PersonState.Active, cancel)) { return null; }
        return await accounts.FindByIdAsync(id.ToString("D"));
    }

    /// <summary>Sets the first password; what comes next is the second factor.</summary>
    public async Task<Refusal?> SetPasswordAsync(HttpContext http, string? code, string? password)
    {
        var cancel = http.RequestAborted;
        if (await FindAsync(code, cancel) is not { } account) { return AccountsRefusal.LinkClosed; }
        if (await setPassword.CheckAsync(account, password) is { } refusal) { return refusal; }
        if (!await TakeAsync(code, account, cancel)) { return AccountsRefusal.LinkClosed; }
        if (await setPassword.ExecuteAsync(account, password) is { } late) { return late; }
        await trail.RecordAsync(AuditKind.Activation, AuditOutcome.Done, account.Id, account.UserName ?? "", "password", cancel);
        await Door.RememberAsync(http, account);
        return null;
    }

    /// <summary>A passkey is both factors in one: whoever makes one is in.</summary>
    public async Task<Refusal?> AddPasskeyAsync(HttpContext http, string? code, string? credential, string? state, string name)
    {
        var cancel = http.RequestAborted;
        if (await FindAsync(code, cancel) is not { } account) { return AccountsRefusal.LinkClosed; }
        if (await passkeys.ReadAsync(http, account, credential, state, name) is not { } made) { return AccountsRefusal.PasskeyRefused; }
        if (!await TakeAsync(code, account, cancel)) { return AccountsRefusal.LinkClosed; }
        await accounts.AddOrUpdatePasskeyAsync(account, made);
        await trail.RecordAsync(AuditKind.Activation, AuditOutcome.Done, account.Id, account.UserName ?? "", "passkey", cancel);
        await door.ComeInAsync(http, account, "passkey");
        return null;
    }

    /// <summary>Uses the link up, once for all who try, and clears what there was.</summary>
    private async Task<bool> TakeAsync(string? code, Account account, CancellationToken cancel)
    {
        var hash = HashOf(code ?? "");
        if (await db.Activations.Where(a => a.CodeHash == hash).ExecuteDeleteAsync(cancel) == 0) { return false; }   // links are no business of the ledger
        foreach (var old in await accounts.GetPasskeysAsync(account)) { await accounts.RemovePasskeyAsync(account, old.CredentialId); }
        (account.PasswordHash, account.PasswordSince, account.TwoFactorEnabled, account.LockoutEnd, account.AccessFailedCount) = (null, null, false, null, 0);
        account.UsedAt = time.GetUtcNow();
        account.EndSessions();
        await accounts.UpdateAsync(account);
        await sessions.EndAllAsync(account.Id, but: null, cancel);
        return true;
    }

    private static byte[] HashOf(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(code));
}
