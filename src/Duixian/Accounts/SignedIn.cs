using System.Security.Claims;
using Duixian.Data;
using Duixian.Data.Accounts;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Duixian.Accounts;

/// <summary>Who is signed in on this request.</summary>
internal sealed class SignedIn(IHttpContextAccessor http)
{
    public const string OfficeClaim = "duixian:office";
    public const string UnitClaim = "duixian:unit";
    public const string NameClaim = "duixian:name";
    public const string RoleClaim = "duixian:role";

    private ClaimsPrincipal? User => http.HttpContext?.User is { Identity.IsAuthenticated: true } user ? user : null;

    /// <summary>Null when nobody is signed in, or the person holds no post today.</summary>
    public Actor? Actor => User is { } user ? ActorOf(user) : null;

    /// <summary>How the desk greets the person.</summary>
    public string? DisplayName => User?.FindFirstValue(NameClaim);

    public bool May(Power power) => Actor?.May(power) ?? false;

    /// <summary>The actor a principal stands for.</summary>
    public static Actor? ActorOf(ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var account) && Enum.TryParse<Role>(user.FindFirstValue(RoleClaim), out var role)
            ? new Actor(ActorKind.Office, user.FindFirstValue(OfficeClaim) ?? "", role, account, user.FindFirstValue(UnitClaim))
            : null;
}

/// <summary>Puts the post held today beside Identity's own claims; whoever holds none, or may not come in, has no role.</summary>
internal sealed class AccountClaims(UserManager<Account> accounts, IOptions<IdentityOptions> options, DuixianDb db, CivilDay civilDay)
    : UserClaimsPrincipalFactory<Account>(accounts, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        if (await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == new PersonId(user.Id)) is not { } person) { return identity; }
        identity.AddClaim(new(SignedIn.NameClaim, person.Name));
        if (person.State != PersonState.Active || person.PostOn(civilDay.Today) is not { } post) { return identity; }
        identity.AddClaim(new(SignedIn.RoleClaim, post.Role.ToString()));
        identity.AddClaim(new(SignedIn.OfficeClaim, post.Office));
        var unit = await db.Offices.Where(o => o.Code == post.Office).Select(o => o.Unit).SingleOrDefaultAsync();
        if (unit is not null) { identity.AddClaim(new(SignedIn.UnitClaim, unit)); }
        return identity;
    }
}
