using System.Net;
using Duixian.Accounts.FirstAccount;
using Duixian.Domain.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Accounts;

public sealed class SignInTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task The_first_account_needs_the_token_of_the_console_and_closes_the_door_behind_it()
    {
        var fresh = new TestSite();
        await fresh.InitializeAsync();
        await using var disposing = fresh;
        var address = fresh.Services.GetRequiredService<SetupToken>().PathAndQuery;
        await fresh.PageAsync("/setup?token=00000000000000000000000000000000", expected: HttpStatusCode.NotFound);
        var tooShort = await fresh.PostFormAsync(fresh.Anyone, address, "form[method=post]:has([name='Form.User'])", new() { ["Form.User"] = "admin1", ["Form.Password"] = "太短" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooShort.StatusCode);
        Assert.Contains("15", (await TestSite.ReadPageAsync(tooShort)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        var created = await fresh.PostFormAsync(fresh.Anyone, address, "form[method=post]:has([name='Form.User'])", new() { ["Form.User"] = "admin1", ["Form.Password"] = TestSite.Password });
        Assert.Equal("/sign-in/enrol", fresh.PathOf(created));
        await fresh.SetUpGeneratorAsync(fresh.Anyone, "/sign-in/enrol");
        await fresh.PageAsync("/desk/people", fresh.Anyone);
        await fresh.PageAsync(address, expected: HttpStatusCode.NotFound);
        var who = await fresh.WithDbAsync(db => db.Acts.AsNoTracking().SingleAsync());
        Assert.Equal("System", who.ActorKind);
    }

    [Fact]
    public async Task Known_and_unknown_users_are_answered_alike()
    {
        await site.SignedInAsync(Role.Reviewer);
        var unknown = await TryAsync("nobody-here", "一句足够长的测试口令才行");
        var wrong = await TryAsync("test-reviewer", "不是这一句长长的口令");
        Assert.Equal(unknown, wrong);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.Status);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_for_a_while()
    {
        await site.SignedInAsync(Role.Leader);
        for (var i = 0; i < 5; i++) { await TryAsync("test-leader", $"不对的口令不对的口令{i}"); }
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TryAsync("test-leader", "一句足够长的测试口令才行")).Status);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_a_page_of_another_role_is_refused()
    {
        var reporter = await site.SignedInAsync(Role.Reporter);
        await site.PageAsync("/desk/people", reporter, HttpStatusCode.Forbidden);
        await site.PostFormAsync(reporter, "/sign-in", "form[action$='/sign-out']", []);
        var after = await reporter.GetAsync("/desk/people");
        Assert.Equal("/sign-in", new Uri(new Uri(site.Address), after.Headers.Location!).AbsolutePath);
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

    private async Task<(HttpStatusCode Status, string Words)> TryAsync(string user, string password)
    {
        var answer = await site.PostFormAsync(site.Anyone, "/sign-in", "form[method=post]:has([name='Form.User'])", new() { ["Form.User"] = user, ["Form.Password"] = password });
        return (answer.StatusCode, (await TestSite.ReadPageAsync(answer)).QuerySelector("[role=alert]")?.TextContent.Trim() ?? "");
    }
}
