using Duixian.Accounts.Passwords;
using Duixian.Accounts.Sessions;
using Duixian.Audit;
using Duixian.Data.Accounts;
using Duixian.Domain;
using Duixian.Domain.Accounts;
using Duixian.Domain.Audit;
using Microsoft.AspNetCore.Identity;

namespace Duixian.Accounts.Factors;

/// <summary>What people change about their own way in. Each change needs a fresh proof of who it is, is recorded, and ends their other sessions.</summary>
internal sealed class MyFactors(UserManager<Account> accounts, SetPassword setPassword, OneTimeCodes codes, Passkeys passkeys, SessionDesk sessions, SignedIn signedIn, AuditTrail trail)
{
    private const int RecoveryCodes = 8;

    public async Task<Refusal?> ChangePasswordAsync(HttpContext http, Account account, string? current, string? wanted)
    {
        var refusal = await ChangeAsync(http, account, "password", async () =>
            account.PasswordHash is not null && !await accounts.CheckPasswordAsync(account, current ?? "") ? AccountsRefusal.CurrentPasswordWrong : await setPassword.ExecuteAsync(account, wanted));
        if (refusal is null) { await sessions.BeginAsync(http, account); }   // with a new key, and the stamp of the new password
        return refusal;
    }

    /// <summary>The generator in use goes on until a code of the new one was shown.</summary>
    public Task<Refusal?> RenewGeneratorAsync(HttpContext http, Account account, string key, string? code) => ChangeAsync(http, account, "code generator", async () =>
        await codes.AdoptAsync(account, key, code, http.RequestAborted) ? null : AccountsRefusal.CodeWrong);

    public Task<Refusal?> AddPasskeyAsync(HttpContext http, Account account, string? credential, string? state, string name) => ChangeAsync(http, account, "passkey added", async () =>
        await passkeys.AddAsync(http, account, credential, state, name) ? null : AccountsRefusal.PasskeyRefused);

    public Task<Refusal?> RenamePasskeyAsync(HttpContext http, Account account, string? id, string name) => ChangeAsync(http, account, "passkey renamed", async () =>
        await passkeys.RenameAsync(account, id, name) ? null : AccountsRefusal.PasskeyUnknown);

    /// <summary>Never the last second factor: a password alone would then open the page that sets up another.</summary>
    public Task<Refusal?> RemovePasskeyAsync(HttpContext http, Account account, string? id) => ChangeAsync(http, account, "passkey removed", async () =>
    {
        if (!account.TwoFactorEnabled && (await accounts.GetPasskeysAsync(account)).Count < 2) { return AccountsRefusal.LastFactor; }
        return await passkeys.RemoveAsync(account, id) ? null : AccountsRefusal.PasskeyUnknown;
    });

    /// <summary>The codes before are void.</summary>
    public async Task<(Refusal? Refusal, IReadOnlyList<string> Codes)> RenewRecoveryCodesAsync(HttpContext http, Account account)
    {
        IReadOnlyList<string> made = [];
        var refusal = await ChangeAsync(http, account, "recovery codes", async () =>
        {
            if (!account.TwoFactorEnabled) { return AccountsRefusal.NoGenerator; }
            made = await MakeRecoveryCodesAsync(account);
            return null;
        });
        return (refusal, made);
    }

    /// <summary>Shown once and never again.</summary>
    public async Task<IReadOnlyList<string>> MakeRecoveryCodesAsync(Account account) =>
        [.. await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes) ?? []];

    private async Task<Refusal?> ChangeAsync(HttpContext http, Account account, string what, Func<Task<Refusal?>> change)
    {
        if (!signedIn.IsConfirmed) { return Refusal.ConfirmFirst; }
        var cancel = http.RequestAborted;
        var refusal = await change();
        await trail.RecordAsync(AuditKind.FactorChange, refusal is null ? AuditOutcome.Done : AuditOutcome.Refused, account.Id, account.UserName ?? "", what, cancel);
        if (refusal is null) { await sessions.EndAllAsync(account.Id, SessionDesk.IdOf(http), cancel); }
        return refusal;
    }
}
