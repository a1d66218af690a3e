namespace Duixian.Shell.Transport;

/// <summary>The one address people use for this site, as the operator sets it.</summary>
internal static class PublicOrigin
{
    /// <returns>Null when nothing is set, or what is set is no origin: scheme, host and perhaps a port, nothing behind them.</returns>
    internal static Uri? Parse(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri is { PathAndQuery: "/", Fragment: "", UserInfo: "" }
            ? uri
            : null;
}
