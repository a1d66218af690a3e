using System.Net;
using System.Security.Claims;
using Duixian.Accounts;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Features.People.LendPost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Features.People;

public sealed class ActingTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Who_acts_in_a_lent_post_says_so_on_every_page_and_in_every_act()
    {
        await site.GivenOfficesOnceAsync();
        site.Clock.SetUtcNow(new(2024, 3, 1, 1, 0, 0, TimeSpan.Zero));
        var lender = await site.GivenPersonAsync("officer-away", Role.DeliveryOfficer, name: "督查室主任");
        var borrower = await site.SignedInAsync(Role.Reporter, "MZJ");
        var lending = await LendAsync(lender, "test-reporter-mzj", new(2024, 3, 1), new(2024, 3, 2));
        Assert.Equal(HttpStatusCode.Forbidden, (await borrower.GetAsync("/desk/people/new")).StatusCode);
        (await site.PostFormAsync(borrower, "/desk/lending", $"form:has([value='act-{lending:N}'])", [])).ShouldGoTo("/desk");
        var desk = await site.PageAsync("/desk/people", borrower);
        Assert.Contains("督查室主任", desk.QuerySelector("aside.demo")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2024年3月2日", desk.QuerySelector("aside.demo")!.TextContent, StringComparison.Ordinal);
        var added = await site.PostFormAsync(borrower, "/desk/people/new", "form:has([name='Form.Login'])", new() { ["Form.Login"] = "by-proxy", ["Form.Office"] = "JYJ", ["Form.Role"] = "Reporter", ["Form.From"] = "2024-03-01" });
        added.ShouldGoTo("/desk/people/");
        var act = await site.WithDbAsync(db => db.Acts.AsNoTracking().OrderByDescending(a => a.FirstEntry).FirstAsync());
        var account = await site.WithDbAsync(db => db.Users.Where(a => a.UserName == "test-reporter-mzj").Select(a => a.Id).SingleAsync());
        Assert.Equal((account, lender, "ZFB", nameof(Role.DeliveryOfficer)), (act.AccountId, act.OnBehalfOf, act.Office, act.Role));
        var secret = await site.WithDbAsync(db => db.LedgerPrivate.AsNoTracking().SingleAsync(p => p.Seq == act.FirstEntry));
        Assert.Contains(lender.ToString("D"), System.Text.Encoding.UTF8.GetString(secret.Person!), StringComparison.Ordinal);

        // It ends by itself the day after, also for a session that goes on over midnight.
        site.Clock.SetUtcNow(new(2024, 3, 2, 15, 59, 40, TimeSpan.Zero));
        Assert.Equal(HttpStatusCode.OK, (await borrower.GetAsync("/desk/people/new")).StatusCode);
        site.Clock.SetUtcNow(new(2024, 3, 2, 16, 0, 5, TimeSpan.Zero));
        Assert.Equal(HttpStatusCode.Forbidden, (await borrower.GetAsync("/desk/people/new")).StatusCode);
        site.Clock.SetUtcNow(new(2024, 3, 2, 16, 2, 0, TimeSpan.Zero));
        var own = await site.PageAsync("/desk/lending", borrower);
        Assert.Null(own.QuerySelector("aside.demo"));
    }

    [Fact]
    public async Task A_post_taken_back_gives_no_power_within_a_minute()
    {
        await site.GivenOfficesOnceAsync();
        site.Clock.SetUtcNow(new(2024, 5, 6, 1, 0, 0, TimeSpan.Zero));
        var lender = await site.GivenPersonAsync("officer-back", Role.DeliveryOfficer);
        var borrower = await site.SignedInAsync(Role.Reviewer, "JYJ");
        var lending = await LendAsync(lender, "test-reviewer-jyj", new(2024, 5, 6), new(2024, 5, 31));
        (await site.PostFormAsync(borrower, "/desk/lending", $"form:has([value='act-{lending:N}'])", [])).ShouldGoTo("/desk");
        Assert.Equal(HttpStatusCode.OK, (await borrower.GetAsync("/desk/people/new")).StatusCode);
        var back = new TakeBackPostRequest(lending);
        var result = await site.TryAsync(new Actor(ActorKind.Office, "ZFB", Role.DeliveryOfficer, lender), back, (services, act) => services.GetRequiredService<TakeBackPost>().ExecuteAsync(back, act, CancellationToken.None));
        Assert.Null(result.Refusal);
        site.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(HttpStatusCode.Forbidden, (await borrower.GetAsync("/desk/people/new")).StatusCode);
        var refused = await site.PageAsync("/desk/lending", borrower);
        Assert.Contains("已结束", refusedText(refused), StringComparison.Ordinal);

        static string refusedText(AngleSharp.Dom.IDocument page) => page.QuerySelector("tbody")!.TextContent;
    }

    [Fact]
    public async Task A_post_that_is_not_lent_to_somebody_is_not_theirs_to_take()
    {
        await site.GivenOfficesOnceAsync();
        site.Clock.SetUtcNow(new(2024, 6, 3, 1, 0, 0, TimeSpan.Zero));
        var lender = await site.GivenPersonAsync("officer-third", Role.DeliveryOfficer);
        await site.GivenPersonAsync("third", Role.Reporter);
        var lending = await LendAsync(lender, "third", new(2024, 6, 3), new(2024, 6, 4));
        var other = site.Somebody(Role.Reporter);
        var request = new Duixian.Features.People.ActInPost.ActInPostRequest(lending);
        var taken = await site.TryAsync(other, request, (services, act) => services.GetRequiredService<Duixian.Features.People.ActInPost.ActInPost>().ExecuteAsync(request, act, CancellationToken.None));
        Assert.Equal(RefusalKind.NotFound, taken.Refusal?.Kind);
        var back = new TakeBackPostRequest(lending);
        Assert.Equal(RefusalKind.NotFound, (await site.TryAsync(other, back, (services, act) => services.GetRequiredService<TakeBackPost>().ExecuteAsync(back, act, CancellationToken.None))).Refusal?.Kind);
    }

    [Theory]
    [InlineData("2024-02-29", false)]
    [InlineData("2024-03-01", true)]
    [InlineData(null, true)]
    public async Task Claims_of_a_post_count_until_its_last_day(string? last, bool counts)
    {
        Claim[] claims = [new(ClaimTypes.NameIdentifier, Guid.Empty.ToString()), new(SignedIn.RoleClaim, "Reporter"), .. last is null ? Array.Empty<Claim>() : [new(SignedIn.LastDayClaim, last)]];
        var clock = new MovableClock(new(2024, 3, 1, 1, 0, 0, TimeSpan.Zero));
        var seen = await new PostsThatEnded(new CivilDay(clock, TimeZoneInfo.Utc)).TransformAsync(new ClaimsPrincipal(new ClaimsIdentity(claims, "test")));
        Assert.Equal(counts, SignedIn.ActorOf(seen) is not null);
    }

    private async Task<Guid> LendAsync(Guid from, string to, DateOnly first, DateOnly last)
    {
        var request = new LendPostRequest(site.Services.GetRequiredService<IdSource>().NewId(), null, to, first, last, "出差");
        var result = await site.TryAsync(new Actor(ActorKind.Office, "ZFB", Role.DeliveryOfficer, from), request, (services, act) => services.GetRequiredService<LendPost>().ExecuteAsync(request, act, CancellationToken.None));
        Assert.Null(result.Refusal);
        return request.Lending;
    }
}
