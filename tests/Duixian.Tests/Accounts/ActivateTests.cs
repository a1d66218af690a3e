using System.Net;
using System.Text;
using Duixian.Accounts.Setup;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Tests.Features.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Accounts;

public sealed class ActivateTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_link_works_once_for_seven_days_and_only_its_hash_is_kept()
    {
        using var client = site.NewClient();
        var account = await site.GivenPersonAsync("linked", Role.Reviewer);
        var replaced = await site.GivenLinkAsync(account);
        var link = await site.GivenLinkAsync(account);
        await site.PageAsync(replaced, client, HttpStatusCode.NotFound);
        await site.PageAsync(link[..^1] + "_", client, HttpStatusCode.NotFound);
        Assert.DoesNotContain(link.Split('=')[1], await site.WithDbAsync(async db => string.Join(' ', (await db.Activations.Select(a => a.CodeHash).ToListAsync()).Select(Encoding.Latin1.GetString))), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SetAsync(client, link, "太短")).StatusCode);
        Assert.Equal("/sign-in/enrol", site.PathOf(await SetAsync(client, link, TestSite.Password)));
        await site.PageAsync(link, client, HttpStatusCode.NotFound);
        await site.SetUpGeneratorAsync(client, "/sign-in/enrol");
        Assert.True(await site.IsInAsync(client));

        var late = await site.GivenLinkAsync(await site.GivenPersonAsync("late", Role.Reviewer));
        site.Clock.Advance(TimeSpan.FromDays(7));
        await site.PageAsync(late, client, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_new_link_begins_anew_without_the_factors_there_were()
    {
        using var lost = site.NewClient();
        var holder = await site.GivenHolderAsync(lost);
        using var client = site.NewClient();
        Assert.Equal("/sign-in/enrol", site.PathOf(await SetAsync(client, await site.GivenLinkAsync(holder.Account), "门前两棵枣树每年都结三筐大枣子")));
        Assert.False(await site.IsInAsync(lost));
        Assert.NotEqual(holder.Key, await site.SetUpGeneratorAsync(client, "/sign-in/enrol"));
    }

    [Fact]
    public async Task Whom_nobody_has_let_in_has_no_use_for_a_link()
    {
        var waiting = await site.GivenPersonAsync("waiting", Role.Reviewer);
        var link = await site.GivenLinkAsync(waiting);
        await site.WithDbAsync(db => db.People.Where(p => p.Id == new PersonId(waiting)).ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PersonState.Waiting)));
        await site.PageAsync(link, site.Anyone, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_first_three_people_come_from_the_console_each_with_a_link_of_their_own()
    {
        var fresh = new TestSite();
        await fresh.InitializeAsync();
        await using var disposing = fresh;
        var address = fresh.Services.GetRequiredService<SetupToken>().PathAndQuery;
        await fresh.PageAsync("/setup?token=00000000000000000000000000000000", expected: HttpStatusCode.NotFound);
        Assert.Equal(0, await fresh.WithDbAsync(db => db.Users.CountAsync()));

        foreach (var (logins, names, words) in new[]
        {
            (new[] { "first", "second", "" }, new[] { "", "", "" }, "用户名"),
            (["first", "second", "FIRST"], ["", "", ""], "三个不同的人"),
            (["first", "second", "third"], ["同一人", "同一人", ""], "三个不同的人"),
            (["first", "sec ond", "third"], ["", "", ""], "sec ond"),
        })
        {
            var refused = await SetUpAsync(logins, names);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            var again = await TestSite.ReadPageAsync(refused);
            Assert.Contains(words, again.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);   // the form is refused
            Assert.Equal(logins[1], again.QuerySelector("[name='Login.SecurityAdministrator']")?.GetAttribute("value"));
        }
        Assert.Equal(0, await fresh.WithDbAsync(db => db.Users.CountAsync()));

        var done = await TestSite.ReadPageAsync(await SetUpAsync(["sys-admin", "sec-admin", "the-auditor"], ["", "", ""]));
        var links = done.QuerySelectorAll("main dd a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(3, links.Distinct().Count());
        await fresh.PageAsync(address, expected: HttpStatusCode.NotFound);
        Assert.Equal("System", (await fresh.WithDbAsync(db => db.Acts.AsNoTracking().SingleAsync())).ActorKind);

        foreach (var (link, opens, closed) in new[] { (links[0], "/desk/people", "/desk/drafts"), (links[1], "/desk/people", "/desk/drafts"), (links[2], "/desk", "/desk/people") })
        {
            using var client = fresh.NewClient();
            Assert.Equal("/sign-in/enrol", fresh.PathOf(await fresh.PostFormAsync(client, link, "form:has([name=Password])", new() { ["Password"] = TestSite.Password })));
            await fresh.SetUpGeneratorAsync(client, "/sign-in/enrol");
            await fresh.PageAsync(opens, client);
            if (opens == "/desk/people" && link == links[0])
            {
                // Without an office nobody could be entered after the first three.
                Assert.Contains("ZFB", (await fresh.PageAsync("/desk/people/new", client)).QuerySelectorAll("[name='Form.Office'] option").Select(o => o.GetAttribute("value")));
            }
            await fresh.PageAsync(closed, client, HttpStatusCode.Forbidden);
        }

        Task<HttpResponseMessage> SetUpAsync(string[] logins, string[] names) => fresh.PostFormAsync(fresh.Anyone, address, "main form[method=post]", new()
        {
            ["Login.SystemAdministrator"] = logins[0],
            ["Login.SecurityAdministrator"] = logins[1],
            ["Login.Auditor"] = logins[2],
            ["Name.SystemAdministrator"] = names[0],
            ["Name.SecurityAdministrator"] = names[1],
            ["Name.Auditor"] = names[2],
        });
    }

    [Fact]
    public async Task The_console_s_link_holds_for_an_hour()
    {
        var fresh = new TestSite();
        await fresh.InitializeAsync();
        await using var disposing = fresh;
        var address = fresh.Services.GetRequiredService<SetupToken>().PathAndQuery;
        await fresh.PageAsync(address);
        fresh.Clock.Advance(TimeSpan.FromHours(1));
        await fresh.PageAsync(address, expected: HttpStatusCode.NotFound);
    }

    private Task<HttpResponseMessage> SetAsync(HttpClient client, string link, string password) => site.PostFormAsync(client, link, "form:has([name=Password])", new() { ["Password"] = password });
}
