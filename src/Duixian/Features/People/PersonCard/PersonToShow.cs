using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.People.PersonCard;

/// <summary>A lending as the card and the lending page show it.</summary>
/// <param name="Given">True: the person lends; false: they borrow.</param>
/// <param name="Other">Name of the other person.</param>
/// <param name="Post">Title of the lent post.</param>
public sealed record LendingLine(Guid Id, bool Given, string Other, string OtherLogin, string Office, string Post, DateOnly First, DateOnly Last, DateOnly Ends, string Reason, bool Today);

/// <summary>One person with everything about their posts.</summary>
/// <param name="MayEnter">There is a password or a passkey to come in with.</param>
internal sealed record PersonShown(Person Person, string Login, bool MayEnter, IReadOnlyDictionary<string, string> Offices, IReadOnlyList<LendingLine> Lendings);

/// <summary>Reads a person, newest post first.</summary>
internal sealed class PersonToShow(DuixianDb db, CivilDay civilDay)
{
    private const int MostLendings = 200;

    public async Task<PersonShown?> ReadAsync(Guid id, CancellationToken cancel)
    {
        var key = new PersonId(id);
        if (await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == key, cancel) is not { } person) { return null; }
        var account = await db.Users.AsNoTracking().Where(a => a.Id == id).Select(a => new { a.UserName, Set = a.PasswordHash != null }).SingleAsync(cancel);
        var lendings = await LendingsAsync(person, cancel);
        var codes = person.Appointments.Select(a => a.Office).Distinct().ToList();
        var offices = await db.Offices.Where(o => codes.Contains(o.Code)).ToDictionaryAsync(o => o.Code, o => o.ShortName, StringComparer.Ordinal, cancel);
        return new(person, account.UserName ?? "", account.Set, offices, lendings);
    }

    /// <summary>Given and taken, newest first; those that are over are history.</summary>
    public async Task<IReadOnlyList<LendingLine>> LendingsAsync(Person person, CancellationToken cancel)
    {
        var (id, today) = (person.Id, civilDay.Today);
        var lent = await db.Delegations.AsNoTracking().Where(d => d.From == id || d.To == id).OrderByDescending(d => d.First).ThenBy(d => d.Id).Take(MostLendings).ToListAsync(cancel);
        var others = lent.Select(d => d.From == id ? d.To : d.From).Distinct().ToList();
        var people = await db.People.AsNoTracking().Where(p => others.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        var accounts = others.Select(o => o.Value).ToList();
        var logins = await db.Users.Where(a => accounts.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.UserName ?? "", cancel);
        return [.. lent.Select(d =>
        {
            var given = d.From == id;
            var other = people[given ? d.To : d.From];
            var (from, to) = given ? (person, other) : (other, person);
            var post = from.Appointments.FirstOrDefault(a => a.Id == d.Appointment);
            return new LendingLine(d.Id.Value, given, other.Name, logins.GetValueOrDefault(other.Id.Value, ""), post?.Office ?? "", post?.Post ?? "", d.First, d.Last, d.Ends, d.Reason, d.PostOn(today, from, to) is not null);
        })];
    }
}
