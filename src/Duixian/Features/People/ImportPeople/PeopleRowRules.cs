using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Files.Imports;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.People.ImportPeople;

/// <summary>Who and what is known of a table's logins and offices; read once, however many rows there are.</summary>
internal sealed record KnownPeople(IReadOnlyDictionary<string, Person> ByLogin, IReadOnlyDictionary<string, string> OfficeByName, IReadOnlyDictionary<PersonId, DateOnly> BorrowsUntil)
{
    public Person? Find(string login) => ByLogin.GetValueOrDefault(login.ToUpperInvariant());

    /// <summary>The code of an office by code, name or short name.</summary>
    public string? OfficeOf(string typed) => OfficeByName.GetValueOrDefault(typed.ToUpperInvariant());
}

/// <summary>The same rules as for one person, asked of every row.</summary>
internal sealed class PeopleRowRules(DuixianDb db, CivilDay civilDay)
{
    public async Task<KnownPeople> ReadAsync(IEnumerable<string> logins, CancellationToken cancel)
    {
        var names = logins.Select(l => l.Trim().ToUpperInvariant()).Where(l => l.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var accounts = await db.Users.AsNoTracking().Where(a => names.Contains(a.NormalizedUserName!)).Select(a => new { a.Id, a.NormalizedUserName }).ToListAsync(cancel);
        var ids = accounts.Select(a => new PersonId(a.Id)).ToList();
        var people = await db.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        var today = civilDay.Today;
        var borrowed = await db.Delegations.AsNoTracking().Where(d => ids.Contains(d.To) && (d.RevokedOn ?? d.Last) >= today).ToListAsync(cancel);
        return new(
            accounts.Where(a => people.ContainsKey(new(a.Id))).ToDictionary(a => a.NormalizedUserName ?? "", a => people[new(a.Id)], StringComparer.Ordinal),
            await OfficesAsync(cancel),
            borrowed.GroupBy(d => d.To).ToDictionary(d => d.Key, d => d.Max(x => x.Ends)));
    }

    /// <summary>What a good row would do, or why it is refused and at which column.</summary>
    public (RowOutcome Outcome, Refusal? Refusal, string? Column) Judge(PersonRow row, KnownPeople known, Actor by)
    {
        if (by.Role == Role.DeliveryOfficer && row.Role.IsSeparatedPower) { return (default, PeopleRefusal.PowersApart, "role"); }
        if (known.Find(row.Login) is not { } person) { return (RowOutcome.Added, null, null); }
        if (person.Touch(by, civilDay.Today) is { } apart) { return (default, apart, "login"); }
        if (person.State == PersonState.Disabled) { return (default, PeopleRefusal.AlreadyDisabled(person.Name), "login"); }
        if (person.Appointments.Any(a => a.HoldsOn(row.From) && a.Office == row.Office && a.Role == row.Role && (!row.PostGiven || a.Post == row.Post))) { return (RowOutcome.Unchanged, null, null); }
        if (person.CheckAppointment(row.Role, row.From, null, by) is { } refusal) { return (default, refusal, row.Role.IsSeparatedPower ? "role" : "office"); }
        if (row.Role.IsSeparatedPower && known.BorrowsUntil.TryGetValue(person.Id, out var until) && until >= row.From) { return (default, PeopleRefusal.PowerWhileBorrowing(person.Name, until), "role"); }
        return (RowOutcome.Changed, null, null);
    }

    /// <summary>One login in two rows: the same row twice, a person in two units, or a second power.</summary>
    public static Refusal Twice(PersonRow before, PersonRow row) =>
        before.Role != row.Role && (before.Role.IsSeparatedPower || row.Role.IsSeparatedPower) ? PeopleRefusal.SecondPower(row.Login, before.Office)
        : before.Office == row.Office ? ImportRefusal.Twice(row.Login, before.Line)
        : PeopleRefusal.InTwoOffices(row.Login, before.Office, before.Line);

    /// <summary>A name that two offices share means neither.</summary>
    private async Task<Dictionary<string, string>> OfficesAsync(CancellationToken cancel)
    {
        var today = civilDay.Today;
        var offices = await db.Offices.AsNoTracking().OrderBy(o => o.Position).ThenBy(o => o.Code).ToListAsync(cancel);
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in offices.Where(o => o.Until is null || o.Until >= today).SelectMany(o => new[] { o.Name, o.ShortName }.Distinct(StringComparer.Ordinal).Select(n => (Name: n.ToUpperInvariant(), o.Code))).GroupBy(n => n.Name, n => n.Code, StringComparer.Ordinal))
        {
            if (name.Distinct(StringComparer.Ordinal).Take(2).Count() == 1) { found[name.Key] = name.First(); }
        }
        foreach (var office in offices.Where(o => o.Until is null || o.Until >= today)) { found[office.Code.ToUpperInvariant()] = office.Code; }
        return found;
    }
}
