using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;

namespace Duixian.Shell.Transport;

/// <summary>How a request reaches the site: directly or through a proxy, encrypted or not, and what that means for its cookies.</summary>
internal static class TransportServices
{
    internal const string SessionCookie = "duixian";
    private const string SecondCookie = "duixian-second";   // between the password and the second factor
    private const string FormCookie = "duixian-form";

    public static void AddTransport(this IServiceCollection services, SiteOptions options)
    {
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            forwarded.ForwardLimit = null;   // as many hops as are trusted; the first unknown one ends it
            forwarded.KnownProxies.Clear();   // loopback is trusted only where the operator says so
            forwarded.KnownIPNetworks.Clear();
            if (ProxyList.TryParse(options.TrustedProxies, out var networks, out _))
            {
                foreach (var network in networks) { forwarded.KnownIPNetworks.Add(network); }
            }
        });
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).PostConfigure<IHttpContextAccessor>((session, http) =>
        {
            session.Cookie = new TransportCookie(http, SessionCookie);
            session.Events.OnRedirectToAccessDenied = denied =>
            {
                denied.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme).PostConfigure<IHttpContextAccessor>((second, http) => second.Cookie = new TransportCookie(http, SecondCookie));
        services.AddOptions<AntiforgeryOptions>().PostConfigure<IHttpContextAccessor>((forms, http) => forms.Cookie = new TransportCookie(http, FormCookie));
    }

    /// <summary>First of all but the headers every answer carries.</summary>
    public static void UseTransport(this IApplicationBuilder app, SiteOptions options)
    {
        if (options.TrustedProxies.Length > 0) { app.UseForwardedHeaders(); }   // with an empty list of proxies the framework would trust everybody
        app.UseMiddleware<TransportGuard>();
    }
}
