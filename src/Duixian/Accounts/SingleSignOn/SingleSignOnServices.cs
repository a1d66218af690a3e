using Duixian.Accounts.SignIn;
using Duixian.Domain;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Duixian.Accounts.SingleSignOn;

/// <summary>The way in through the house's identity provider: authorization code with PKCE, state and nonce.</summary>
internal static class SingleSignOnServices
{
    /// <summary>Where the way begins. Without a language: it is the same for both.</summary>
    internal const string Path = "/sign-in/single";

    /// <summary>Where the provider sends people back to; it has to be registered there.</summary>
    internal const string ReturnPath = "/sign-in/single/back";

    private const string Scheme = "single-sign-on";

    public static void AddSingleSignOn(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SingleSignOnOptions>().BindConfiguration(SingleSignOnOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<EnterBySingleSignOn>();
        var options = configuration.GetSection(SingleSignOnOptions.Section).Get<SingleSignOnOptions>() ?? new();
        if (!options.IsOn) { return; }
        services.AddAuthentication().AddOpenIdConnect(Scheme, oidc =>
        {
            oidc.Authority = options.Authority;
            oidc.ClientId = options.ClientId;
            oidc.ClientSecret = options.ClientSecret.Length > 0 ? options.ClientSecret : null;
            oidc.RequireHttpsMetadata = !(Uri.TryCreate(options.Authority, UriKind.Absolute, out var address) && address.IsLoopback);
            oidc.ResponseType = OpenIdConnectResponseType.Code;
            oidc.ResponseMode = OpenIdConnectResponseMode.Query;   // a form sent from the provider's page would come without our cookies
            oidc.UsePkce = true;
            oidc.CallbackPath = ReturnPath;
            oidc.RemoteSignOutPath = oidc.SignedOutCallbackPath = default;   // nobody is signed out by a picture in a foreign page
            oidc.SignInScheme = IdentityConstants.ApplicationScheme;   // never used: sessions are begun by the door alone
            oidc.MapInboundClaims = false;
            oidc.ClaimActions.Remove("acr");   // the framework would drop it before we look
            oidc.DisableTelemetry = true;
            foreach (var cookie in new[] { oidc.NonceCookie, oidc.CorrelationCookie })
            {
                cookie.SameSite = SameSiteMode.Lax;
                cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            }
            oidc.Events.OnRedirectToIdentityProvider = leaving =>
            {
                if (options.Acr.Length > 0) { leaving.ProtocolMessage.AcrValues = string.Join(' ', SingleSignOnOptions.Words(options.Acr)); }
                return Task.CompletedTask;
            };
            oidc.Events.OnTicketReceived = ReturnedAsync;
            oidc.Events.OnRemoteFailure = FailedAsync;
        });
    }

    public static void MapSingleSignOn(this IEndpointRouteBuilder routes) => routes.MapGet(Path, LeaveAsync).ExcludeFromDescription();

    /// <summary>Sends the browser to the provider.</summary>
    /// <param name="from">The page to come back to.</param>
    /// <param name="again">True asks the provider to make the person show anew who they are.</param>
    private static async Task<IResult> LeaveAsync(HttpContext http, IOptions<SingleSignOnOptions> options, string? from = null, bool again = false)
    {
        if (!options.Value.IsOn) { return TypedResults.NotFound(); }
        var way = new OpenIdConnectChallengeProperties { RedirectUri = SignInPage.Safe(from) ?? "/desk" };
        if (again) { (way.Prompt, way.MaxAge) = (OpenIdConnectPrompt.Login, TimeSpan.Zero); }
        try { await http.ChallengeAsync(Scheme, way); }
        catch (InvalidOperationException) { return Back(SingleSignOnRefusal.Unreachable, from); }   // its description cannot be fetched
        return TypedResults.Empty;
    }

    private static async Task ReturnedAsync(TicketReceivedContext returned)
    {
        returned.HandleResponse();
        var enter = returned.HttpContext.RequestServices.GetRequiredService<EnterBySingleSignOn>();
        var refusal = returned.Principal is { } principal ? await enter.ExecuteAsync(returned.HttpContext, principal) : SingleSignOnRefusal.Failed;
        returned.Response.Redirect(refusal is null ? SignInPage.Safe(returned.ReturnUri) ?? "/desk" : BackTo(refusal, returned.ReturnUri));
    }

    private static async Task FailedAsync(RemoteFailureContext failed)
    {
        failed.HandleResponse();
        await failed.HttpContext.RequestServices.GetRequiredService<EnterBySingleSignOn>().RefuseAsync(failed.HttpContext, failed.Failure?.GetType().Name ?? "");
        failed.Response.Redirect(BackTo(SingleSignOnRefusal.Failed, failed.Properties?.RedirectUri));
    }

    private static Microsoft.AspNetCore.Http.HttpResults.RedirectHttpResult Back(Refusal refusal, string? from) => TypedResults.LocalRedirect(BackTo(refusal, from));

    // In the language of the page the person came from; the provider knows of one address only.
    private static string BackTo(Refusal refusal, string? from)
    {
        var safe = SignInPage.Safe(from);
        var page = safe?.StartsWith("/en/", StringComparison.Ordinal) == true ? "/en/sign-in" : "/sign-in";
        return QueryHelpers.AddQueryString(page, new Dictionary<string, string?>(StringComparer.Ordinal) { ["refused"] = refusal.Code, ["from"] = safe });
    }
}
