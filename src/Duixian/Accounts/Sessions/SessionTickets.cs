using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Duixian.Data;
using Duixian.Data.Accounts;
using Duixian.Domain;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Accounts.Sessions;

/// <summary>Keeps who is signed in in the table <c>session</c>; the cookie holds a key and nothing else. So a session can be ended from here, on every node at once.</summary>
internal sealed class SessionTickets(IServiceScopeFactory scopes, IDataProtectionProvider protection, TimeProvider time, IdSource ids) : ITicketStore
{
    /// <summary>The end of a session nobody uses.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <summary>The end of every session.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>How often it is written down that a session is in use.</summary>
    private static readonly TimeSpan Noticed = TimeSpan.FromMinutes(1);

    internal const string IdItem = ".session";
    internal const string ConfirmedItem = ".confirmed";
    private const int KeyLength = 32;

    private readonly IDataProtector protector = protection.CreateProtector("session-ticket");

    public Task<string> StoreAsync(AuthenticationTicket ticket) => throw new NotSupportedException("A session belongs to a request.");

    public async Task<string> StoreAsync(AuthenticationTicket ticket, HttpContext httpContext, CancellationToken cancellationToken)
    {
        var (key, now) = (WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(KeyLength)), time.GetUtcNow());
        var account = Guid.Parse(ticket.Principal.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("A session without a person."));
        var session = new Session
        {
            Id = ids.NewId(),
            KeyHash = HashOf(key),
            AccountId = account,
            CreatedAt = now,
            SeenAt = now,
            ExpiresAt = now + Longest,
            ConfirmedAt = now,
            Address = ClientAddress.Of(httpContext),
            Device = DeviceWords.Of(httpContext.Request.Headers.UserAgent.ToString()),
            Ticket = Protect(ticket),
        };
        var unusedSince = now - Idle;
        await WriteAsync(async db =>
        {
            await db.Sessions.Where(s => s.ExpiresAt < now || s.SeenAt < unusedSince).ExecuteDeleteAsync(cancellationToken);   // sessions are no business of the ledger
            db.Sessions.Add(session);
            await db.SaveChangesAsync(cancellationToken);
        }, cancellationToken);
        return key;
    }

    public Task<AuthenticationTicket?> RetrieveAsync(string key) => RetrieveAsync(key, CancellationToken.None);

    public Task<AuthenticationTicket?> RetrieveAsync(string key, HttpContext httpContext, CancellationToken cancellationToken) => RetrieveAsync(key, cancellationToken);

    public async Task<AuthenticationTicket?> RetrieveAsync(string key, CancellationToken cancellationToken)
    {
        var (hash, now) = (HashOf(key), time.GetUtcNow());
        Session? session;
        await using (var scope = scopes.CreateAsyncScope())
        {
            session = await scope.ServiceProvider.GetRequiredService<DuixianDb>().Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.KeyHash == hash, cancellationToken);
        }
        if (session is null) { return null; }
        if (now >= session.ExpiresAt || now - session.SeenAt >= Idle)
        {
            await RemoveAsync(key, cancellationToken);
            return null;
        }
        if (Unprotect(session.Ticket) is not { } ticket) { return null; }
        if (now - session.SeenAt >= Noticed)
        {
            await WriteAsync(db => db.Sessions.Where(s => s.KeyHash == hash).ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now), cancellationToken), cancellationToken);
        }
        ticket.Properties.ExpiresUtc = session.ExpiresAt;   // the row decides, whatever the ticket was written with
        ticket.Properties.Items[IdItem] = session.Id.ToString("D");
        ticket.Properties.Items[ConfirmedItem] = session.ConfirmedAt.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return ticket;
    }

    public Task RenewAsync(string key, AuthenticationTicket ticket) => RenewAsync(key, ticket, CancellationToken.None);

    public Task RenewAsync(string key, AuthenticationTicket ticket, HttpContext httpContext, CancellationToken cancellationToken) => RenewAsync(key, ticket, cancellationToken);

    /// <summary>Who the person is has been looked up anew; when the session began and ends stays.</summary>
    public async Task RenewAsync(string key, AuthenticationTicket ticket, CancellationToken cancellationToken)
    {
        var (hash, content) = (HashOf(key), Protect(ticket));
        await WriteAsync(db => db.Sessions.Where(s => s.KeyHash == hash).ExecuteUpdateAsync(set => set.SetProperty(s => s.Ticket, content), cancellationToken), cancellationToken);
    }

    public Task RemoveAsync(string key) => RemoveAsync(key, CancellationToken.None);

    public Task RemoveAsync(string key, HttpContext httpContext, CancellationToken cancellationToken) => RemoveAsync(key, cancellationToken);

    public async Task RemoveAsync(string key, CancellationToken cancellationToken)
    {
        var hash = HashOf(key);
        await WriteAsync(db => db.Sessions.Where(s => s.KeyHash == hash).ExecuteDeleteAsync(cancellationToken), cancellationToken);
    }

    private static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    private byte[] Protect(AuthenticationTicket ticket) => protector.Protect(TicketSerializer.Default.Serialize(ticket));

    private AuthenticationTicket? Unprotect(byte[] content)
    {
        try { return TicketSerializer.Default.Deserialize(protector.Unprotect(content)); }
        catch (CryptographicException) { return null; }   // the site's keys were lost; the person signs in again
    }

    /// <summary>With a context of its own: what the request has changed but not saved is none of a session's business.</summary>
    private async Task WriteAsync(Func<DuixianDb, Task> write, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var turn = await scope.ServiceProvider.GetRequiredService<WriteGate>().EnterAsync(cancel);
        await write(scope.ServiceProvider.GetRequiredService<DuixianDb>());
    }
}
