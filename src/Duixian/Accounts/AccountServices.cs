using Duixian.Accounts.Activate;
using Duixian.Accounts.Factors;
using Duixian.Accounts.Passwords;
using Duixian.Accounts.Sessions;
using Duixian.Accounts.Setup;
using Duixian.Accounts.SignIn;
using Duixian.Data;
using Duixian.Data.Accounts;
using Duixian.Domain.Ledger;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
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
                identity.Password.RequiredLength = identity.Password.RequiredUniqueChars = 1;   // PasswordRules says what is taken
                identity.Password.RequireDigit = identity.Password.RequireLowercase = identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;
                identity.Lockout.MaxFailedAccessAttempts = Door.MostWrongCodes;
            })
            .AddUserStore<AccountStore>()
            .AddPasswordValidator<PasswordRules>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<AccountClaims>();
        services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = HashRounds);
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, cookie =>
        {
            cookie.Cookie.Name = "duixian";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.ExpireTimeSpan = SessionTickets.Longest;   // the table decides; see SessionTickets
            cookie.SlidingExpiration = false;
            cookie.LoginPath = demo ? "/demo/roles" : "/sign-in";
            cookie.AccessDeniedPath = "/not-yours";
            cookie.ReturnUrlParameter = "from";
            cookie.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
        }).AddCookie(IdentityConstants.TwoFactorUserIdScheme, cookie =>
        {
            cookie.ExpireTimeSpan = Door.Waiting;
            cookie.SlidingExpiration = false;
        });
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<SessionTickets>((cookie, tickets) => cookie.SessionStore = tickets);
        services.AddOptions<SignInOptions>().BindConfiguration(SignInOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.ConfigureOptions<PasskeyRules>();
        services.AddAuthorization(policies =>
        {
            foreach (var power in Enum.GetValues<Power>())
            {
                policies.AddPolicy(power.ToString(), policy => policy.RequireAssertion(context => SignedIn.ActorOf(context.User)?.May(power) ?? false));
            }
        });
        services.AddDataProtection().SetApplicationName("duixian").PersistKeysToDbContext<DuixianDb>();
        services.AddSingleton<SessionTickets>();
        services.AddScoped<ISecurityStampValidator, StampCheck>();
        services.AddSingleton<AddressLimit>();
        services.AddScoped<SessionDesk>();
        services.AddScoped<WrongTries>();
        services.AddScoped<OneTimeCodes>();
        services.AddScoped<Passkeys>();
        services.AddScoped<PasswordRules>();
        services.AddScoped<SetPassword>();
        services.AddScoped<MyFactors>();
        services.AddScoped<Door>();
        services.AddSingleton<NobodysHash>();
        services.AddScoped<AfterSignIn>();
        services.AddScoped<Activations>();
        services.AddScoped<SignedIn>();
        services.AddSingleton<IClaimsTransformation, PostsThatEnded>();
        services.AddScoped<Acts>();
        services.AddScoped<SignedInAnew>();
        services.AddSingleton<Audit.AuditTrail>();
        services.AddSingleton<SetupToken>();
        services.AddScoped<SetUpSite>();
        services.AddScoped<Demo.Samples>();
        services.AddScoped<Demo.ShareSamples>();
        services.AddScoped<Demo.RegisterSamples>();
        services.AddScoped<Demo.InvestmentSamples>();
        services.AddScoped<Demo.ProjectSamples>();
        services.AddScoped<Demo.DispatchSamples>();
        services.AddSingleton<Demo.SampleClock>();
        services.AddCascadingAuthenticationState();
    }
}
