namespace Duixian.Shell;

/// <summary>What every answer carries, errors and files too. There is no HSTS here: the site does not know whether it is reached over TLS, the front server does.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    /// <summary>Nothing inline and nothing from another host. Do not weaken it for a component; change the component.</summary>
    internal const string ContentPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'none'; connect-src 'self'; " +
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(Write, context);
        return next(context);
    }

    private static Task Write(object state)
    {
        var headers = ((HttpContext)state).Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return Task.CompletedTask;
    }
}
