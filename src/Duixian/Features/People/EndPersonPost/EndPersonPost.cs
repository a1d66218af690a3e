using Duixian.Domain;
using Duixian.Domain.Ledger;

namespace Duixian.Features.People.EndPersonPost;

/// <param name="Last">Last day of the post held then.</param>
public sealed record EndPersonPostRequest(Guid Person, DateOnly Last, long Revision);

/// <summary>Ends the post that a person holds on a day; what was lent with it ends, too.</summary>
internal sealed class EndPersonPost(PersonChanges people)
{
    public Task<Result<Receipt>> ExecuteAsync(EndPersonPostRequest request, Act act, CancellationToken cancel) =>
        people.RunAsync(Power.ManagePeople, request.Person, request.Revision, act, (person, _) => Task.FromResult(person.EndPost(request.Last, act)), cancel);
}
