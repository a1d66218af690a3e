using Microsoft.Extensions.Primitives;

namespace Duixian.Shell;

/// <summary>What every answer carries, errors and files too.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    /// <summary>Nothing inline and nothing from another host. Do not weaken it for a component; change the component.</summary>
    internal const string ContentPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'none'; connect-src 'self'; " +
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /// <summary>For files people brought: opened by mistake they run nothing, load nothing and belong to no site.</summary>
    internal const string SandboxPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";

    private const string OneYear = "max-age=31536000; includeSubDomains";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(Write, context);
        return next(context);
    }

    private static Task Write(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        // An answer may only be stricter: a file that came from outside, or a page that names the hash of each of its parts.
        if (headers.ContentSecurityPolicy != SandboxPolicy && (StringValues.IsNullOrEmpty(headers.ContentSecurityPolicy) || context.GetEndpoint()?.Metadata.GetMetadata<OwnContentPolicy>() is null)) { headers.ContentSecurityPolicy = ContentPolicy; }
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        // What does not say itself how long it may be kept belongs to a person and is kept nowhere.
        if (StringValues.IsNullOrEmpty(headers.CacheControl)) { headers.CacheControl = "no-store"; }
        // Not for the bare name "localhost": a year of TLS would be asked of every other program on that machine.
        if (context.Request.IsHttps && context.Request.Host.Host != "localhost") { headers.StrictTransportSecurity = OneYear; }
        return Task.CompletedTask;
    }
}

/// <summary>On an endpoint that sets its own content policy, with hashes and without anything unsafe.</summary>
internal sealed record OwnContentPolicy;
