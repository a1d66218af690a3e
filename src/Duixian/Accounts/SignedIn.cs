using System.Security.Claims;
using Duixian.Data.Accounts;
using Duixian.Domain.Ledger;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Duixian.Accounts;

/// <summary>Who is signed in on this request.</summary>
internal sealed class SignedIn(IHttpContextAccessor http)
{
    public const string OfficeClaim = "duixian:office";
    public const string NameClaim = "duixian:name";

    private ClaimsPrincipal? User => http.HttpContext?.User is { Identity.IsAuthenticated: true } user ? user : null;

    /// <summary>Null when nobody is signed in, or the account has no role yet.</summary>
    public Actor? Actor =>
        User is { } user
        && Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var account)
        && Enum.TryParse<Role>(user.FindFirstValue(ClaimTypes.Role), out var role)
            ? new Actor(ActorKind.Office, user.FindFirstValue(OfficeClaim) ?? "", role, account)
            : null;

    /// <summary>How the desk greets the person.</summary>
    public string? DisplayName => User?.FindFirstValue(NameClaim);

    public bool May(Power power) => Actor?.May(power) ?? false;
}

/// <summary>Puts office and display name beside Identity's own claims.</summary>
internal sealed class AccountClaims(UserManager<Account> accounts, RoleManager<IdentityRole<Guid>> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Account, IdentityRole<Guid>>(accounts, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new(SignedIn.OfficeClaim, user.Office));
        identity.AddClaim(new(SignedIn.NameClaim, user.DisplayName));
        return identity;
    }
}
