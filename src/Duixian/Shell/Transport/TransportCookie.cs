namespace Duixian.Shell.Transport;

/// <summary>A cookie of the whole site that follows the connection: <c>__Host-…</c> and Secure where it is encrypted, plain where the operator's network has no TLS.
/// A browser takes a <c>__Host-</c> cookie only over TLS and only from this very host, so nobody on the way can plant one.</summary>
internal sealed class TransportCookie : CookieBuilder
{
    private readonly IHttpContextAccessor http;
    private readonly string name;

    internal TransportCookie(IHttpContextAccessor http, string name)
    {
        (this.http, this.name) = (http, name);
        HttpOnly = true;
        SameSite = SameSiteMode.Lax;
        SecurePolicy = CookieSecurePolicy.SameAsRequest;
        Path = "/";   // otherwise an English page would set it for /en alone
        IsEssential = true;
    }

    public override string? Name
    {
        get => http.HttpContext is { Request.IsHttps: true } ? "__Host-" + name : name;
        set => throw new NotSupportedException("The name follows the connection.");
    }
}
