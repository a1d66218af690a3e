using Duixian.Accounts.Activate;
using Duixian.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Duixian.Browser.Tests;

/// <summary>The real site with the demonstration's data on SQLite, and a browser to look at it. One for all tests: they only read, or write what is theirs.</summary>
public sealed class BrowsedSite : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("duixian-browser-");
    private WebApplication? site;
    private IPlaywright? playwright;
    private IBrowser? browser;
    private string? openDraft;

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

    /// <summary>A page of somebody who took a sample role.</summary>
    public async Task<IPage> SignInAsync(string role, Visit? visit = null)
    {
        var page = await OpenAsync("/demo/roles", visit);
        await page.ClickAsync($"form[action$='/demo/roles/{role}'] button");
        await page.WaitForURLAsync("**/desk", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        return page;
    }

    /// <summary>An activation link for somebody the site knows.</summary>
    public async Task<string> NewLinkAsync(string user)
    {
        await using var scope = site!.Services.CreateAsyncScope();   // set before any test runs
        var db = scope.ServiceProvider.GetRequiredService<DuixianDb>();
        var account = await db.Users.Where(u => u.UserName == user).Select(u => u.Id).SingleAsync();
        var link = await scope.ServiceProvider.GetRequiredService<Activations>().MakeAsync(account, CancellationToken.None);
        await db.SaveChangesAsync();
        return link;
    }

    /// <summary>A draft that stays open, for looking at; read on first asking.</summary>
    public async Task<string> OpenDraftAsync()
    {
        if (openDraft is not null) { return openDraft; }
        var page = await SignInAsync("DeliveryOfficer");
        await page.GotoAsync("/desk/drafts/new");
        await page.FillAsync("textarea[name=Pasted]", "河湾市民生实事清单\n1.新建口袋公园12处;\n2.继续办好老年大学;\n3.改造管网不少于40公里,8月底前完工。\n去年新建口袋公园9处。\n");
        await page.FillAsync("input[name=Year]", "2020");
        await page.ClickAsync("form[enctype] button[type=submit]");
        await page.WaitForSelectorAsync(".sheet");
        return openDraft = new Uri(page.Url).AbsolutePath;
    }

    /// <summary>Does something with the site's own services, as a request would.</summary>
    public async Task<T> WithAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = site!.Services.CreateAsyncScope();   // set before any test runs
        return await work(scope.ServiceProvider);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) { await browser.DisposeAsync(); }
        playwright?.Dispose();
        if (site is not null)
        {
            await site.StopAsync();
            await site.DisposeAsync();
        }
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
