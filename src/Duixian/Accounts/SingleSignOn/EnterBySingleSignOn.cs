using System.Security.Claims;
using Duixian.Accounts.SignIn;
using Duixian.Audit;
using Duixian.Data.Accounts;
using Duixian.Domain;
using Duixian.Domain.Audit;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Duixian.Accounts.SingleSignOn;

/// <summary>Lets in whom the provider vouches for, if that is a person of this site who may come in. Nobody is ever entered by it.</summary>
internal sealed class EnterBySingleSignOn(UserManager<Account> accounts, Door door, AuditTrail trail, IOptions<SingleSignOnOptions> options)
{
    /// <summary>A link between an account and a subject of the provider stands under this name.</summary>
    internal const string Provider = "oidc";
    private const string How = "single sign-on";

    public async Task<Refusal?> ExecuteAsync(HttpContext http, ClaimsPrincipal vouchedFor)
    {
        var cancel = http.RequestAborted;
        var account = await FindAsync(vouchedFor);
        var refusal = account is null ? SingleSignOnRefusal.Unknown
            : !IsStrongEnough(vouchedFor) ? SingleSignOnRefusal.TooWeak
            : !await door.MayComeInAsync(account, cancel) ? SingleSignOnRefusal.Closed
            : null;
        if (account is null || refusal is not null)
        {
            await trail.RecordAsync(AuditKind.SignIn, AuditOutcome.Refused, account?.Id, account?.UserName ?? vouchedFor.FindFirstValue(options.Value.UserClaim) ?? "", $"{How}: {refusal?.Code}", cancel);
            return refusal;
        }
        await door.ComeInAsync(http, account, How);
        return null;
    }

    /// <summary>What came back could not be believed: an answer to nobody's question, a forged or old token.</summary>
    public Task RefuseAsync(HttpContext http, string why) => trail.RecordAsync(AuditKind.SignIn, AuditOutcome.Refused, null, "", $"{How}: {why}", http.RequestAborted);

    private async Task<Account?> FindAsync(ClaimsPrincipal vouchedFor)
    {
        if (vouchedFor.FindFirstValue("sub") is { Length: > 0 } subject && await accounts.FindByLoginAsync(Provider, subject) is { } linked) { return linked; }
        return vouchedFor.FindFirstValue(options.Value.UserClaim)?.Trim() is { Length: > 0 } user ? await accounts.FindByNameAsync(user) : null;
    }

    private bool IsStrongEnough(ClaimsPrincipal vouchedFor) => HasOne(vouchedFor, "amr", options.Value.Amr) && HasOne(vouchedFor, "acr", options.Value.Acr);

    private static bool HasOne(ClaimsPrincipal vouchedFor, string claim, string asked)
    {
        var words = SingleSignOnOptions.Words(asked);
        return words.Length == 0 || vouchedFor.FindAll(claim).Any(held => words.Contains(held.Value, StringComparer.Ordinal));
    }
}
