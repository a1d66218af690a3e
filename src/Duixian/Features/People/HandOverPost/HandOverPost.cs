using System.ComponentModel.DataAnnotations;
using Duixian.Accounts;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;

namespace Duixian.Features.People.HandOverPost;

/// <summary>One person's post becomes another's on a day.</summary>
/// <param name="Login">Login name of whoever takes over.</param>
/// <param name="Day">First day of the successor; the predecessor's last is the day before.</param>
/// <param name="EndTheirs">The successor's own post ends the day before, too.</param>
public sealed record HandOverPostRequest(Guid Person, [property: StringLength(60)] string Login, DateOnly Day, bool EndTheirs, long Revision) : INeedsConfirmation;

/// <summary>Hands a post over in one act: nobody holds it twice, and it is never vacant between.</summary>
internal sealed class HandOverPost(PersonChanges people, IdSource ids)
{
    public Task<Result<Receipt>> ExecuteAsync(HandOverPostRequest request, Act act, CancellationToken cancel) =>
        people.RunAsync(Power.ManagePeople, request.Person, request.Revision, act, async (person, inside) =>
        {
            if (await people.FindAsync(request.Login, inside) is not { } successor) { return PeopleRefusal.LoginUnknown(request.Login); }
            if (successor.Touch(act.By, people.Today) is { } apart) { return apart; }
            if (person.PostOn(request.Day.AddDays(-1)) is { } post && await people.MayTakeAsync(successor, post.Role, request.Day, post.Until, inside) is { } lent) { return lent; }
            return person.HandOver(new(ids.NewId()), successor, request.Day, request.EndTheirs, act);
        }, cancel);
}
