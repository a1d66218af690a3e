using System.Globalization;
using System.Security.Claims;
using Duixian.Accounts.Passwords;
using Duixian.Accounts.Sessions;
using Duixian.Data;
using Duixian.Data.Accounts;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Duixian.Accounts;

/// <summary>Who is signed in on this request.</summary>
internal sealed class SignedIn(IHttpContextAccessor http, SessionDesk sessions, IOptions<SiteOptions> site)
{
    public const string OfficeClaim = "duixian:office";
    public const string UnitClaim = "duixian:unit";
    public const string NameClaim = "duixian:name";
    public const string RoleClaim = "duixian:role";
    public const string PostClaim = "duixian:post";

    /// <summary>The last day on which the post holds; it counts on every request, however old the rest is.</summary>
    public const string LastDayClaim = "duixian:last-day";

    /// <summary>The person whose post was lent, where somebody acts for another.</summary>
    public const string BehalfClaim = "duixian:on-behalf-of";
    public const string BehalfNameClaim = "duixian:on-behalf-of-name";

    /// <summary>There while the password is too old; until it is changed there is no role.</summary>
    public const string PasswordDueClaim = "duixian:password-due";

    private ClaimsPrincipal? User => http.HttpContext?.User is { Identity.IsAuthenticated: true } user ? user : null;

    /// <summary>Null when nobody is signed in, or the person holds no post today.</summary>
    public Actor? Actor => User is { } user ? ActorOf(user) : null;

    /// <summary>How the desk greets the person.</summary>
    public string? DisplayName => User?.FindFirstValue(NameClaim);

    /// <summary>In whose post the person acts, with the post's title and last day; null in their own.</summary>
    public (string Lender, string Post, DateOnly? LastDay)? ActsFor => User is { } user && user.FindFirstValue(BehalfNameClaim) is { } lender
        ? (lender, user.FindFirstValue(PostClaim) ?? "", LastDayOf(user)) : null;

    /// <summary>Whether the person showed within the last ten minutes who they are. Sample roles have nothing to show it with.</summary>
    public bool IsConfirmed => site.Value.Demo || (http.HttpContext is { } context && sessions.IsConfirmed(context));

    public bool May(Power power) => Actor?.May(power) ?? false;

    /// <summary>The actor a principal stands for.</summary>
    public static Actor? ActorOf(ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var account) && Enum.TryParse<Role>(user.FindFirstValue(RoleClaim), out var role)
            ? new Actor(ActorKind.Office, user.FindFirstValue(OfficeClaim) ?? "", role, account, user.FindFirstValue(UnitClaim), Guid.TryParse(user.FindFirstValue(BehalfClaim), out var lender) ? lender : null)
            : null;

    public static DateOnly? LastDayOf(ClaimsPrincipal user) =>
        DateOnly.TryParseExact(user.FindFirstValue(LastDayClaim), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <summary>A post whose last day is over gives no power any more, also to a session that began before midnight.</summary>
internal sealed class PostsThatEnded(CivilDay civilDay) : IClaimsTransformation
{
    private static readonly string[] OfAPost = [SignedIn.RoleClaim, SignedIn.OfficeClaim, SignedIn.UnitClaim, SignedIn.PostClaim, SignedIn.LastDayClaim, SignedIn.BehalfClaim, SignedIn.BehalfNameClaim];

    public Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        if (SignedIn.LastDayOf(principal) is not { } last || civilDay.Today <= last) { return Task.FromResult(principal); }
        var left = principal.Clone();   // the session's own copy stays as it is until it is made anew
        foreach (var identity in left.Identities)
        {
            foreach (var claim in identity.Claims.Where(c => OfAPost.Contains(c.Type)).ToList()) { identity.RemoveClaim(claim); }
        }
        return Task.FromResult(left);
    }
}

/// <summary>Puts the post held today beside Identity's own claims; whoever holds none, or may not come in, has no role.</summary>
internal sealed class AccountClaims(UserManager<Account> accounts, IOptions<IdentityOptions> options, DuixianDb db, CivilDay civilDay, PasswordRules rules)
    : UserClaimsPrincipalFactory<Account>(accounts, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        if (await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == new PersonId(user.Id)) is not { } person) { return identity; }
        identity.AddClaim(new(SignedIn.NameClaim, person.Name));
        if (rules.IsDue(user))
        {
            identity.AddClaim(new(SignedIn.PasswordDueClaim, ""));
            return identity;
        }
        var today = civilDay.Today;
        if (person.State != PersonState.Active || person.PostOn(today) is not { } post) { return identity; }
        var last = post.Until;
        if (person.ActsUnder is { } chosen && await db.Delegations.AsNoTracking().SingleOrDefaultAsync(d => d.Id == chosen) is { } lent)
        {
            var lender = await db.People.AsNoTracking().SingleAsync(p => p.Id == lent.From);
            if (lent.PostOn(today, lender, person) is { } borrowed)
            {
                last = new[] { last, borrowed.Until, lent.Ends }.Min();   // nulls do not count
                post = borrowed;
                identity.AddClaim(new(SignedIn.BehalfClaim, lender.Id.Value.ToString("D")));
                identity.AddClaim(new(SignedIn.BehalfNameClaim, lender.Name));
            }
        }
        identity.AddClaim(new(SignedIn.RoleClaim, post.Role.ToString()));
        identity.AddClaim(new(SignedIn.OfficeClaim, post.Office));
        identity.AddClaim(new(SignedIn.PostClaim, post.Post));
        if (last is { } day) { identity.AddClaim(new(SignedIn.LastDayClaim, day.ToString("O", CultureInfo.InvariantCulture))); }
        var unit = await db.Offices.Where(o => o.Code == post.Office).Select(o => o.Unit).SingleOrDefaultAsync();
        if (unit is not null) { identity.AddClaim(new(SignedIn.UnitClaim, unit)); }
        return identity;
    }
}
