using System.Net;
using System.Security.Cryptography.X509Certificates;
using Duixian.Domain.Ledger;

namespace Duixian.Tests.Shell.Transport;

/// <summary>The site with a certificate of its own, by Kestrel's own settings, beside a plain address that leads to it.</summary>
public sealed class EncryptedSiteTests(EncryptedSiteTests.Encrypted site) : IClassFixture<EncryptedSiteTests.Encrypted>
{
    public sealed class Encrypted : TestSite
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("duixian-certificate-");
        private X509Certificate2? certificate;

        protected override IEnumerable<string> Settings
        {
            get
            {
                var (file, key) = OwnCertificate.WriteTo(folder.FullName, TimeProvider.System.GetUtcNow().AddYears(1));
                certificate = X509CertificateLoader.LoadCertificateFromFile(file);
                return
                [
                    "--Duixian:Origin=https://127.0.0.1",
                    "--Kestrel:Endpoints:Own:Url=https://127.0.0.1:0",
                    "--Kestrel:Certificates:Default:Path=" + file,
                    "--Kestrel:Certificates:Default:KeyPath=" + key,
                    "--Kestrel:Endpoints:Plain:Url=http://127.0.0.1:0",
                ];
            }
        }

        public string Plain { get; private set; } = "";

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            folder.Delete(recursive: true);
        }

        protected override string Pick(ICollection<string> addresses)
        {
            Plain = addresses.Single(address => address.StartsWith("http:", StringComparison.Ordinal));
            return addresses.Single(address => address.StartsWith("https:", StringComparison.Ordinal));
        }

        // A browser that trusts this one certificate, and checks it as it would any other.
        protected override HttpMessageHandler NewHandler()
        {
            var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            trust.CustomTrustStore.Add(certificate!);   // the site is started with it
            return new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                CookieContainer = new CookieContainer(),
                SslOptions = new() { CertificateChainPolicy = trust },
            };
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/desk")]
    [InlineData("/sign-in")]
    [InlineData("/1949/nothing/here")]
    [InlineData("/app.css")]
    public async Task Every_answer_asks_for_encryption_for_a_year(string path)
    {
        var answer = await site.Anyone.GetAsync(path);
        Assert.Equal("max-age=31536000; includeSubDomains", answer.Headers.GetValues("Strict-Transport-Security").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Cookies_hold_for_this_host_and_for_encrypted_connections_alone()
    {
        using var browser = site.NewClient();
        var form = await browser.GetAsync("/sign-in");
        var cookie = Assert.Single(form.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-duixian-form=", cookie, StringComparison.Ordinal);
        Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; path=/;", cookie, StringComparison.Ordinal);
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync("/desk")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync("/en/desk")).StatusCode);
        Assert.Empty((await site.PageAsync("/sign-in")).QuerySelectorAll(".notice"));
    }

    [Fact]
    public async Task The_plain_address_leads_to_the_encrypted_one_and_takes_no_form()
    {
        using var plain = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(site.Plain) };
        var answer = await plain.GetAsync("/en/desk/drafts?sort=day");
        Assert.Equal(HttpStatusCode.TemporaryRedirect, answer.StatusCode);
        Assert.Equal("https://127.0.0.1/en/desk/drafts?sort=day", answer.Headers.Location?.OriginalString);
        using var password = new FormUrlEncodedContent([new("Form.Password", "已经在路上了")]);
        Assert.Equal(HttpStatusCode.Forbidden, (await plain.PostAsync("/sign-in", password)).StatusCode);
    }

    [Theory]
    [InlineData("cross-site", HttpStatusCode.Forbidden)]
    [InlineData("same-site", HttpStatusCode.Forbidden)]
    [InlineData("same-origin", HttpStatusCode.UnprocessableEntity)]
    [InlineData("none", HttpStatusCode.UnprocessableEntity)]
    public async Task A_form_that_another_site_sent_is_not_read(string from, HttpStatusCode expected)
    {
        var page = await site.PageAsync("/sign-in");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in");
        request.Headers.Add("Sec-Fetch-Site", from);
        request.Content = new FormUrlEncodedContent(
        [
            .. page.QuerySelectorAll("form[method=post]:has([name='Form.User']) input[type=hidden]").Select(field => KeyValuePair.Create(field.GetAttribute("name")!, field.GetAttribute("value") ?? "")),   // each has a name
            new("Form.User", "nobody"), new("Form.Password", "一句足够长的口令但不对"),
        ]);
        Assert.Equal(expected, (await site.Anyone.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("TRACK")]
    [InlineData("PROPFIND")]
    public async Task Methods_nobody_needs_are_refused(string method)
    {
        using var request = new HttpRequestMessage(new(method), "/");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await site.Anyone.SendAsync(request)).StatusCode);
    }
}
