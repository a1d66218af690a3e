using Microsoft.Extensions.Options;

namespace Duixian.Shell.Transport;

/// <summary>What is decided before anything of the site is asked: which methods there are, whether the connection must be encrypted, and whether another site sent the form.</summary>
internal sealed class TransportGuard(RequestDelegate next, IOptions<SiteOptions> options)
{
    private readonly Uri? origin = PublicOrigin.Parse(options.Value.Origin);

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!IsAsked(request.Method)) { return AnswerAsync(context, StatusCodes.Status405MethodNotAllowed); }
        if (origin is not null)
        {
            if (origin.Scheme == Uri.UriSchemeHttps && !request.IsHttps) { return LeadToEncryptedAsync(context, origin); }
            request.Host = HostString.FromUriComponent(origin);   // whatever Host says: absolute addresses we write lead to the public one
        }
        // Browsers say where a form was sent from. Those that do not (plain HTTP, old ones) are left to the antiforgery token.
        return !IsReading(request.Method) && request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none")
            ? AnswerAsync(context, StatusCodes.Status403Forbidden)
            : next(context);
    }

    // Only what a person follows is led on. A form with a password in it has already been read on the way: its sender must notice.
    private static Task LeadToEncryptedAsync(HttpContext context, Uri origin)
    {
        var request = context.Request;
        if (!IsReading(request.Method)) { return AnswerAsync(context, StatusCodes.Status403Forbidden); }
        context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;   // not remembered: the operator may change the set-up
        context.Response.Headers.Location = origin.GetLeftPart(UriPartial.Authority) + request.PathBase.ToUriComponent() + request.Path.ToUriComponent() + request.QueryString.ToUriComponent();
        return Task.CompletedTask;
    }

    private static Task AnswerAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status405MethodNotAllowed) { context.Response.Headers.Allow = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"; }
        return Task.CompletedTask;
    }

    private static bool IsReading(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    // TRACE above all: it would hand cookies back in the body.
    private static bool IsAsked(string method) =>
        IsReading(method) || HttpMethods.IsPost(method) || HttpMethods.IsPut(method) || HttpMethods.IsPatch(method) || HttpMethods.IsDelete(method);
}
