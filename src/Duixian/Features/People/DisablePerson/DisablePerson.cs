using System.ComponentModel.DataAnnotations;
using Duixian.Accounts;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.People.DisablePerson;

public sealed record DisablePersonRequest(Guid Person, [property: StringLength(200)] string Reason, long Revision) : INeedsConfirmation;

/// <summary>Shuts somebody out: no new sign-in, and what runs ends within a minute. History stays.</summary>
internal sealed class DisablePerson(PersonChanges people, RunningSessions sessions)
{
    public Task<Result<Receipt>> ExecuteAsync(DisablePersonRequest request, Act act, CancellationToken cancel) =>
        people.RunAsync(Power.ActivatePeople, request.Person, request.Revision, act, async (person, inside) =>
        {
            if (person.Disable(request.Reason.Trim(), act) is { } refusal) { return refusal; }
            await sessions.EndAsync(request.Person, inside);
            return null;
        }, cancel);
}

public sealed record EndPersonSessionsRequest(Guid Person);

/// <summary>Ends somebody's running sessions; they may sign in again.</summary>
internal sealed class EndPersonSessions(PersonChanges people, RunningSessions sessions)
{
    public Task<Result<Receipt>> ExecuteAsync(EndPersonSessionsRequest request, Act act, CancellationToken cancel) =>
        people.RunAsync(Power.ActivatePeople, request.Person, revision: null, act, async (_, inside) =>
        {
            await sessions.EndAsync(request.Person, inside);
            act.Record(new SessionsEnded(request.Person));
            return null;
        }, cancel);
}

/// <summary>Ends what runs: the sessions are taken out, and the account's stamp changes for whatever should still have one.</summary>
internal sealed class RunningSessions(DuixianDb db)
{
    public async Task EndAsync(Guid account, CancellationToken cancel)
    {
        (await db.Users.SingleAsync(a => a.Id == account, cancel)).EndSessions();
        db.Sessions.RemoveRange(await db.Sessions.Where(s => s.AccountId == account).ToListAsync(cancel));
    }
}
