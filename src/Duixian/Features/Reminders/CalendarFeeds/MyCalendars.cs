using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Reminders;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Reminders.CalendarFeeds;

/// <summary>Somebody wants a calendar of their own.</summary>
/// <param name="TokenHash">Of the token the person will see once; the token itself is in no request that is kept.</param>
public sealed record OpenCalendarRequest(string TokenHash);

/// <summary>An address shall open no more.</summary>
public sealed record RevokeCalendarRequest(Guid Feed);

/// <summary>Calendars by address: whoever has the address sees the due days of one office, and nothing else.</summary>
internal sealed class MyCalendars(DuixianDb db, CivilDay civilDay, IdSource ids)
{
    private const int TokenBytes = 32;

    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    public async Task<IReadOnlyList<CalendarFeed>> OfAsync(Actor by, CancellationToken cancel) =>
        by.Account is { } account ? await db.CalendarFeeds.AsNoTracking().Where(f => f.Account == account && f.RevokedOn == null).OrderBy(f => f.Id).Take(CalendarFeed.MostPerPerson).ToListAsync(cancel) : [];

    public async Task<Result<Receipt>> ExecuteAsync(OpenCalendarRequest request, Act act, CancellationToken cancel)
    {
        if (act.By.Account is not { } account || !act.By.May(Power.SeeSheets)) { return Refusal.NotYours; }
        return await db.SaveAsync(act, async turn =>
        {
            if (await db.CalendarFeeds.CountAsync(f => f.Account == account && f.RevokedOn == null, turn) >= CalendarFeed.MostPerPerson) { return ReminderRefusal.TooManyFeeds(CalendarFeed.MostPerPerson); }
            db.Add(CalendarFeed.Open(new(ids.NewId()), request.TokenHash, account, civilDay.Today, act));
            return null;
        }, cancel);
    }

    public async Task<Result<Receipt>> ExecuteAsync(RevokeCalendarRequest request, Act act, CancellationToken cancel)
    {
        var id = new CalendarFeedId(request.Feed);
        var account = act.By.Account;
        if (await db.CalendarFeeds.SingleOrDefaultAsync(f => f.Id == id && f.Account == account, cancel) is not { } feed) { return ReminderRefusal.FeedUnknown; }
        if (feed.Revoke(civilDay.Today, act) is { } refusal)
        {
            db.ChangeTracker.Clear();
            return refusal;
        }
        return await db.SaveAsync(act, cancel);
    }

    /// <summary>Whose calendar a token opens now: revoked, or with the post gone, it opens none.</summary>
    /// <returns>The parties whose rounds it shows; empty list: all of the city's. Null where it opens nothing.</returns>
    public async Task<IReadOnlyList<string>?> OpenAsync(string token, CancellationToken cancel)
    {
        if (token.Length is < 40 or > 60) { return null; }
        var hash = HashOf(token);
        if (await db.CalendarFeeds.AsNoTracking().SingleOrDefaultAsync(f => f.TokenHash == hash && f.RevokedOn == null, cancel) is not { } feed) { return null; }
        var owner = new Domain.Directory.PersonId(feed.Account);
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == owner, cancel);
        if (person is not { State: Domain.Directory.PersonState.Active } || person.PostOn(civilDay.Today) is not { } post || post.Office != feed.Office) { return null; }
        if (!new Actor(ActorKind.Office, post.Office, post.Role, feed.Account).May(Power.SeeSheets)) { return null; }
        if (!post.Role.IsOfOneUnit) { return []; }
        var unit = await db.Offices.Where(o => o.Code == post.Office).Select(o => o.Unit).SingleOrDefaultAsync(cancel);
        return unit is null ? [post.Office] : [unit, post.Office];
    }
}
