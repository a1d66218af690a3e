using System.Globalization;
using Duixian.Data;
using Duixian.Data.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Accounts.Sessions;

/// <summary>Begins, confirms, lists and ends sessions.</summary>
internal sealed class SessionDesk(DuixianDb db, WriteGate gate, TimeProvider time, SignInManager<Account> signIn, IServiceScopeFactory scopes)
{
    /// <summary>How long what a person proved is good for.</summary>
    public static readonly TimeSpan Confirmed = TimeSpan.FromMinutes(10);

    private const int MostShown = 50;

    /// <summary>Signs the browser of a request in, always with a new key: one that was known before is worth nothing afterwards.</summary>
    public async Task BeginAsync(HttpContext http, Account account)
    {
        var principal = await signIn.CreateUserPrincipalAsync(account);
        if (http.User.Identity is not { IsAuthenticated: true })
        {
            await http.SignInAsync(IdentityConstants.ApplicationScheme, principal);
            return;
        }
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        // This request's handler would go on with the key it has read; another one finds no session and makes a new key.
        await using var scope = scopes.CreateAsyncScope();
        var handler = await scope.ServiceProvider.GetRequiredService<IAuthenticationHandlerProvider>().GetHandlerAsync(http, IdentityConstants.ApplicationScheme);
        await ((IAuthenticationSignInHandler)handler!).SignInAsync(principal, new AuthenticationProperties());   // the cookie scheme is always there and signs in
    }

    /// <summary>The session of a request; null where nobody is signed in.</summary>
    public static Guid? IdOf(HttpContext http) => Guid.TryParse(Item(http, SessionTickets.IdItem), out var id) ? id : null;

    /// <summary>Whether the person of a request has shown lately who they are.</summary>
    public bool IsConfirmed(HttpContext http) =>
        long.TryParse(Item(http, SessionTickets.ConfirmedItem), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
        && time.GetUtcNow() - new DateTimeOffset(ticks, TimeSpan.Zero) < Confirmed;

    public Task<List<Session>> ReadAsync(Guid account, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var unusedSince = now - SessionTickets.Idle;
        return db.Sessions.AsNoTracking().Where(s => s.AccountId == account && s.ExpiresAt > now && s.SeenAt > unusedSince)
            .OrderByDescending(s => s.CreatedAt).ThenBy(s => s.Id).Take(MostShown).ToListAsync(cancel);
    }

    public async Task ConfirmAsync(Guid session, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        using var turn = await gate.EnterAsync(cancel);
        await db.Sessions.Where(s => s.Id == session).ExecuteUpdateAsync(set => set.SetProperty(s => s.ConfirmedAt, now), cancel);   // sessions are no business of the ledger, here and below
    }

    /// <returns>How many ended.</returns>
    public async Task<int> EndAsync(Guid account, Guid session, CancellationToken cancel)
    {
        using var turn = await gate.EnterAsync(cancel);
        return await db.Sessions.Where(s => s.AccountId == account && s.Id == session).ExecuteDeleteAsync(cancel);
    }

    /// <param name="but">The one to keep; null ends all.</param>
    /// <returns>How many ended.</returns>
    public async Task<int> EndAllAsync(Guid account, Guid? but, CancellationToken cancel)
    {
        using var turn = await gate.EnterAsync(cancel);
        return await db.Sessions.Where(s => s.AccountId == account && s.Id != but).ExecuteDeleteAsync(cancel);
    }

    private static string? Item(HttpContext http, string name) =>
        http.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.Items.TryGetValue(name, out var value) == true ? value : null;
}
