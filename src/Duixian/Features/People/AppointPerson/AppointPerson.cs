using System.ComponentModel.DataAnnotations;
using Duixian.Accounts;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.People.AppointPerson;

/// <summary>A post for somebody who is known.</summary>
/// <param name="Post">Title of the post; null: the role's.</param>
/// <param name="Until">Last day; null: until further notice.</param>
public sealed record AppointPersonRequest(Guid Person, [property: StringLength(20)] string Office, [property: StringLength(60)] string? Post, Role Role, DateOnly From, DateOnly? Until) : INeedsConfirmation;

/// <summary>Gives a person a post. A changed role waits for the security administrator.</summary>
internal sealed class AppointPerson(DuixianDb db, PersonChanges people, IdSource ids, IStringLocalizer<AccountsText> text)
{
    public Task<Result<Receipt>> ExecuteAsync(AppointPersonRequest request, Act act, CancellationToken cancel) =>
        people.RunAsync(Power.ManagePeople, request.Person, revision: null, act, async (person, inside) =>
        {
            if (!await db.Offices.AnyAsync(o => o.Code == request.Office, inside)) { return PeopleRefusal.OfficeUnknown(request.Office); }
            if (await people.MayTakeAsync(person, request.Role, request.From, request.Until, inside) is { } lent) { return lent; }
            var post = request.Post?.Trim() is { Length: > 0 } title ? title : text["Role." + request.Role].Value;
            return person.Appoint(new(ids.NewId()), request.Office, post, request.Role, request.From, request.Until, act);
        }, cancel);
}
