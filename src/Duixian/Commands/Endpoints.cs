using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Duixian.Shell.Transport;
using Microsoft.Extensions.Options;

namespace Duixian.Commands;

/// <summary>Something about the addresses or certificates that the operator has to mend.</summary>
/// <param name="Prevents">True when the site cannot start with it; otherwise browsers will complain.</param>
internal sealed record EndpointFault(string Sentence, bool Prevents);

/// <summary>The addresses the site listens at and their certificates, as Kestrel's own section names them; looked at before Kestrel does, to say what is wrong in a sentence.</summary>
internal static class Endpoints
{
    private const string Section = "Kestrel:Endpoints";
    private const string CertificatesSection = "Kestrel:Certificates";

    internal static bool AreConfigured(IConfiguration configuration) => configuration.GetSection(Section).GetChildren().Any();

    /// <returns>What the environment or a file says where no endpoint is described; null when they say nothing.</returns>
    internal static string? UrlsOf(IConfiguration configuration) => configuration["urls"] ?? configuration["http_ports"] ?? configuration["https_ports"];

    /// <returns>The addresses of the endpoints by their names.</returns>
    internal static IEnumerable<KeyValuePair<string, string>> AddressesOf(IConfiguration configuration) =>
        configuration.GetSection(Section).GetChildren().Select(endpoint => new KeyValuePair<string, string>(endpoint.Path, endpoint["Url"] ?? ""));

    internal static IEnumerable<EndpointFault> Faults(WebApplication site)
    {
        var (configuration, now) = (site.Configuration, site.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        var options = site.Services.GetRequiredService<IOptions<SiteOptions>>().Value;
        var origin = PublicOrigin.Parse(options.Origin);
        var endpoints = configuration.GetSection(Section).GetChildren().ToList();
        var encrypted = endpoints.Where(IsEncrypted).ToList();
        foreach (var endpoint in encrypted.Where(endpoint => !HasCertificate(endpoint.GetSection("Certificate")) && !HasCertificate(configuration.GetSection(CertificatesSection + ":Default"))))
        {
            yield return new(CommandText.Say("CertificateNone", endpoint.Path), Prevents: true);
        }
        foreach (var certificate in endpoints.Select(endpoint => endpoint.GetSection("Certificate")).Concat(configuration.GetSection(CertificatesSection).GetChildren()))
        {
            if (certificate["Path"] is { Length: > 0 } path && FaultOf(Path.Combine(site.Environment.ContentRootPath, path), certificate, site.Environment.ContentRootPath, origin, now) is { } fault) { yield return fault; }
        }
        if (origin?.Scheme == Uri.UriSchemeHttps && encrypted.Count == 0 && options.TrustedProxies.Length == 0 && UrlsOf(configuration)?.Contains("https", StringComparison.OrdinalIgnoreCase) != true)
        {
            yield return new(CommandText.Say("OriginUnreachable", options.Origin), Prevents: false);
        }
    }

    private static EndpointFault? FaultOf(string path, IConfigurationSection settings, string root, Uri? origin, DateTime now)
    {
        if (!File.Exists(path)) { return new(CommandText.Say("CertificateMissing", path), Prevents: true); }
        var key = settings["KeyPath"] is { Length: > 0 } keyPath ? Path.Combine(root, keyPath) : null;
        if (key is not null && !File.Exists(key)) { return new(CommandText.Say("CertificateMissing", key), Prevents: true); }
        try
        {
            using var certificate = Load(path, key, settings["Password"]);
            return !certificate.HasPrivateKey ? new(CommandText.Say("CertificateNoKey", path), Prevents: true)
                : certificate.NotAfter.ToUniversalTime() < now ? new(CommandText.Say("CertificateExpired", path, certificate.NotAfter.ToUniversalTime().ToString("yyyy-MM-dd", null)), Prevents: false)
                : certificate.NotBefore.ToUniversalTime() > now ? new(CommandText.Say("CertificateTooEarly", path, certificate.NotBefore.ToUniversalTime().ToString("yyyy-MM-dd", null)), Prevents: false)
                : origin is not null && !certificate.MatchesHostname(origin.Host) ? new(CommandText.Say("CertificateOtherName", path, origin.Host), Prevents: false)
                : null;
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            return new(CommandText.Say("CertificateUnreadable", path, unreadable.Message), Prevents: true);
        }
    }

    // The same choice Kestrel makes: with a key of its own it is PEM, otherwise PKCS #12, or a certificate that lacks its key.
    private static X509Certificate2 Load(string path, string? key, string? password) =>
        key is null ? X509Certificate2.GetCertContentType(path) == X509ContentType.Pkcs12 ? X509CertificateLoader.LoadPkcs12FromFile(path, password) : X509CertificateLoader.LoadCertificateFromFile(path)
        : string.IsNullOrEmpty(password) ? X509Certificate2.CreateFromPemFile(path, key)
        : X509Certificate2.CreateFromEncryptedPemFile(path, password, key);

    private static bool IsEncrypted(IConfigurationSection endpoint) => endpoint["Url"]?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) == true;

    private static bool HasCertificate(IConfigurationSection certificate) => certificate["Path"] is not null || certificate["Subject"] is not null;
}
