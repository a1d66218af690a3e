using System.ComponentModel.DataAnnotations;
using Duixian.Data;
using Duixian.Data.Accounts;
using Duixian.Domain;
using Duixian.Domain.Accounts;
using Duixian.Domain.Ledger;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Duixian.Accounts.AddAccount;

/// <summary>A person, a role, an office.</summary>
/// <param name="Account">Id the account will have.</param>
public sealed record AddAccountRequest(
    Guid Account,
    [property: Required, StringLength(60)] string User,
    [property: Required, StringLength(200)] string Password,
    [property: StringLength(80)] string? DisplayName,
    [property: StringLength(20)] string? Office,
    Role Role);

/// <summary>Adds an account and its role in the same transaction as the act that says so.</summary>
internal sealed class AddAccount(DuixianDb db, UserManager<Account> accounts, IUserStore<Account> store, RoleManager<IdentityRole<Guid>> roles, IStringLocalizer<AccountsText> text)
{
    public async Task<Result<Receipt>> ExecuteAsync(AddAccountRequest request, Act act, CancellationToken cancel)
    {
        if (!act.By.May(Power.ManageAccounts)) { return Refusal.NotYours; }
        // Identity would save by itself, past the ledger; here SaveAsync does.
        if (store is UserStore<Account, IdentityRole<Guid>, DuixianDb, Guid> ours) { ours.AutoSaveChanges = false; }
        var account = new Account { Id = request.Account, UserName = request.User.Trim(), DisplayName = request.DisplayName?.Trim() is { Length: > 0 } name ? name : request.User.Trim(), Office = request.Office ?? "", LockoutEnabled = true };
        var created = await accounts.CreateAsync(account, request.Password);
        if (!created.Succeeded) { return AccountsRefusal.NotCreated(string.Join(' ', created.Errors.Select(e => Sentence(e, request.User)))); }
        var role = await roles.FindByNameAsync(request.Role.ToString());
        if (role is null)
        {
            role = new IdentityRole<Guid>(request.Role.ToString()) { Id = act.Id, NormalizedName = roles.NormalizeKey(request.Role.ToString()) };
            db.Roles.Add(role);
        }
        db.UserRoles.Add(new IdentityUserRole<Guid> { UserId = account.Id, RoleId = role.Id });
        act.Record(new AccountAdded(account.Id, account.Office, request.Role));
        return await db.SaveAsync(act, cancel);
    }

    private string Sentence(IdentityError error, string user)
    {
        var known = text["Identity." + error.Code, user];
        return known.ResourceNotFound ? text["Identity.Other", error.Description] : known;
    }
}
