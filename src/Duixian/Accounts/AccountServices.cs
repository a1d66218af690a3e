using Duixian.Accounts.FirstAccount;
using Duixian.Data;
using Duixian.Data.Accounts;
using Duixian.Domain.Ledger;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Duixian.Accounts;

/// <summary>Identity with our tables, our cookie and our hashing cost.</summary>
internal static class AccountServices
{
    /// <summary>OWASP ASVS 5.0 appendix C asks at least 210,000 rounds of PBKDF2-HMAC-SHA512; the framework's default is 100,000.</summary>
    private const int HashRounds = 210_000;

    /// <param name="demo">Whoever needs to sign in chooses a sample role instead.</param>
    public static void AddAccounts(this IServiceCollection services, bool demo)
    {
        services.AddIdentityCore<Account>(identity =>
            {
                identity.User.RequireUniqueEmail = false;
                identity.Password.RequiredLength = 12;   // length, not composition: ASVS 6.2.1, 6.2.5
                identity.Password.RequireDigit = identity.Password.RequireLowercase = identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;
                identity.Lockout.MaxFailedAccessAttempts = 5;
            })
            .AddEntityFrameworkStores<DuixianDb>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<AccountClaims>();
        services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = HashRounds);
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, cookie =>
        {
            cookie.Cookie.Name = "duixian";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.ExpireTimeSpan = TimeSpan.FromMinutes(30);
            cookie.SlidingExpiration = true;
            cookie.LoginPath = demo ? "/demo/roles" : "/sign-in";
            cookie.AccessDeniedPath = "/not-yours";
            cookie.ReturnUrlParameter = "from";
            cookie.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
        });
        services.AddAuthorization(policies =>
        {
            foreach (var power in Enum.GetValues<Power>())
            {
                policies.AddPolicy(power.ToString(), policy => policy.RequireAssertion(context => SignedIn.ActorOf(context.User)?.May(power) ?? false));
            }
        });
        services.AddDataProtection().SetApplicationName("duixian").PersistKeysToDbContext<DuixianDb>();
        services.AddScoped<SignedIn>();
        services.AddSingleton<IClaimsTransformation, PostsThatEnded>();
        services.AddScoped<Acts>();
        services.AddScoped<SignedInAnew>();
        services.AddSingleton<Audit.AuditTrail>();
        services.AddSingleton<SetupToken>();
        services.AddScoped<FirstAccount.FirstAccount>();
        services.AddScoped<Demo.Samples>();
        services.AddCascadingAuthenticationState();
    }
}
