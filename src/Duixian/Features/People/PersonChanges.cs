using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.People;

/// <summary>Loads people while nobody else writes, so that two requests at once cannot give one person two posts: the slower one sees what the faster did.</summary>
internal sealed class PersonChanges(DuixianDb db, CivilDay civilDay)
{
    public DateOnly Today => civilDay.Today;

    /// <param name="revision">What the person saw; null where the rule alone decides.</param>
    public async Task<Result<Receipt>> RunAsync(Power power, Guid person, long? revision, Act act, Func<Person, CancellationToken, Task<Refusal?>> change, CancellationToken cancel)
    {
        if (!act.By.May(power)) { return Refusal.NotYours; }
        return await db.SaveAsync(act, async inside =>
        {
            if (await FindAsync(person, inside) is not { } found) { return PeopleRefusal.Unknown; }
            if (found.Touch(act.By, Today) is { } apart) { return apart; }
            if (revision is not null && revision != found.Revision) { return Refusal.Stale; }
            return await change(found, inside);
        }, cancel);
    }

    public Task<Person?> FindAsync(Guid person, CancellationToken cancel)
    {
        var id = new PersonId(person);
        return db.People.SingleOrDefaultAsync(p => p.Id == id, cancel);
    }

    public async Task<Person?> FindAsync(string login, CancellationToken cancel)
    {
        var name = login.Trim().ToUpperInvariant();
        var account = await db.Users.AsNoTracking().Where(a => a.NormalizedUserName == name).Select(a => (Guid?)a.Id).SingleOrDefaultAsync(cancel);
        return account is { } id ? await FindAsync(id, cancel) : null;
    }

    /// <summary>Nobody takes one of the three powers while a post is lent to them.</summary>
    public async Task<Refusal?> MayTakeAsync(Person person, Role role, DateOnly from, DateOnly? until, CancellationToken cancel)
    {
        if (!role.IsSeparatedPower) { return null; }
        var to = person.Id;
        var lent = await db.Delegations.AsNoTracking().Where(d => d.To == to && (d.RevokedOn ?? d.Last) >= from && d.First <= (until ?? DateOnly.MaxValue)).ToListAsync(cancel);
        return lent.Count > 0 ? PeopleRefusal.PowerWhileBorrowing(person.Name, lent.Max(d => d.Ends)) : null;
    }
}
