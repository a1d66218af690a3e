using System.ComponentModel.DataAnnotations;
using Duixian.Data;
using Duixian.Data.Accounts;
using Duixian.Domain;
using Duixian.Domain.Accounts;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Duixian.Accounts.AddAccount;

/// <summary>A person, a role, an office.</summary>
/// <param name="Account">Id the account and the person will have.</param>
/// <param name="From">First day of the post; null: today.</param>
public sealed record AddAccountRequest(
    Guid Account,
    [property: Required, StringLength(60)] string User,
    [property: Required, StringLength(200)] string Password,
    [property: StringLength(80)] string? DisplayName,
    [property: StringLength(20)] string? Office,
    Role Role,
    DateOnly? From = null);

/// <summary>Adds a person with a post and an account in the same transaction as the act that says so.</summary>
internal sealed class AddAccount(DuixianDb db, UserManager<Account> accounts, IUserStore<Account> store, CivilDay civilDay, IdSource ids, IStringLocalizer<AccountsText> text)
{
    public async Task<Result<Receipt>> ExecuteAsync(AddAccountRequest request, Act act, CancellationToken cancel)
    {
        if (!act.By.May(Power.ManagePeople)) { return Refusal.NotYours; }
        // Identity would save by itself, past the ledger; here SaveAsync does.
        if (store is UserOnlyStore<Account, DuixianDb, Guid> ours) { ours.AutoSaveChanges = false; }
        var user = request.User.Trim();
        var account = new Account { Id = request.Account, UserName = user, LockoutEnabled = true };
        var created = await accounts.CreateAsync(account, request.Password);
        if (!created.Succeeded) { return AccountsRefusal.NotCreated(string.Join(' ', created.Errors.Select(e => Sentence(e, request.User)))); }
        var person = new Person(new(request.Account), request.DisplayName?.Trim() is { Length: > 0 } name ? name : user, PersonState.Active);
        act.Record(new PersonAdded(request.Account, person.State));
        var office = request.Office ?? "";
        if (person.Appoint(new(ids.NewId()), office, text["Role." + request.Role], request.Role, request.From ?? civilDay.Today, null, act) is { } refusal) { return refusal; }
        db.People.Add(person);
        act.Record(new AccountAdded(account.Id, office, request.Role));
        return await db.SaveAsync(act, cancel);
    }

    private string Sentence(IdentityError error, string user)
    {
        var known = text["Identity." + error.Code, user];
        return known.ResourceNotFound ? text["Identity.Other", error.Description] : known;
    }
}
