using System.ComponentModel.DataAnnotations;
using Duixian.Accounts.Activate;
using Duixian.Data;
using Duixian.Data.Accounts;
using Duixian.Domain;
using Duixian.Domain.Accounts;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Features.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Duixian.Accounts.Setup;

/// <summary>One of the first three people.</summary>
/// <param name="Name">A name or a post; empty: the role's.</param>
public sealed record FirstPerson(Guid Person, Role Role, [property: StringLength(60)] string Login, [property: StringLength(80)] string Name);

/// <summary>Who holds the three separated powers at the beginning, and the office they sit in: without one nobody could be entered after them.</summary>
public sealed record SetUpSiteRequest(IReadOnlyList<FirstPerson> People, [property: StringLength(20)] string OfficeCode, [property: StringLength(120)] string OfficeName);

/// <summary>A link to hand over.</summary>
internal sealed record FirstLink(Role Role, string Login, string Name, string Path);

/// <summary>Enters system administrator, security administrator and auditor, all or none; only while there is nobody and with the console's token. Nobody learns another's secret: each gets a link.</summary>
internal sealed class SetUpSite(
    DuixianDb db, SetupToken token, Acts acts, UserManager<Account> accounts, IUserStore<Account> store, Activations activations, CivilDay civilDay, IdSource ids, TimeProvider time, IStringLocalizer<AccountsText> text)
{
    public static readonly IReadOnlyList<Role> Powers = [Role.SystemAdministrator, Role.SecurityAdministrator, Role.Auditor];

    public async Task<bool> IsOpenAsync(string? given, CancellationToken cancel) => token.Opens(given) && !await db.Users.AnyAsync(cancel);

    public async Task<(Refusal? Refusal, IReadOnlyList<FirstLink> Links)> ExecuteAsync(string? given, SetUpSiteRequest request, CancellationToken cancel)
    {
        if (!await IsOpenAsync(given, cancel)) { return (AccountsRefusal.SetupClosed, []); }
        var people = request.People.Select(p => p with { Login = p.Login.Trim(), Name = p.Name.Trim() is { Length: > 0 } said ? said : text["Role." + p.Role] }).ToList();
        var (code, name) = (request.OfficeCode.Trim().ToUpperInvariant(), request.OfficeName.Trim());
        if (Check(people) is { } refusal) { return (refusal, []); }
        if (!Office.IsCode(code)) { return (DirectoryRefusal.CodeMalformed(code), []); }
        if (name.Length == 0) { return (AccountsRefusal.NameMissing, []); }
        var links = new List<FirstLink>();
        var result = await acts.RunAsync(Actor.System, ids.NewId().ToString("D"), request, "set-up", act => db.SaveAsync(act, inside => AddAsync(people, new Office(code, name, name, [], 1), links, act, inside), cancel), cancel);
        if (result.Refusal is { } no) { return (no, []); }
        token.Close();
        return (null, links);
    }

    private Refusal? Check(List<FirstPerson> people)
    {
        if (!people.Select(p => p.Role).Order().SequenceEqual(Powers.Order())) { return AccountsRefusal.ThreePeople; }
        if (people.Exists(p => p.Login.Length == 0)) { return AccountsRefusal.NameMissing; }
        if (people.Find(p => !LoginName.IsOne(p.Login)) is { } malformed) { return PeopleRefusal.LoginMalformed(malformed.Login); }
        var different = people.DistinctBy(p => accounts.NormalizeName(p.Login)).Count() == people.Count && people.DistinctBy(p => p.Name.ToUpperInvariant()).Count() == people.Count;
        return different ? null : AccountsRefusal.ThreePeople;
    }

    /// <summary>While nobody else writes: of two people with the console's link only one is the first.</summary>
    private async Task<Refusal?> AddAsync(List<FirstPerson> people, Office office, List<FirstLink> links, Act act, CancellationToken cancel)
    {
        if (await db.Users.AnyAsync(cancel)) { return AccountsRefusal.SetupClosed; }
        AccountStore.SaveWithTheAct(store);
        if (await db.Offices.FindAsync([office.Code], cancel) is null)   // imported on the command line before
        {
            db.Offices.Add(office);
            act.Record(new DirectoryEntryDescribed("offices", office.Code));
        }
        foreach (var one in people)
        {
            var created = await accounts.CreateAsync(new Account { Id = one.Person, UserName = one.Login, LockoutEnabled = true, UsedAt = time.GetUtcNow() });
            if (!created.Succeeded) { return AccountsRefusal.NotCreated(string.Join(' ', created.Errors.Select(e => e.Description))); }
            var person = Person.Enter(new(one.Person), one.Name, PersonState.Active, act);
            if (person.Appoint(new(ids.NewId()), office.Code, text["Role." + one.Role], one.Role, civilDay.Today, null, act) is { } refusal) { return refusal; }
            db.People.Add(person);
            act.Record(new AccountAdded(one.Person, office.Code, one.Role));
            links.Add(new(one.Role, one.Login, one.Name, await activations.MakeAsync(one.Person, cancel)));
        }
        return null;
    }
}
