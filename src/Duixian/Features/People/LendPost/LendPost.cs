using System.ComponentModel.DataAnnotations;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.People.LendPost;

/// <summary>The powers of a post for some days.</summary>
/// <param name="From">Whose post; null: one's own. Another's is lent by who manages people.</param>
/// <param name="Login">Login name of whoever shall act.</param>
public sealed record LendPostRequest(Guid Lending, Guid? From, [property: StringLength(60)] string Login, DateOnly First, DateOnly Last, [property: StringLength(200)] string Reason);

/// <summary>Lends a post. Each act done under it names both people; it ends by itself.</summary>
internal sealed class LendPost(DuixianDb db, PersonChanges people)
{
    public async Task<Result<Receipt>> ExecuteAsync(LendPostRequest request, Act act, CancellationToken cancel)
    {
        var own = request.From is null || request.From == act.By.Account;
        if (!act.By.May(own ? Power.LendPost : Power.ManagePeople)) { return Refusal.NotYours; }
        if (own && act.By.OnBehalfOf is not null) { return PeopleRefusal.AsOneself; }
        if ((request.From ?? act.By.Account) is not { } lender) { return PeopleRefusal.Unknown; }
        return await db.SaveAsync(act, async inside =>
        {
            if (await people.FindAsync(lender, inside) is not { } from) { return PeopleRefusal.Unknown; }
            if (await people.FindAsync(request.Login, inside) is not { } to) { return PeopleRefusal.LoginUnknown(request.Login); }
            if (request.First < people.Today) { return PeopleRefusal.EndsBeforeItBegins(people.Today, request.First); }
            var lent = Delegation.Lend(new(request.Lending), from, to, request.First, request.Last, request.Reason, act);
            if (lent.Refusal is { } refusal) { return refusal; }
            db.Delegations.Add(lent.Value);
            return null;
        }, cancel);
    }
}

public sealed record TakeBackPostRequest(Guid Lending);

/// <summary>Ends a lending at once: by the lender, the borrower, or who manages or activates people.</summary>
internal sealed class TakeBackPost(DuixianDb db, PersonChanges people)
{
    public Task<Result<Receipt>> ExecuteAsync(TakeBackPostRequest request, Act act, CancellationToken cancel) => db.SaveAsync(act, async inside =>
    {
        var id = new DelegationId(request.Lending);
        var manages = act.By.May(Power.ManagePeople) || act.By.May(Power.ActivatePeople);
        if (await db.Delegations.SingleOrDefaultAsync(d => d.Id == id, inside) is not { } lent) { return PeopleRefusal.LendingUnknown; }
        if (!manages && act.By.Account != lent.From.Value && act.By.Account != lent.To.Value) { return PeopleRefusal.LendingUnknown; }
        return lent.Revoke(people.Today.AddDays(-1), act);
    }, cancel);
}
