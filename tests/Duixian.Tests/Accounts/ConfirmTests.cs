using System.Net;
using Duixian.Accounts.Factors;
using Duixian.Domain.Ledger;
using Duixian.Tests.Features.Plans;
using Duixian.Tests.Features.Shares;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Tests.Accounts;

public sealed class ConfirmTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Publishing_asks_again_who_it_is_and_loses_nothing()
    {
        using var officer = site.NewClient();
        var holder = await site.GivenHolderAsync(officer, Role.DeliveryOfficer);
        await site.GivenDeskOfficesAsync();
        var (_, path) = await site.GivenDraftAsync("confirmed");
        await site.PressAsync(officer, path, "accept-rest");
        site.Clock.Advance(TimeSpan.FromMinutes(11));

        var asked = await PublishAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, asked.StatusCode);
        var page = await TestSite.ReadPageAsync(asked);
        var link = page.QuerySelector("[role=alert] a[target=_blank]");
        Assert.Equal("/account/confirm", link?.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector("form.send button"));   // the form is still there

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ConfirmAsync(TestSite.Password, "000000")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ConfirmAsync("不是这一句长长的口令才对", OneTimeCodes.At(holder.Key, site.Clock.GetUtcNow()))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await PublishAsync()).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ConfirmAsync(TestSite.Password, OneTimeCodes.At(holder.Key, site.Clock.GetUtcNow()))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await PublishAsync()).StatusCode);

        Task<HttpResponseMessage> PublishAsync() => site.PostFormAsync(officer, path + "/publish", "form.send", new() { ["Confirm"] = "true" });
        Task<HttpResponseMessage> ConfirmAsync(string password, string code) => site.PostFormAsync(officer, "/account/confirm", "form:has([name=Code])", new() { ["Password"] = password, ["Code"] = code });
    }

    [Fact]
    public async Task Issuing_and_confirming_shares_ask_again_who_it_is_and_keep_what_was_typed()
    {
        await site.GivenUnitsAsync();
        await site.GivenPlanAsync(year: 2061);
        await site.GivenPlanAsync(year: 2062);
        await site.GivenSharesAsync(2062);
        using var officer = site.NewClient();
        using var leader = site.NewClient();
        await site.GivenHolderAsync(officer, Role.DeliveryOfficer);
        await site.GivenHolderAsync(leader, Role.Leader);
        site.Clock.Advance(TimeSpan.FromMinutes(11));
        var asked = await site.PostFormAsync(officer, "/desk/shares/2061/report/1/1", "form:has([name=Reason])", new() { ["Reason"] = "写到一半的理由", ["Do"] = "issue" });
        Assert.Equal(HttpStatusCode.Unauthorized, asked.StatusCode);
        Assert.Contains("写到一半的理由", (await TestSite.ReadPageAsync(asked)).QuerySelector("[name=Reason]")?.TextContent);
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.PostFormAsync(leader, "/desk/shares/2062/report/1/1", "main form", [])).StatusCode);
        Assert.False(await site.WithDbAsync(db => db.Decompositions.AnyAsync(d => d.Year == 2061)));
        Assert.Null(await site.WithDbAsync(db => db.ShareSummaries.Where(s => s.Year == 2062).Select(s => s.ConfirmedOn).SingleAsync()));
    }

    [Fact]
    public async Task Factors_change_only_after_a_fresh_proof_and_end_the_other_sessions()
    {
        using var here = site.NewClient();
        using var there = site.NewClient();
        var holder = await site.GivenHolderAsync(here);
        await site.SignInAsync(there, holder);
        site.Clock.Advance(TimeSpan.FromMinutes(11));
        foreach (var (path, form) in new[] { ("/account", "form:has(input[value=recovery])"), ("/account/codes", "form:has([name=Code])"), ("/account/password", "form:has([name=New])") })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await site.PostFormAsync(here, path, form, [])).StatusCode);
        }
        Assert.True(await site.IsInAsync(there));
        await site.PostFormAsync(here, "/account/confirm", "form:has([name=Code])", new() { ["Password"] = TestSite.Password, ["Code"] = OneTimeCodes.At(holder.Key, site.Clock.GetUtcNow()) });
        site.NextCode();
        var key = await site.SetUpGeneratorAsync(here, "/account/codes");
        Assert.NotEqual(holder.Key, key);
        Assert.False(await site.IsInAsync(there));
        Assert.True(await site.IsInAsync(here));
        site.NextCode();
        await site.GivePasswordAsync(there, holder.User);
        Assert.Null(site.PathOf(await site.GiveCodeAsync(there, OneTimeCodes.At(holder.Key, site.Clock.GetUtcNow()))));   // the generator before is void
        Assert.Equal("/desk", site.PathOf(await site.GiveCodeAsync(there, OneTimeCodes.At(key, site.Clock.GetUtcNow()))));
    }

    [Fact]
    public async Task A_changed_password_ends_every_session_but_the_one_it_was_changed_in()
    {
        using var here = site.NewClient();
        using var there = site.NewClient();
        var holder = await site.GivenHolderAsync(here);
        await site.SignInAsync(there, holder);
        const string Wanted = "门前两棵枣树每年都结三筐枣子";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ChangeAsync("不是这一句长长的口令才对", Wanted)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ChangeAsync(TestSite.Password, "太短")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ChangeAsync(TestSite.Password, Wanted + Wanted[..3])).StatusCode);
        Assert.True(await site.IsInAsync(here));
        Assert.False(await site.IsInAsync(there));
        Assert.Null(site.PathOf(await site.GivePasswordAsync(there, holder.User)));
        Assert.Equal("/sign-in/code", site.PathOf(await site.GivePasswordAsync(there, holder.User, Wanted + Wanted[..3])));

        Task<HttpResponseMessage> ChangeAsync(string current, string wanted) => site.PostFormAsync(here, "/account/password", "form:has([name=New])", new() { ["Current"] = current, ["New"] = wanted });
    }
}
