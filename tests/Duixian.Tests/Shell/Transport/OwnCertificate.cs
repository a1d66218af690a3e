using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Duixian.Tests.Shell.Transport;

/// <summary>A certificate nobody has signed but itself, as files an operator would have.</summary>
internal static class OwnCertificate
{
    /// <returns>Paths of the certificate and of its key, both PEM.</returns>
    internal static (string Certificate, string Key) WriteTo(string folder, DateTimeOffset until, string name = "duixian.example")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(until.AddYears(-2), until);
        var (certificateFile, keyFile) = (Path.Combine(folder, "site.pem"), Path.Combine(folder, "site.key"));
        File.WriteAllText(certificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
        return (certificateFile, keyFile);
    }
}
