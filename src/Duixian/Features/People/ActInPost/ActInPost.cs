using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.People.ActInPost;

/// <param name="Lending">In whose post from now on; null: one's own.</param>
public sealed record ActInPostRequest(Guid? Lending);

/// <summary>Chooses the post somebody acts in: their own or one lent to them today.</summary>
internal sealed class ActInPost(DuixianDb db, PersonChanges people)
{
    public async Task<Result<Receipt>> ExecuteAsync(ActInPostRequest request, Act act, CancellationToken cancel)
    {
        if (!act.By.May(Power.LendPost) || act.By.Account is not { } account) { return Refusal.NotYours; }
        return await db.SaveAsync(act, async inside =>
        {
            if (await people.FindAsync(account, inside) is not { } person) { return PeopleRefusal.Unknown; }
            if (request.Lending is not { } lending) { return person.ActAsOneself(act); }
            var id = new DelegationId(lending);
            if (await db.Delegations.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && d.To == person.Id, inside) is not { } lent) { return PeopleRefusal.LendingUnknown; }
            var lender = await db.People.AsNoTracking().SingleAsync(p => p.Id == lent.From, inside);
            if (lent.PostOn(people.Today, lender, person) is null) { return PeopleRefusal.NotLentToday; }
            return person.ActUnder(lent, people.Today, act);
        }, cancel);
    }
}
