using System.Security.Claims;
using Duixian.Accounts.Factors;
using Duixian.Accounts.Sessions;
using Duixian.Accounts.SingleSignOn;
using Duixian.Audit;
using Duixian.Data;
using Duixian.Data.Accounts;
using Duixian.Domain;
using Duixian.Domain.Audit;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Duixian.Accounts.SignIn;

/// <summary>What a password opened.</summary>
internal enum PasswordAnswer
{
    /// <summary>Nothing. Unknown, wrong, waiting, disabled: nobody outside learns which.</summary>
    Refused,

    /// <summary>The question for the second factor.</summary>
    SecondFactor,

    /// <summary>The page on which a first second factor is set up.</summary>
    Enrol,
}

/// <summary>The way in: a password and a second factor, or a passkey. A password alone never makes a session.</summary>
internal sealed class Door(
    DuixianDb db, UserManager<Account> accounts, IPasswordHasher<Account> hasher, WrongTries tries, OneTimeCodes codes, NobodysHash nobodys, Passkeys passkeys, SessionDesk sessions, AuditTrail trail, Acts acts, IdSource ids, TimeProvider time, IOptions<SingleSignOnOptions> singleSignOn)
{
    /// <summary>Unused for longer, an account is closed at its next attempt (GB/T 22239, 8.1.4.2 c).</summary>
    public static readonly TimeSpan LongestUnused = TimeSpan.FromDays(90);

    /// <summary>How long a right password waits for the second factor, or for its being set up.</summary>
    public static readonly TimeSpan Waiting = TimeSpan.FromMinutes(10);

    /// <summary>Wrong second factors after right passwords, before codes are refused for a while; a passkey goes on working.</summary>
    public const int MostWrongCodes = 20;

    private const string StampClaim = "stamp";

    /// <summary>False where the house's identity provider is the only way in: then neither passwords nor passkeys nor links are taken.</summary>
    public bool OwnWays => !singleSignOn.Value.OnlyWayIn;

    public async Task<PasswordAnswer> TryPasswordAsync(HttpContext http, string? user, string? password)
    {
        var cancel = http.RequestAborted;
        if (!await tries.CountAsync(user, ClientAddress.Of(http), cancel)) { return await RefuseAsync(null, "waiting", cancel); }
        var account = await accounts.FindByNameAsync(user?.Trim() ?? "");
        if (!await IsPasswordAsync(account, password) || account is null) { return await RefuseAsync(account, "password", cancel); }
        if (!await MayComeInAsync(account, cancel)) { return await RefuseAsync(account, "closed", cancel); }
        await tries.ForgiveAsync(user, ClientAddress.Of(http), cancel);
        await RememberAsync(http, account);
        return await HasSecondFactorAsync(account) ? PasswordAnswer.SecondFactor : PasswordAnswer.Enrol;
    }

    /// <summary>Whose password was right a moment ago; null when nobody's.</summary>
    public async Task<Account?> WaitingAsync(HttpContext http)
    {
        if (!OwnWays) { return null; }
        var known = await http.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        if (known.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id || await accounts.FindByIdAsync(id) is not { } account) { return null; }
        return known.Principal.FindFirstValue(StampClaim) == account.SecurityStamp ? account : null;   // the password was changed meanwhile
    }

    /// <summary>The second question: a code of the generator, or one of the recovery codes.</summary>
    public async Task<bool> TryCodeAsync(HttpContext http, Account account, string? code, bool recovery)
    {
        var cancel = http.RequestAborted;
        if (!await IsCodeAsync(http, account, code, recovery) || !await MayComeInAsync(account, cancel))
        {
            await RefuseAsync(account, recovery ? "recovery code" : "code", cancel);
            return false;
        }
        await ComeInAsync(http, account, recovery ? "password and recovery code" : "password and code");
        return true;
    }

    /// <summary>A passkey proves both factors at once. Wrong tries of anybody never stand in its way.</summary>
    /// <param name="only">Whose it must be; null: whoever's it is.</param>
    /// <returns>Who came in.</returns>
    public async Task<Account?> TryPasskeyAsync(HttpContext http, Account? only)
    {
        var cancel = http.RequestAborted;
        var account = await WhosePasskeyAsync(http);
        if (account is null || (only is not null && only.Id != account.Id) || !await MayComeInAsync(account, cancel))
        {
            await RefuseAsync(account, "passkey", cancel);
            return null;
        }
        await ComeInAsync(http, account, "passkey");
        return account;
    }

    /// <summary>The same for somebody who is signed in already.</summary>
    public async Task<bool> ConfirmWithPasskeyAsync(HttpContext http, Account account)
    {
        if ((await WhosePasskeyAsync(http))?.Id == account.Id)
        {
            await ConfirmedAsync(http, account, "passkey");
            return true;
        }
        await trail.RecordAsync(AuditKind.Confirmation, AuditOutcome.Refused, account.Id, account.UserName ?? "", "passkey", http.RequestAborted);
        return false;
    }

    /// <summary>Sets up the first second factor of an account whose password was right a moment ago.</summary>
    public async Task<bool> EnrolAsync(HttpContext http, Account account, Func<Task<bool>> adopt, string what)
    {
        var done = !await HasSecondFactorAsync(account) && await MayComeInAsync(account, http.RequestAborted) && await adopt();
        await trail.RecordAsync(AuditKind.FactorChange, done ? AuditOutcome.Done : AuditOutcome.Refused, account.Id, account.UserName ?? "", what, http.RequestAborted);
        return done;
    }

    /// <summary>Somebody signed in shows again who they are.</summary>
    public async Task<bool> ConfirmAsync(HttpContext http, Account account, string? password, string? code)
    {
        var cancel = http.RequestAborted;
        var right = await tries.CountAsync(account.UserName, ClientAddress.Of(http), cancel) && await IsPasswordAsync(account, password) && await IsCodeAsync(http, account, code, recovery: false);
        if (right) { await ConfirmedAsync(http, account, "password and code"); }
        else { await trail.RecordAsync(AuditKind.Confirmation, AuditOutcome.Refused, account.Id, account.UserName ?? "", "password and code", cancel); }
        return right;
    }

    /// <summary>What a person proved just now counts for ten minutes.</summary>
    public async Task ConfirmedAsync(HttpContext http, Account account, string how)
    {
        var cancel = http.RequestAborted;
        if (SessionDesk.IdOf(http) is { } session) { await sessions.ConfirmAsync(session, cancel); }
        await tries.ForgetAsync(account.UserName, ClientAddress.Of(http), cancel);
        await trail.RecordAsync(AuditKind.Confirmation, AuditOutcome.Done, account.Id, account.UserName ?? "", how, cancel);
    }

    /// <summary>Begins the session of a person who has shown everything; recorded first, so that nobody comes in unseen.</summary>
    public async Task ComeInAsync(HttpContext http, Account account, string how)
    {
        var cancel = http.RequestAborted;
        await trail.RecordAsync(AuditKind.SignIn, AuditOutcome.Done, account.Id, account.UserName ?? "", how, cancel);
        account.UsedAt = time.GetUtcNow();
        await accounts.UpdateAsync(account);
        await tries.ForgetAsync(account.UserName, ClientAddress.Of(http), cancel);
        await http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await sessions.BeginAsync(http, account);
    }

    /// <summary>Lets a person whose password is right go on to the second factor.</summary>
    public static Task RememberAsync(HttpContext http, Account account) =>
        http.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new(new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, account.Id.ToString("D")), new(StampClaim, account.SecurityStamp ?? "")], IdentityConstants.TwoFactorUserIdScheme)));

    public async Task<bool> HasSecondFactorAsync(Account account) => account.TwoFactorEnabled || (await accounts.GetPasskeysAsync(account)).Count > 0;

    /// <summary>Let in by the security administrator and not forgotten for 90 days; who was forgotten is shut out here.</summary>
    public async Task<bool> MayComeInAsync(Account account, CancellationToken cancel)
    {
        var state = await db.People.Where(p => p.Id == new PersonId(account.Id)).Select(p => (PersonState?)p.State).SingleOrDefaultAsync(cancel);
        if (state is not PersonState.Active) { return false; }
        if (account.UsedAt is not { } used || time.GetUtcNow() - used <= LongestUnused) { return true; }
        await ShutOutAsync(account.Id, cancel);
        return false;
    }

    private async Task<Account?> WhosePasskeyAsync(HttpContext http)
    {
        if (!OwnWays) { return null; }
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return await passkeys.WhoAsync(http, form["Credential"], form["State"]);
    }

    private async Task ShutOutAsync(Guid account, CancellationToken cancel)
    {
        var key = ids.NewId().ToString("D");
        await acts.RunAsync(Actor.System, key, account, "unused for 90 days", async act =>
        {
            var person = await db.People.SingleAsync(p => p.Id == new PersonId(account), cancel);
            return person.Disable("unused for 90 days", act) is { } refusal ? refusal : await db.SaveAsync(act, cancel);
        }, cancel);
    }

    private async Task<bool> IsPasswordAsync(Account? account, string? password)
    {
        if (!OwnWays) { return false; }
        if (account?.PasswordHash is not null) { return await accounts.CheckPasswordAsync(account, password ?? ""); }
        hasher.VerifyHashedPassword(new Account(), nobodys.By(hasher), password ?? "");
        return false;
    }

    /// <summary>Wrong codes are counted for the name and address, and for the account: only who has the password comes this far.</summary>
    private async Task<bool> IsCodeAsync(HttpContext http, Account account, string? code, bool recovery)
    {
        if (!account.TwoFactorEnabled || await accounts.IsLockedOutAsync(account) || !await tries.CountAsync(account.UserName, ClientAddress.Of(http), http.RequestAborted)) { return false; }
        var right = recovery ? (await accounts.RedeemTwoFactorRecoveryCodeAsync(account, code?.Trim().ToUpperInvariant() ?? "")).Succeeded : await codes.TakeAsync(account, code);
        if (right) { await accounts.ResetAccessFailedCountAsync(account); }
        else { await accounts.AccessFailedAsync(account); }
        return right;
    }

    private async Task<PasswordAnswer> RefuseAsync(Account? account, string why, CancellationToken cancel)
    {
        await trail.RecordAsync(AuditKind.SignIn, AuditOutcome.Refused, account?.Id, account?.UserName ?? "", why, cancel);   // an unknown name is not kept: it may be a password in the wrong field
        return PasswordAnswer.Refused;
    }
}

/// <summary>What a password is compared with where nobody has the name. It costs as much as a real hash: an unknown name must take as long to refuse as a wrong password.</summary>
internal sealed class NobodysHash(IdSource ids)
{
    private string? hash;

    public string By(IPasswordHasher<Account> hasher) => hash ??= hasher.HashPassword(new Account(), ids.NewId().ToString("N"));
}
