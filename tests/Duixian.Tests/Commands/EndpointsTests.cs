using System.Globalization;
using System.Text.RegularExpressions;
using Duixian.Commands;
using Duixian.Tests.Shell.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Duixian.Tests.Commands;

/// <summary>What <c>config check</c> and <c>serve</c> say of addresses and certificates before Kestrel would.</summary>
public sealed class EndpointsTests : IDisposable
{
    private const string Encrypted = "--Kestrel:Endpoints:Own:Url=https://127.0.0.1:0";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("duixian-endpoints-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_certificate_in_order_is_not_mentioned()
    {
        var (certificate, key) = Given(days: 90);
        Assert.Empty(Faults(Encrypted, "--Kestrel:Endpoints:Own:Certificate:Path=" + certificate, "--Kestrel:Endpoints:Own:Certificate:KeyPath=" + key, "--Duixian:Origin=https://duixian.example"));
    }

    [Fact]
    public void Without_a_certificate_the_endpoint_is_named() => Assert.Equal((true, "Kestrel:Endpoints:Own"), Said(Faults(Encrypted)));

    [Fact]
    public void A_missing_file_is_named() => Assert.Equal((true, "/not/here.pem"), Said(Faults(Encrypted, "--Kestrel:Certificates:Default:Path=/not/here.pem")));

    [Fact]
    public void A_missing_key_file_is_named() =>
        Assert.Equal((true, "/not/here.key"), Said(Faults(Encrypted, "--Kestrel:Certificates:Default:Path=" + Given(90).Certificate, "--Kestrel:Certificates:Default:KeyPath=/not/here.key")));

    [Fact]
    public void A_certificate_without_its_key_is_named()
    {
        var (certificate, _) = Given(days: 90);
        var fault = Assert.Single(Faults(Encrypted, "--Kestrel:Certificates:Default:Path=" + certificate));
        Assert.True(fault.Prevents);
        Assert.Contains("KeyPath", fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_certificate_is_named()
    {
        var (certificate, key) = Given(days: 90);
        File.WriteAllText(certificate, "这不是证书");
        Assert.True(Assert.Single(Faults(Encrypted, "--Kestrel:Certificates:Default:Path=" + certificate, "--Kestrel:Certificates:Default:KeyPath=" + key)).Prevents);
    }

    [Fact]
    public void An_expired_certificate_is_named_with_its_day_but_does_not_keep_the_site_down()
    {
        var (certificate, key) = Given(days: -3);
        var fault = Assert.Single(Faults(Encrypted, "--Kestrel:Certificates:Default:Path=" + certificate, "--Kestrel:Certificates:Default:KeyPath=" + key));
        Assert.False(fault.Prevents);
        Assert.Contains(TimeProvider.System.GetUtcNow().AddDays(-3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_for_another_name_is_noticed()
    {
        var (certificate, key) = Given(days: 90);
        var fault = Assert.Single(Faults(Encrypted, "--Duixian:Origin=https://elsewhere.example", "--Kestrel:Certificates:Default:Path=" + certificate, "--Kestrel:Certificates:Default:KeyPath=" + key));
        Assert.Contains("elsewhere.example", fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void An_encrypted_origin_that_nothing_answers_is_noticed()
    {
        Assert.Contains("https://duixian.example", Assert.Single(Faults("--Duixian:Origin=https://duixian.example")).Sentence, StringComparison.Ordinal);
        Assert.Empty(Faults("--Duixian:Origin=https://duixian.example", "--Duixian:TrustedProxies=127.0.0.1"));
    }

    [Theory]
    [InlineData("Origin", "duixian.example")]
    [InlineData("Origin", "https://duixian.example/list")]
    [InlineData("Origin", "ftp://duixian.example")]
    [InlineData("TrustedProxies", "127.0.0.1, proxy.example")]
    [InlineData("TrustedProxies", "10.0.0.0/40")]
    public async Task A_setting_that_cannot_be_meant_is_refused_with_its_name(string setting, string value)
    {
        await using var site = Site.Build(["--Duixian:Data=" + folder.FullName, $"--Duixian:{setting}={value}"]);
        var refused = Assert.Throws<OptionsValidationException>(() => site.Services.GetRequiredService<IOptions<SiteOptions>>().Value);
        Assert.Contains("Duixian:" + setting, Assert.Single(refused.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_in_force_is_shown_without_the_secret_the_provider_gave()
    {
        await using var site = Site.Build(["--Duixian:Data=" + folder.FullName, "--Duixian:OpenIdConnect:Authority=https://id.example", "--Duixian:OpenIdConnect:ClientId=duixian", "--Duixian:OpenIdConnect:ClientSecret=open-sesame", Encrypted]);
        var shown = ConfigCommand.Effective(site).ToDictionary(setting => setting.Key, setting => setting.Value, StringComparer.Ordinal);
        Assert.Equal("https://id.example", shown["OpenIdConnect:Authority"]);
        Assert.Equal("***", shown["OpenIdConnect:ClientSecret"]);
        Assert.Equal("https://127.0.0.1:0", shown["Kestrel:Endpoints:Own"]);
        Assert.Equal("", shown["TrustedProxies"]);
        Assert.Equal("", shown["Audit:File"]);
    }

    [Fact]
    public async Task A_provider_without_tls_elsewhere_is_refused_by_name()
    {
        await using var site = Site.Build(["--Duixian:Data=" + folder.FullName, "--Duixian:OpenIdConnect:Authority=http://id.example", "--Duixian:OpenIdConnect:ClientId=duixian"]);
        Assert.Contains("OpenIdConnect:Authority", Assert.Throws<CommandRefusedException>(() => ConfigCommand.Demand(site)).Message, StringComparison.Ordinal);
    }

    private List<EndpointFault> Faults(params string[] settings)
    {
        using var site = (IDisposable)Site.Build(["--Duixian:Data=" + folder.FullName, .. settings]);
        return [.. Endpoints.Faults((WebApplication)site)];
    }

    private static (bool Prevents, string Place) Said(IEnumerable<EndpointFault> faults)
    {
        var fault = Assert.Single(faults);
        return (fault.Prevents, Regex.Match(fault.Sentence, @"Kestrel:Endpoints:\w+|/not/here\.\w+").Value);
    }

    private (string Certificate, string Key) Given(int days) => OwnCertificate.WriteTo(folder.FullName, TimeProvider.System.GetUtcNow().AddDays(days));
}
