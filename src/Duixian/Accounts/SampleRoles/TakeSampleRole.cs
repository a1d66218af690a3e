using Duixian.Accounts.Sessions;
using Duixian.Data.Accounts;
using Duixian.Domain.Ledger;
using Duixian.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Duixian.Accounts.SampleRoles;

internal static class TakeSampleRole
{
    /// <summary>User name of the sample account with a role.</summary>
    public static string UserOf(Role role) => "sample-" + role.ToString().ToLowerInvariant();

    /// <summary>Signs in as a sample role; there is no such address outside demonstrations.</summary>
    internal static async Task<IResult> HandleAsync(Role role, HttpContext http, IOptions<SiteOptions> options, IAntiforgery antiforgery, UserManager<Account> accounts, SessionDesk sessions, Links links)
    {
        if (!options.Value.Demo || await accounts.FindByNameAsync(UserOf(role)) is not { } account) { return TypedResults.NotFound(); }
        if (!await antiforgery.IsRequestValidAsync(http)) { return TypedResults.BadRequest(); }
        await sessions.BeginAsync(http, account);
        return TypedResults.LocalRedirect(links.To("/desk"));
    }
}
