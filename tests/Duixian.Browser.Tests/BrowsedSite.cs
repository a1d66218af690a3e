using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;

namespace Duixian.Browser.Tests;

/// <summary>The real site with the demonstration's data on SQLite, and a browser to look at it. One for all tests: they only read, or write what is theirs.</summary>
public sealed class BrowsedSite : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("duixian-browser-");
    private WebApplication? site;
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Where the site listens, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        site = Site.Build(
        [
            "--urls=http://127.0.0.1:0", $"--Duixian:Data={folder.FullName}", "--Duixian:Demo=true", "--Logging:LogLevel:Default=Warning",
        ]);
        await site.Services.PrepareStorageAsync(CancellationToken.None);
        await site.LoadSamplesAsync(CancellationToken.None);
        await site.StartAsync();
        Address = site.Urls.Single();
        playwright = await Playwright.CreateAsync();
        browser = await Chromium.LaunchAsync(playwright);
    }

    /// <summary>A page of a person who has never been here: own cookies, own cache.</summary>
    public async Task<IPage> OpenAsync(string path, Visit? visit = null)
    {
        visit ??= Visit.AtADesk;
        var context = await browser!.NewContextAsync(new()   // set before any test runs
        {
            BaseURL = Address,
            JavaScriptEnabled = visit.Scripts,
            ColorScheme = visit.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new() { Width = visit.Width, Height = visit.Height },
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
        });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(15_000);
        await page.GotoAsync(path);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) { await browser.DisposeAsync(); }
        playwright?.Dispose();
        if (site is not null) { await site.DisposeAsync(); }
        folder.Delete(recursive: true);
    }
}

/// <summary>What a visitor looks through.</summary>
public sealed record Visit(int Width, int Height, bool Scripts = true, bool Dark = false)
{
    public static Visit AtADesk { get; } = new(1440, 900);
    public static Visit OnAPhone { get; } = new(390, 844);
    public static Visit WithoutScripts { get; } = new(1440, 900, Scripts: false);
}

[CollectionDefinition(Name)]
public sealed class Browsing : ICollectionFixture<BrowsedSite>
{
    public const string Name = "browsing";
}
