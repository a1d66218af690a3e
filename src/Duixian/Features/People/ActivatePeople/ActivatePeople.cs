using Duixian.Accounts;
using Duixian.Accounts.Activate;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.People.ActivatePeople;

/// <summary>Who is let in, or whose changed role is confirmed.</summary>
/// <param name="NewLinks">True makes a link also for who has a way in already, and has lost it: using it begins anew.</param>
public sealed record ActivatePeopleRequest(IReadOnlyList<Guid> People, bool NewLinks) : INeedsConfirmation;

/// <summary>The security administrator's half of "two people": all of them or none. Makes a one-time link for each who has no way in yet.</summary>
internal sealed class ActivatePeople(DuixianDb db, Activations links)
{
    /// <summary>As many as a printed bundle of slips may have.</summary>
    public const int Most = 2_000;

    /// <param name="made">Receives the links by person; nothing else ever holds them.</param>
    public async Task<Result<Receipt>> ExecuteAsync(ActivatePeopleRequest request, Dictionary<Guid, string> made, Act act, CancellationToken cancel)
    {
        if (!act.By.May(Power.ActivatePeople)) { return Refusal.NotYours; }
        if (request.People.Count is 0 or > Most) { return PeopleRefusal.NobodyChosen; }
        var result = await db.SaveAsync(act, inside => LetInAsync(request, made, act, inside), cancel);
        if (result.Refusal is not null) { made.Clear(); }
        return result;
    }

    private async Task<Refusal?> LetInAsync(ActivatePeopleRequest request, Dictionary<Guid, string> made, Act act, CancellationToken cancel)
    {
        var ids = request.People.Distinct().Select(p => new PersonId(p)).ToList();
        var people = await db.People.Where(p => ids.Contains(p.Id)).ToListAsync(cancel);
        if (people.Count != ids.Count) { return PeopleRefusal.Unknown; }
        var accounts = ids.Select(p => p.Value).ToList();
        var withPassword = await db.Users.Where(a => accounts.Contains(a.Id) && a.PasswordHash != null).Select(a => a.Id).ToListAsync(cancel);
        var withKey = await db.Set<Microsoft.AspNetCore.Identity.IdentityUserPasskey<Guid>>().Where(k => accounts.Contains(k.UserId)).Select(k => k.UserId).ToListAsync(cancel);
        var inside = withPassword.Concat(withKey).ToHashSet();
        foreach (var person in people)
        {
            var link = request.NewLinks || !inside.Contains(person.Id.Value);
            var due = person.NeedsActivation || person.State == PersonState.Disabled;
            if (act.By.Account == person.Id.Value) { return PeopleRefusal.Oneself; }
            if ((due || !link) && person.Activate(act) is { } refusal) { return refusal; }
            if (!link) { continue; }
            made[person.Id.Value] = await links.MakeAsync(person.Id.Value, cancel);
            act.Record(new ActivationLinkMade(person.Id.Value));
        }
        await links.CountFromNowAsync(accounts, cancel);
        return null;
    }
}
