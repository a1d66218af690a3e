using System.Security.Cryptography;
using System.Text;
using Duixian.Data;
using Duixian.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Accounts.SignIn;

/// <summary>Counts tries for one name from one address. Whoever guesses at somebody's password makes himself wait, and nobody else: the owner comes in from another address, or with a passkey.</summary>
/// <remarks>A try is counted before it is looked at, so that a hundred at once are still a hundred. Names that do not exist are counted alike.</remarks>
internal sealed class WrongTries(DuixianDb db, WriteGate gate, Dialect dialect, ILookupNormalizer names, TimeProvider time)
{
    public const int Most = 5;

    public static readonly TimeSpan Wait = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>False: five were wrong, and five minutes are not over.</summary>
    public async Task<bool> CountAsync(string? user, string address, CancellationToken cancel)
    {
        var (name, now) = (HashOf(user), time.GetUtcNow());
        var (over, old) = (now - Wait, now - Kept);
        using var turn = await gate.EnterAsync(cancel);
        // Counters are no business of the ledger, here and below.
        await db.SignInFailures.Where(f => f.LastAt < old).ExecuteDeleteAsync(cancel);
        for (var attempt = 0; attempt < 2; attempt++)
        {
            var pair = db.SignInFailures.Where(f => f.NameHash == name && f.Address == address);
            if (await pair.Where(f => f.LastAt > over && f.Count < Most).ExecuteUpdateAsync(set => set.SetProperty(f => f.Count, f => f.Count + 1).SetProperty(f => f.LastAt, now), cancel) > 0
                || await pair.Where(f => f.LastAt <= over).ExecuteUpdateAsync(set => set.SetProperty(f => f.Count, 1).SetProperty(f => f.LastAt, now), cancel) > 0) { return true; }
            if (await pair.AnyAsync(cancel)) { return false; }
            if (await AddAsync(new() { NameHash = name, Address = address, Count = 1, LastAt = now }, cancel)) { return true; }
        }
        return false;
    }

    /// <summary>The try that was just counted was right.</summary>
    public async Task ForgiveAsync(string? user, string address, CancellationToken cancel)
    {
        var name = HashOf(user);
        using var turn = await gate.EnterAsync(cancel);
        await db.SignInFailures.Where(f => f.NameHash == name && f.Address == address && f.Count > 0).ExecuteUpdateAsync(set => set.SetProperty(f => f.Count, f => f.Count - 1), cancel);
    }

    /// <summary>The person came in: what was mistyped before is forgotten.</summary>
    public async Task ForgetAsync(string? user, string address, CancellationToken cancel)
    {
        var name = HashOf(user);
        using var turn = await gate.EnterAsync(cancel);
        await db.SignInFailures.Where(f => f.NameHash == name && f.Address == address).ExecuteDeleteAsync(cancel);
    }

    private async Task<bool> AddAsync(SignInFailure first, CancellationToken cancel)
    {
        db.SignInFailures.Add(first);
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException e) when (dialect.IsUniqueViolation(e)) { return false; }   // another try for this name came between
        finally { db.Entry(first).State = EntityState.Detached; }
    }

    private byte[] HashOf(string? user) => SHA256.HashData(Encoding.UTF8.GetBytes(names.NormalizeName(user?.Trim() ?? "") ?? ""));
}
