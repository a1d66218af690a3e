using System.ComponentModel.DataAnnotations;
using Duixian.Accounts;
using Duixian.Accounts.Passwords;
using Duixian.Data;
using Duixian.Data.Accounts;
using Duixian.Domain;
using Duixian.Domain.Accounts;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.People.AddPerson;

/// <summary>Somebody with a first post.</summary>
/// <param name="Person">Id the person and the account will have.</param>
/// <param name="Name">A name or the post's; null: the login name.</param>
/// <param name="Post">Title of the post; null: the role's.</param>
/// <param name="From">First day of the post; null: today.</param>
public sealed record AddPersonRequest(
    Guid Person,
    [property: Required, StringLength(60)] string Login,
    [property: StringLength(80)] string? Name,
    [property: StringLength(20)] string Office,
    [property: StringLength(60)] string? Post,
    Role Role,
    DateOnly? From = null);

/// <summary>Enters a person with a post, and the account they will sign in with, in one act. They wait until the security administrator lets them in.</summary>
internal sealed class AddPerson(DuixianDb db, UserManager<Account> accounts, IUserStore<Account> store, CivilDay civilDay, IdSource ids, IStringLocalizer<AccountsText> text)
{
    public async Task<Result<Receipt>> ExecuteAsync(AddPersonRequest request, Act act, CancellationToken cancel)
    {
        if (!act.By.May(Power.ManagePeople)) { return Refusal.NotYours; }
        return await AddAsync(request, null, PersonState.Waiting, act, cancel);
    }

    /// <summary>For the first start, demonstrations and tests: somebody who may sign in at once with a password. Nobody but the system may.</summary>
    public async Task<Result<Receipt>> AddActiveAsync(AddPersonRequest request, string password, Act act, CancellationToken cancel)
    {
        if (act.By.Kind != ActorKind.System) { return Refusal.NotYours; }
        return await AddAsync(request, password, PersonState.Active, act, cancel);
    }

    private async Task<Result<Receipt>> AddAsync(AddPersonRequest request, string? password, PersonState state, Act act, CancellationToken cancel)
    {
        AccountStore.SaveWithTheAct(store);
        var login = request.Login.Trim();
        if (!LoginName.IsOne(login)) { return PeopleRefusal.LoginMalformed(login); }
        if (await accounts.FindByNameAsync(login) is not null) { return PeopleRefusal.LoginTaken(login); }
        if (act.By.Kind != ActorKind.System && !await db.Offices.AnyAsync(o => o.Code == request.Office, cancel)) { return PeopleRefusal.OfficeUnknown(request.Office); }
        var account = new Account { Id = request.Person, UserName = login, LockoutEnabled = true };
        var created = password is null ? await accounts.CreateAsync(account) : await accounts.CreateAsync(account, password);
        if (!created.Succeeded) { return AccountsRefusal.NotCreated(string.Join(' ', created.Errors.Select(e => Sentence(e, login)))); }
        var person = Person.Enter(new(request.Person), request.Name?.Trim() is { Length: > 0 } name ? name : login, state, act);
        var post = request.Post?.Trim() is { Length: > 0 } title ? title : text["Role." + request.Role].Value;
        if (person.Appoint(new(ids.NewId()), request.Office, post, request.Role, request.From ?? civilDay.Today, null, act) is { } refusal)
        {
            db.ChangeTracker.Clear();
            return refusal;
        }
        db.People.Add(person);
        act.Record(new AccountAdded(account.Id, request.Office, request.Role));
        return await db.SaveAsync(act, cancel);
    }

    private string Sentence(IdentityError error, string user)
    {
        var known = text["Identity." + error.Code, user];
        return !known.ResourceNotFound ? known : error.Code.StartsWith(PasswordRules.CodePrefix, StringComparison.Ordinal) ? error.Description : text["Identity.Other", error.Description];
    }
}
