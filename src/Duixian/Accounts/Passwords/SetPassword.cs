using Duixian.Data.Accounts;
using Duixian.Domain;
using Duixian.Domain.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Duixian.Accounts.Passwords;

/// <summary>Gives an account a password the rules take; whether the person may is the caller's question.</summary>
internal sealed class SetPassword(UserManager<Account> accounts, IPasswordHasher<Account> hasher, PasswordRules rules, IdSource ids, TimeProvider time)
{
    /// <summary>Null: it would be taken.</summary>
    public async Task<Refusal?> CheckAsync(Account account, string? wanted)
    {
        var judged = await rules.ValidateAsync(accounts, account, wanted);
        return judged.Succeeded ? null : AccountsRefusal.PasswordRefused(string.Join(' ', judged.Errors.Select(e => e.Description)));
    }

    public async Task<Refusal?> ExecuteAsync(Account account, string? wanted)
    {
        if (await CheckAsync(account, wanted) is { } refusal) { return refusal; }
        rules.Remember(account, ids.NewId(), time.GetUtcNow());
        account.PasswordHash = hasher.HashPassword(account, wanted!);   // the rules refuse null as too short
        account.PasswordSince = time.GetUtcNow();
        account.EndSessions();
        return (await accounts.UpdateAsync(account)).Succeeded ? null : Refusal.Stale;
    }
}
