using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.People.ActivatePeople;

/// <summary>Who is let in, or whose changed role is confirmed.</summary>
public sealed record ActivatePeopleRequest(IReadOnlyList<Guid> People);

/// <summary>The security administrator's half of "two people": all of them or none.</summary>
internal sealed class ActivatePeople(DuixianDb db)
{
    /// <summary>As many as a printed bundle of slips may have.</summary>
    public const int Most = 2_000;

    public async Task<Result<Receipt>> ExecuteAsync(ActivatePeopleRequest request, Act act, CancellationToken cancel)
    {
        if (!act.By.May(Power.ActivatePeople)) { return Refusal.NotYours; }
        if (request.People.Count is 0 or > Most) { return PeopleRefusal.NobodyChosen; }
        return await db.SaveAsync(act, async inside =>
        {
            var ids = request.People.Distinct().Select(p => new PersonId(p)).ToList();
            var people = await db.People.Where(p => ids.Contains(p.Id)).ToListAsync(inside);
            if (people.Count != ids.Count) { return PeopleRefusal.Unknown; }
            foreach (var person in people)
            {
                if (person.Activate(act) is { } refusal) { return refusal; }
            }
            return null;
        }, cancel);
    }
}
