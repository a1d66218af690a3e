using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Accounts;
using Duixian.Domain.Ledger;
using Duixian.Features.People.AddPerson;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Accounts.FirstAccount;

/// <summary>Creates the first account; only while there is none and with the console's token.</summary>
internal sealed class FirstAccount(DuixianDb db, SetupToken token, Acts acts, AddPerson addPerson)
{
    public async Task<bool> IsOpenAsync(string? given, CancellationToken cancel) => token.Opens(given) && !await db.Users.AnyAsync(cancel);

    public async Task<Result<Receipt>> ExecuteAsync(string? given, AddPersonRequest request, string password, CancellationToken cancel)
    {
        if (!await IsOpenAsync(given, cancel)) { return AccountsRefusal.SetupClosed; }
        var result = await acts.RunAsync(Actor.System, request.Person.ToString("D"), request, "first account", act => addPerson.AddActiveAsync(request, password, act, cancel), cancel);
        if (result.Refusal is null) { token.Close(); }
        return result;
    }
}
