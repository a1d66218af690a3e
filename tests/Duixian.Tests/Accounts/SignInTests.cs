using System.Net;
using Duixian.Accounts.Factors;
using Duixian.Domain.Audit;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Features.People.ActivatePeople;
using Duixian.Tests.Features.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Accounts;

public sealed class SignInTests(ForwardedSite site) : IClassFixture<ForwardedSite>
{
    private const string Home = "198.51.100.7";
    private const string Elsewhere = "203.0.113.9";

    [Fact]
    public async Task A_password_alone_never_makes_a_session()
    {
        using var client = site.NewClient();
        await site.GivenPersonAsync("half-way", Role.Reviewer);
        Assert.Equal("/sign-in/enrol", site.PathOf(await site.GivePasswordAsync(client, "half-way")));
        Assert.False(await site.IsInAsync(client));
        await site.PageAsync("/sign-in/enrol", client);
        Assert.False(await site.IsInAsync(client));
        Assert.Equal("/sign-in/enrol", site.PathOf(await client.GetAsync("/sign-in/code")));   // there is no factor to ask for yet

        var holder = await site.GivenHolderAsync(site.NewClient());
        Assert.Equal("/sign-in/code", site.PathOf(await site.GivePasswordAsync(client, holder.User)));
        Assert.False(await site.IsInAsync(client));
        Assert.Equal("/sign-in/code", site.PathOf(await client.GetAsync("/sign-in/enrol")));   // nor may the password alone set up a second one
    }

    [Fact]
    public async Task A_code_works_once_and_an_older_one_not_at_all()
    {
        using var first = site.NewClient();
        using var second = site.NewClient();
        var holder = await site.GivenHolderAsync(site.NewClient());
        site.NextCode();
        var now = site.Clock.GetUtcNow();
        await site.GivePasswordAsync(first, holder.User);
        await site.GivePasswordAsync(second, holder.User);
        Assert.Equal("/desk", site.PathOf(await site.GiveCodeAsync(first, OneTimeCodes.At(holder.Key, now))));
        foreach (var spent in new[] { now, now.AddSeconds(-30) })
        {
            var answer = await site.GiveCodeAsync(second, OneTimeCodes.At(holder.Key, spent));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains("已经用过", await answer.AlertAsync(), StringComparison.Ordinal);
        }
        Assert.False(await site.IsInAsync(second));
        site.NextCode();
        Assert.Equal("/desk", site.PathOf(await site.GiveCodeAsync(second, OneTimeCodes.At(holder.Key, site.Clock.GetUtcNow()))));
    }

    [Fact]
    public async Task A_recovery_code_stands_in_once()
    {
        using var client = site.NewClient();
        await site.GivenPersonAsync("forgetful", Role.Reviewer);
        await site.GivePasswordAsync(client, "forgetful");
        var page = await site.PageAsync("/sign-in/enrol", client);
        var done = await site.PostFormAsync(client, "/sign-in/enrol", "form:has([name=Generator])", new()
        {
            ["Generator"] = page.QuerySelector("[name=Generator]")!.GetAttribute("value")!,   // the page holds it
            ["Code"] = OneTimeCodes.At(page.QuerySelector("main dd code")!.TextContent.Replace(" ", "", StringComparison.Ordinal), site.Clock.GetUtcNow()),   // the same
        });
        var codes = (await TestSite.ReadPageAsync(done)).QuerySelectorAll(".codes code").Select(c => c.TextContent).ToList();
        Assert.Equal(8, codes.Distinct().Count());
        foreach (var (code, expected) in new[] { (codes[3], "/desk"), (codes[3], null), ("WRONG-CODES", null), (codes[4].ToLowerInvariant(), "/desk") })
        {
            using var again = site.NewClient();
            await site.GivePasswordAsync(again, "forgetful");
            Assert.Equal(expected, site.PathOf(await site.PostFormAsync(again, "/sign-in/code", "form:has([name=Recovery])", new() { ["Recovery"] = code })));
        }
        Assert.DoesNotContain(codes[5], await site.WithDbAsync(async db => string.Join(' ', await db.UserTokens.Select(t => t.Value).ToListAsync())), StringComparison.Ordinal);   // kept protected
    }

    [Fact]
    public async Task Unknown_wrong_waiting_and_shut_out_are_answered_alike()
    {
        var holder = await site.GivenHolderAsync(site.NewClient());
        var shut = await site.GivenHolderAsync(site.NewClient());
        await site.WithDbAsync(db => db.People.Where(p => p.Id == new PersonId(shut.Account)).ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PersonState.Disabled)));
        var wrong = await TryAsync(holder.User, "不是这一句长长的口令才对");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(wrong, await TryAsync("nobody-here", TestSite.Password));
        Assert.Equal(wrong, await TryAsync(shut.User, TestSite.Password));
        for (var i = 0; i < 6; i++) { Assert.Equal(wrong, await TryAsync(holder.User, $"不是这一句长长的口令{i}")); }
        Assert.Equal(wrong, await TryAsync(holder.User, TestSite.Password));
    }

    [Fact]
    public async Task Whoever_guesses_makes_only_himself_wait()
    {
        var holder = await site.GivenHolderAsync(site.NewClient());
        using var guesser = site.From(Elsewhere);
        for (var i = 0; i < 5; i++) { await site.GivePasswordAsync(guesser, holder.User, $"不对的口令不对的口令{i}"); }
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await site.GivePasswordAsync(guesser, holder.User)).StatusCode);   // even right, from there
        using var owner = site.From(Home);
        await site.SignInAsync(owner, holder);
        site.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("/sign-in/code", site.PathOf(await site.GivePasswordAsync(guesser, holder.User)));
    }

    [Fact]
    public async Task Wrong_codes_are_counted_like_wrong_passwords()
    {
        var holder = await site.GivenHolderAsync(site.NewClient());
        using var client = site.From("198.51.100.20");
        await site.GivePasswordAsync(client, holder.User);
        for (var i = 0; i < 5; i++) { Assert.Null(site.PathOf(await site.GiveCodeAsync(client, "000000"))); }
        Assert.Null(site.PathOf(await site.GiveCodeAsync(client, OneTimeCodes.At(holder.Key, site.Clock.GetUtcNow()))));
        Assert.False(await site.IsInAsync(client));
    }

    [Fact]
    public async Task Tries_at_once_are_still_tries()
    {
        var holder = await site.GivenHolderAsync(site.NewClient());
        using var client = site.From("198.51.100.30");
        var page = await site.PageAsync("/sign-in", client);
        var token = page.QuerySelector("form:has([name='Form.User']) [name=__RequestVerificationToken]")!.GetAttribute("value")!;   // every form has one
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => client.PostAsync("/sign-in", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in",
            ["__RequestVerificationToken"] = token,
            ["Form.User"] = holder.User,
            ["Form.Password"] = $"不对的口令不对的口令{i}",
        }))));
        Assert.Equal(5, await site.WithDbAsync(db => db.SignInFailures.Where(f => f.Address == "198.51.100.30").Select(f => f.Count).SingleAsync()));
    }

    [Fact]
    public async Task Ninety_days_unused_shut_an_account_until_the_security_administrator_opens_it()
    {
        var holder = await site.GivenHolderAsync(site.NewClient());
        site.Clock.Advance(TimeSpan.FromDays(91));
        using var client = site.NewClient();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await site.GivePasswordAsync(client, holder.User)).StatusCode);
        Assert.Equal(PersonState.Disabled, (await site.PersonAsync(holder.Account)).State);

        var request = new ActivatePeopleRequest([holder.Account], NewLinks: false);
        Assert.Null((await site.TryAsync(site.Somebody(Role.SecurityAdministrator), request, (services, act) => services.GetRequiredService<ActivatePeople>().ExecuteAsync(request, [], act, CancellationToken.None))).Refusal);
        await site.SignInAsync(client, holder);
    }

    [Fact]
    public async Task Every_coming_and_going_is_recorded_once_without_secrets()
    {
        using var client = site.From("198.51.100.40");
        var holder = await site.GivenHolderAsync(client);
        await site.PostFormAsync(client, "/account", "form[action$='/sign-out']", []);
        await site.GivePasswordAsync(client, holder.User, "不是这一句长长的口令才对");
        await site.GivePasswordAsync(client, "no\r\nbody\u001b[31m", "口令打进了别的格子里");
        var trail = await site.WithDbAsync(db => db.AuditEvents.AsNoTracking().OrderBy(e => e.Seq).ToListAsync());
        var mine = trail.Where(e => e.Account == holder.Account).Select(e => (e.Kind, e.Outcome)).ToList();
        Assert.Equal([(AuditKind.FactorChange, AuditOutcome.Done), (AuditKind.SignIn, AuditOutcome.Done), (AuditKind.SessionEnd, AuditOutcome.Done), (AuditKind.SignIn, AuditOutcome.Refused)], mine);
        var said = string.Concat(trail.Select(e => System.Text.Encoding.UTF8.GetString(e.Bytes)));
        Assert.DoesNotContain("口令", said, StringComparison.Ordinal);
        Assert.DoesNotContain("[31m", said, StringComparison.Ordinal);
        Assert.Contains("198.51.100.40", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_a_page_of_another_role_is_refused()
    {
        var reporter = await site.SignedInAsync(Role.Reporter);
        await site.PageAsync("/desk/people", reporter, HttpStatusCode.Forbidden);
        await site.PostFormAsync(reporter, "/sign-in", "form[action$='/sign-out']", []);
        Assert.Equal("/sign-in", site.PathOf(await reporter.GetAsync("/desk/people")));
    }

    [Fact]
    public async Task Sample_roles_exist_only_in_demonstrations()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await site.Anyone.GetAsync("/demo/roles")).StatusCode);
        Assert.False((await site.Anyone.PostAsync("/demo/roles/Leader", null)).IsSuccessStatusCode);
    }

    [Theory]
    [InlineData("/desk/drafts", true)]
    [InlineData("//elsewhere.example", false)]
    [InlineData("/\\elsewhere.example", false)]
    [InlineData("https://elsewhere.example", false)]
    [InlineData(null, false)]
    public void After_signing_in_nobody_is_sent_to_another_site(string? from, bool followed) =>
        Assert.Equal(followed ? from : null, Duixian.Accounts.SignIn.SignInPage.Safe(from));

    [Fact]
    public async Task Whoever_came_for_a_page_gets_there_through_both_steps()
    {
        using var client = site.NewClient();
        var holder = await site.GivenHolderAsync(site.NewClient(), Role.DeliveryOfficer);
        var away = await client.GetAsync("/desk/drafts/new");
        var path = away.Headers.Location!.PathAndQuery;   // led away to sign in
        var second = await site.PostFormAsync(client, path, AccountExamples.SignInForm, new() { ["Form.User"] = holder.User, ["Form.Password"] = TestSite.Password });
        var done = await site.PostFormAsync(client, second.Headers.Location!.PathAndQuery, "form:has([name=Code])", new() { ["Code"] = OneTimeCodes.At(holder.Key, site.Clock.GetUtcNow()) });   // the right password leads on
        Assert.Equal("/desk/drafts/new", site.PathOf(done));
    }

    private async Task<(HttpStatusCode Status, string Words)> TryAsync(string user, string password)
    {
        using var client = site.From("198.51.100.50");
        var answer = await site.GivePasswordAsync(client, user, password);
        return (answer.StatusCode, await answer.AlertAsync());
    }
}
