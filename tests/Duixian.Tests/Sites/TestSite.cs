using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Duixian.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Duixian.Tests.Sites;

/// <summary>The real site on a free port, with a fresh real database and a clock that can be set.</summary>
public sealed class TestSite : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("duixian-test-");
    private readonly MovableClock clock = new();
    private WebApplication? site;
    private TestDatabase? database;

    /// <summary>A visitor without a cookie; redirects are not followed, so a test sees what was answered.</summary>
    public HttpClient Anyone { get; private set; } = new();

    public IServiceProvider Services => Started.Services;

    private WebApplication Started => site ?? throw new InvalidOperationException("The site is started by xunit before the first test.");

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(folder);
        site = Site.Build(
            [
                "--urls=http://127.0.0.1:0", $"--Duixian:Data={folder.FullName}", database.Setting, "--Duixian:Demo=true", "--Logging:LogLevel:Default=Warning",
            ],
            builder => builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        await site.StartAsync();
        Anyone.Dispose();
        Anyone = NewVisitor();
    }

    /// <summary>A visitor with cookies of their own.</summary>
    public HttpClient NewVisitor() => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }, disposeHandler: true)
    {
        BaseAddress = new Uri(Started.Urls.Single()),
    };

    /// <summary>Noon of a civil day in Shanghai.</summary>
    public void SetToday(int year, int month, int day) => clock.MoveTo(new DateTimeOffset(year, month, day, 12, 0, 0, TimeSpan.FromHours(8)));

    public async Task<IHtmlDocument> GetPageAsync(string path)
    {
        using var answer = await Anyone.GetAsync(path);
        answer.EnsureSuccessStatusCode();
        return await ReadPageAsync(answer);
    }

    public static async Task<IHtmlDocument> ReadPageAsync(HttpResponseMessage answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Looks into, or prepares, the database as one request would.</summary>
    public async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> use) where TService : notnull
    {
        ArgumentNullException.ThrowIfNull(use);
        await using var scope = Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<T> WithDbAsync<T>(Func<DuixianDb, Task<T>> use) => WithAsync(use);

    public async ValueTask DisposeAsync()
    {
        Anyone.Dispose();
        if (site is not null) { await site.DisposeAsync(); }
        if (database is not null) { await database.DisposeAsync(); }
        folder.Delete(recursive: true);
    }
}
