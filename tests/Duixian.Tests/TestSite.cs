using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Duixian.Accounts;
using Duixian.Accounts.Factors;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Features.People.AddPerson;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Duixian.Tests;

/// <summary>The real site on a free port with a fresh real database, one for a test class.</summary>
public class TestSite : IAsyncLifetime
{
    private const string UsualOffice = "ZFB";
    internal const string Password = "一句足够长的测试口令Lang才行,旁人猜不到";

    private readonly Dictionary<(Role Role, string Office), HttpClient> signedIn = [];
    private TestDatabase? database;
    private WebApplication? site;

    /// <summary>Stands still until a test moves it.</summary>
    public MovableClock Clock { get; } = new(new DateTimeOffset(2024, 3, 1, 1, 0, 0, TimeSpan.Zero));

    public string Address { get; private set; } = "";

    /// <summary>The data directory.</summary>
    public string Folder => database!.Folder;   // set before any test runs

    /// <summary>Empty on SQLite.</summary>
    public string Connection => database!.Connection;   // the same

    /// <summary>Nobody signed in; redirects are not followed, so that a test sees them.</summary>
    public HttpClient Anyone { get; private set; } = new();

    public IServiceProvider Services => site!.Services;   // set before any test runs

    /// <summary>Further settings, as on the command line.</summary>
    protected virtual IEnumerable<string> Settings => [];

    /// <summary>Rounds of hashing a password; null: as many as in earnest. Hashing in earnest for everybody who signs in was a quarter of the run.</summary>
    protected virtual int? HashRounds => 1_000;

    /// <summary>The address tests use, of those the site listens at.</summary>
    protected virtual string Pick(ICollection<string> addresses) => addresses.Single();

    /// <summary>A browser with cookies of its own that sees redirects instead of following them.</summary>
    public HttpClient NewClient() => new(NewHandler()) { BaseAddress = new Uri(Address) };

    /// <summary>How a browser of this site connects.</summary>
    protected virtual HttpMessageHandler NewHandler() => new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };

    public virtual async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        site = Site.Build(
            ["--Duixian:Data=" + database.Folder, "--Duixian:Database=" + database.Connection, "--Duixian:SignIn:TriesPerMinute=10000", "--Duixian:RunJobs=false", "--Duixian:Log:SignAfterSeconds=60", "--urls=http://127.0.0.1:0", .. Settings],
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.Services.AddSingleton<TimeProvider>(Clock);
                if (HashRounds is { } rounds) { builder.Services.PostConfigure<PasswordHasherOptions>(hashing => hashing.IterationCount = rounds); }
            });
        await site.StartAsync();
        Address = Pick(site.Urls);
        Anyone = NewClient();
    }

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var client in signedIn.Values) { client.Dispose(); }
        Anyone.Dispose();
        if (site is not null) { await site.DisposeAsync(); }
        if (database is not null) { await database.DisposeAsync(); }
        GC.SuppressFinalize(this);
    }

    /// <summary>Noon of a later civil day in Shanghai.</summary>
    public void SetToday(int year, int month, int day) => Clock.SetUtcNow(new DateTimeOffset(year, month, day, 12, 0, 0, TimeSpan.FromHours(8)));

    /// <summary>Does something with the site's own services, as a request would.</summary>
    public async Task<T> WithAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <summary>Reads or writes the database directly: to arrange, or to look behind the pages.</summary>
    public Task<T> WithDbAsync<T>(Func<DuixianDb, Task<T>> work) => WithAsync(services => work(services.GetRequiredService<DuixianDb>()));

    /// <summary>Runs a use case as the system and insists that it is not refused.</summary>
    public Task<Receipt> ActAsync(Func<IServiceProvider, Act, Task<Result<Receipt>>> work) => WithAsync(async services =>
    {
        var key = services.GetRequiredService<IdSource>().NewId().ToString("D");
        var result = await services.GetRequiredService<Acts>().RunAsync(Actor.System, key, "test", null, act => work(services, act), CancellationToken.None);
        return result.Refusal is { } refusal ? throw new InvalidOperationException(refusal.Code) : result.Value;
    });

    public Task<Receipt> GivenOfficesAsync(params (string Code, string Name, string Keywords)[] offices) => ActAsync((services, act) =>
    {
        var db = services.GetRequiredService<DuixianDb>();
        db.Offices.AddRange(offices.Select((o, i) => new Office(o.Code, o.Name, o.Name, o.Keywords.Split(';'), i + 1)));
        act.Record(new OfficesImported(offices.Length, "测试"));
        return db.SaveAsync(act, CancellationToken.None);
    });

    /// <summary>Somebody with this role in an office, signed in through the sign-in page.</summary>
    public async Task<HttpClient> SignedInAsync(Role role, string office = UsualOffice)
    {
        if (signedIn.TryGetValue((role, office), out var known)) { return known; }
        await StayAsync();   // signing in sweeps away sessions that have ended, and the clock may have been moved since
        var user = "test-" + role.ToString().ToLowerInvariant() + (office == UsualOffice ? "" : "-" + office.ToLowerInvariant());
        await ActAsync((services, act) => services.GetRequiredService<AddPerson>().AddActiveAsync(new(services.GetRequiredService<IdSource>().NewId(), user, null, office, null, role, new DateOnly(2020, 1, 1)), Password, act, CancellationToken.None));
        var client = new HttpClient(new StillThere(this) { InnerHandler = NewHandler() }) { BaseAddress = new Uri(Address) };
        await EnrolAsync(client, user, Password);
        return signedIn[(role, office)] = client;
    }

    /// <summary>Gives the password, sets up the code generator the site asks for, and is in.</summary>
    /// <returns>The generator's key.</returns>
    public async Task<string> EnrolAsync(HttpClient client, string user, string password)
    {
        var answer = await PostFormAsync(client, "/sign-in", "form[method=post]:has([name='Form.User'])", new() { ["Form.User"] = user, ["Form.Password"] = password });
        Assert.Equal("/sign-in/enrol", PathOf(answer));
        return await SetUpGeneratorAsync(client, "/sign-in/enrol");
    }

    /// <summary>Where an answer leads; null when it leads nowhere.</summary>
    public string? PathOf(HttpResponseMessage answer) => answer.Headers.Location is { } to ? new Uri(new Uri(Address), to).AbsolutePath : null;

    /// <summary>Reads a new key off a page and gives a code of it.</summary>
    public async Task<string> SetUpGeneratorAsync(HttpClient client, string path)
    {
        var page = await PageAsync(path, client);
        var key = page.QuerySelector("main dd code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);   // the page is for it
        var form = page.QuerySelector("form:has([name=Generator])")!;   // the same
        var fields = FieldsOf(form);
        fields["Code"] = OneTimeCodes.At(key, Clock.GetUtcNow());
        using var content = new FormUrlEncodedContent(fields);
        var done = await client.PostAsync(path, content);
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        Assert.Equal(8, (await ReadPageAsync(done)).QuerySelectorAll(".codes li").Length);
        return key;
    }

    /// <summary>Whoever is signed in was here a moment ago.</summary>
    private Task<int> StayAsync()
    {
        var now = Clock.GetUtcNow();
        return WithDbAsync(db => db.Sessions.ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now).SetProperty(s => s.ConfirmedAt, now).SetProperty(s => s.ExpiresAt, now.AddHours(12))));
    }

    /// <summary>Nobody in these tests goes home: where the clock was moved by days, whoever is signed in has worked all the while and has just confirmed it.</summary>
    private sealed class StillThere(TestSite site) : DelegatingHandler
    {
        private DateTimeOffset last = site.Clock.GetUtcNow();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var now = site.Clock.GetUtcNow();
            if (now != last)
            {
                last = now;
                await site.StayAsync();
            }
            return await base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>A page as a browser would see it.</summary>
    public async Task<IDocument> PageAsync(string path, HttpClient? client = null, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var answer = await (client ?? Anyone).GetAsync(path);
        Assert.Equal(expected, answer.StatusCode);
        return await ReadPageAsync(answer);
    }

    public static async Task<IDocument> ReadPageAsync(HttpResponseMessage answer) => await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());

    /// <summary>Opens a page, fills in one of its forms over what it already holds, and sends it.</summary>
    /// <param name="form">Selects the form on the page.</param>
    public async Task<HttpResponseMessage> PostFormAsync(HttpClient client, string path, string form, Dictionary<string, string> values, (string Name, string FileName, byte[] Content)? file = null)
    {
        var page = await PageAsync(path, client);
        var element = page.QuerySelector(form) ?? throw new InvalidOperationException($"{path} has no {form}");
        var fields = FieldsOf(element);
        foreach (var (name, value) in values) { fields[name] = value; }
        var target = element.GetAttribute("action") is { Length: > 0 } action ? action : path;
        using HttpContent content = file is null ? new FormUrlEncodedContent(fields) : Multipart(fields, file.Value);
        return await client.PostAsync(target, content);
    }

    private static Dictionary<string, string> FieldsOf(IElement form)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var input in form.QuerySelectorAll("input[name]:not([type=file]):not([type=submit])"))
        {
            if (input.GetAttribute("type") is "checkbox" or "radio" && !input.HasAttribute("checked")) { continue; }
            fields[input.GetAttribute("name")!] = input.GetAttribute("value") ?? "";   // selected by it
        }
        foreach (var area in form.QuerySelectorAll("textarea[name]")) { fields[area.GetAttribute("name")!] = area.TextContent; }
        foreach (var select in form.QuerySelectorAll("select[name]")) { fields[select.GetAttribute("name")!] = (select.QuerySelector("option[selected]") ?? select.QuerySelector("option"))?.GetAttribute("value") ?? ""; }
        return fields;
    }

    private static MultipartFormDataContent Multipart(Dictionary<string, string> fields, (string Name, string FileName, byte[] Content) file)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields) { content.Add(new StringContent(value), name); }
        content.Add(new ByteArrayContent(file.Content), file.Name, file.FileName);
        return content;
    }
}

/// <summary>A site that hashes passwords as dearly as in earnest.</summary>
public sealed class DearHashingSite : TestSite
{
    protected override int? HashRounds => null;
}
