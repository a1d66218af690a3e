using System.ComponentModel.DataAnnotations;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;

namespace Duixian.Features.People.RenamePerson;

/// <param name="Name">A name or the post's.</param>
public sealed record RenamePersonRequest(Guid Person, [property: StringLength(80)] string Name, long Revision);

/// <summary>Calls somebody otherwise.</summary>
internal sealed class RenamePerson(PersonChanges people)
{
    public Task<Result<Receipt>> ExecuteAsync(RenamePersonRequest request, Act act, CancellationToken cancel) =>
        people.RunAsync(Power.ManagePeople, request.Person, request.Revision, act, (person, _) =>
        {
            if (string.IsNullOrWhiteSpace(request.Name)) { return Task.FromResult<Refusal?>(PeopleRefusal.NameMissing); }
            person.Rename(request.Name.Trim(), act);
            return Task.FromResult<Refusal?>(null);
        }, cancel);
}
