using System.Net;
using Duixian.Data.Accounts;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Accounts;

public sealed class SessionTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_session_has_a_new_key_at_every_sign_in_and_only_its_hash_is_kept()
    {
        var (client, cookies) = NewBrowser();
        var holder = await site.GivenHolderAsync(client);
        var first = Cookie(cookies);
        await site.SignInAsync(client, holder);   // without signing out before
        var second = Cookie(cookies);
        Assert.NotEqual(first, second);
        Assert.True(await site.IsInAsync(client));
        Assert.Equal(HttpStatusCode.Redirect, (await ReplayAsync(first)).StatusCode);
        Assert.Equal(1, await site.WithDbAsync(db => db.Sessions.CountAsync(s => s.AccountId == holder.Account)));
    }

    [Fact]
    public async Task A_session_nobody_uses_ends_after_half_an_hour()
    {
        using var client = site.NewClient();
        await site.GivenHolderAsync(client);
        for (var i = 0; i < 3; i++)
        {
            site.Clock.Advance(TimeSpan.FromMinutes(29));
            Assert.True(await site.IsInAsync(client));
        }
        site.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.False(await site.IsInAsync(client));
    }

    [Fact]
    public async Task Every_session_ends_after_twelve_hours()
    {
        using var client = site.NewClient();
        await site.GivenHolderAsync(client);
        for (var i = 0; i < 28; i++)
        {
            site.Clock.Advance(TimeSpan.FromMinutes(25));
            Assert.True(await site.IsInAsync(client));
        }
        site.Clock.Advance(TimeSpan.FromMinutes(21));   // 28 × 25 + 21 minutes, and the half minute before
        Assert.False(await site.IsInAsync(client));
    }

    [Fact]
    public async Task A_cookie_kept_over_signing_out_opens_nothing()
    {
        var (client, cookies) = NewBrowser();
        await site.GivenHolderAsync(client);
        var kept = Cookie(cookies);
        Assert.Equal(HttpStatusCode.OK, (await ReplayAsync(kept)).StatusCode);
        await site.PostFormAsync(client, "/account", "form[action$='/sign-out']", []);
        Assert.Equal(HttpStatusCode.Redirect, (await ReplayAsync(kept)).StatusCode);
    }

    [Fact]
    public async Task Owners_see_their_sessions_and_end_them()
    {
        using var here = site.NewClient();
        using var there = site.NewClient();
        there.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0");
        var holder = await site.GivenHolderAsync(here);
        await site.SignInAsync(there, holder);
        var page = await site.PageAsync("/account", here);
        var row = Assert.Single(page.QuerySelectorAll("tbody tr:has(input[value^='end-'])"));
        Assert.Contains("Firefox · Windows", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", row.TextContent, StringComparison.Ordinal);
        await site.PostFormAsync(here, "/account", "form:has(input[value^='end-']:not([value='end-others']))", []);
        Assert.False(await site.IsInAsync(there));
        Assert.True(await site.IsInAsync(here));

        await site.SignInAsync(there, holder);
        await site.PostFormAsync(here, "/account", "form:has(input[value='end-others'])", []);
        Assert.False(await site.IsInAsync(there));
        Assert.True(await site.IsInAsync(here));
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_another()
    {
        using var mine = site.NewClient();
        using var theirs = site.NewClient();
        await site.GivenHolderAsync(mine);
        var other = await site.GivenHolderAsync(theirs);
        var session = await site.WithDbAsync(db => db.Sessions.Where(s => s.AccountId == other.Account).Select(s => s.Id).SingleAsync());
        var answer = await site.PostFormAsync(mine, "/account", "form:has(input[value='recovery'])", new() { ["_handler"] = $"end-{session:N}" });
        Assert.False(answer.IsSuccessStatusCode);
        Assert.True(await site.IsInAsync(theirs));
    }

    [Fact]
    public async Task Shutting_somebody_out_ends_what_runs_within_a_minute()
    {
        using var client = site.NewClient();
        var holder = await site.GivenHolderAsync(client, Role.DeliveryOfficer);
        await site.PageAsync("/desk/drafts/new", client);
        await site.WithDbAsync(async db =>
        {
            await db.People.Where(p => p.Id == new PersonId(holder.Account)).ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PersonState.Disabled));
            var account = await db.Users.SingleAsync(a => a.Id == holder.Account);
            account.EndSessions();
            return await db.SaveChangesAsync();
        });
        site.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.False(await site.IsInAsync(client));
    }

    [Fact]
    public async Task A_changed_role_counts_within_a_minute_and_the_session_goes_on()
    {
        using var client = site.NewClient();
        var holder = await site.GivenHolderAsync(client, Role.DeliveryOfficer);
        await site.PageAsync("/desk/drafts/new", client);
        await site.WithDbAsync(db => db.Database.ExecuteSqlAsync($"UPDATE appointment SET role = 'Reporter' WHERE person_id = {holder.Account}"));
        site.Clock.Advance(TimeSpan.FromSeconds(61));
        await site.PageAsync("/desk/drafts/new", client, HttpStatusCode.Forbidden);
        Assert.True(await site.IsInAsync(client));
    }

    [Fact]
    public async Task Another_node_knows_the_session_and_its_end()
    {
        var (client, cookies) = NewBrowser();
        var holder = await site.GivenHolderAsync(client);
        await using var other = Site.Build(["--Duixian:Data=" + site.Folder, "--Duixian:Database=" + site.Connection, "--urls=http://127.0.0.1:0"], builder => builder.Services.AddSingleton<TimeProvider>(site.Clock));
        await other.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await ReplayAsync(Cookie(cookies), other.Urls.Single())).StatusCode);
        await site.WithDbAsync(db => db.Sessions.Where(s => s.AccountId == holder.Account).ExecuteDeleteAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await ReplayAsync(Cookie(cookies), other.Urls.Single())).StatusCode);
        await other.StopAsync();
    }

    [Fact]
    public async Task Being_there_is_written_down_once_a_minute()
    {
        using var client = site.NewClient();
        var holder = await site.GivenHolderAsync(client);
        var seen = (await RowAsync(holder)).SeenAt;
        site.Clock.Advance(TimeSpan.FromSeconds(20));
        await site.IsInAsync(client);
        Assert.Equal(seen, (await RowAsync(holder)).SeenAt);
        site.Clock.Advance(TimeSpan.FromSeconds(45));
        await site.IsInAsync(client);
        Assert.Equal(site.Clock.GetUtcNow(), (await RowAsync(holder)).SeenAt);
    }

    private Task<Session> RowAsync(Holder holder) => site.WithDbAsync(db => db.Sessions.AsNoTracking().SingleAsync(s => s.AccountId == holder.Account));

    private (HttpClient Client, CookieContainer Cookies) NewBrowser()
    {
        var cookies = new CookieContainer();
        return (new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = new Uri(site.Address) }, cookies);
    }

    private string Cookie(CookieContainer cookies) => cookies.GetCookies(new Uri(site.Address))["duixian"]!.Value;   // the session's

    private async Task<HttpResponseMessage> ReplayAsync(string cookie, string? node = null)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(node ?? site.Address) };
        client.DefaultRequestHeaders.Add("Cookie", "duixian=" + cookie);
        return await client.GetAsync("/account");
    }
}
