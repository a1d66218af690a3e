using System.Net;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Audit;
using Duixian.Domain.Ledger;
using Duixian.Features.Audit.TrailList;
using Duixian.Features.People.ActivatePeople;
using Duixian.Features.People.AppointPerson;
using Duixian.Features.People.DisablePerson;
using Duixian.Features.People.EndPersonPost;
using Duixian.Tests.Features.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Features.Audit;

public sealed class AuditTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Forty_things_done_stand_in_the_trail_once_each_with_who_when_what_about_and_result()
    {
        await site.GivenOfficesOnceAsync();
        var (officer, admin, security, reporter, auditor) = (await site.SignedInAsync(Role.DeliveryOfficer), await site.SignedInAsync(Role.SystemAdministrator), await site.SignedInAsync(Role.SecurityAdministrator), await site.SignedInAsync(Role.Reporter), await site.SignedInAsync(Role.Auditor));
        var before = await NewestAsync();
        var expected = new List<(string Kind, string Subject, AuditOutcome Outcome)>();
        void Expect(string kind, string subject, AuditOutcome outcome = AuditOutcome.Done) => expected.Add((kind, subject, outcome));

        // 8 sign-ins, good and bad
        for (var i = 0; i < 8; i++)
        {
            var login = $"comes-in-{i}";
            await site.GivenPersonAsync(login, Role.Reporter);
            Expect("personAdded", "person/");
            if (i % 2 == 0)
            {
                await site.PostFormAsync(site.Anyone, "/sign-in", "form[method=post]:has([name='Form.User'])", new() { ["Form.User"] = login, ["Form.Password"] = "不是这一句长长的口令,旁人猜不到" });
                Expect(nameof(AuditKind.SignIn), login, AuditOutcome.Refused);
            }
        }
        // 11 pages and objects that are not theirs
        foreach (var path in new[] { "/desk/people", "/desk/people/new", "/desk/audit", "/desk/drafts", "/desk/drafts/new", "/desk/people/activation", "/desk/people.csv", "/desk/audit.xlsx", "/desk/audit/acts/0" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await reporter.GetAsync(path)).StatusCode);
            Expect(nameof(AuditKind.Refusal), path, AuditOutcome.Refused);
        }
        foreach (var path in new[] { $"/desk/people/{Guid.Empty}", $"/desk/drafts/{Guid.Empty}" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync(path)).StatusCode);
            Expect(nameof(AuditKind.Refusal), path, AuditOutcome.Refused);
        }
        // 5 changes of powers
        var waiting = await site.GivenWaitingPersonAsync("comes-later", Role.Reporter);
        Expect("personAdded", $"person/{waiting:D}");
        await DoAsync(Role.SecurityAdministrator, new ActivatePeopleRequest([waiting], false), (s, r, act) => s.GetRequiredService<ActivatePeople>().ExecuteAsync(r, [], act, CancellationToken.None));
        Expect("personActivated", $"person/{waiting:D}");
        await DoAsync(Role.DeliveryOfficer, new EndPersonPostRequest(waiting, new(2024, 3, 1), (await site.PersonAsync(waiting)).Revision), (s, r, act) => s.GetRequiredService<EndPersonPost>().ExecuteAsync(r, act, CancellationToken.None));
        Expect("appointmentEnded", $"person/{waiting:D}");
        await DoAsync(Role.DeliveryOfficer, new AppointPersonRequest(waiting, "MZJ", null, Role.Reviewer, new(2024, 3, 2), null), (s, r, act) => s.GetRequiredService<AppointPerson>().ExecuteAsync(r, act, CancellationToken.None));
        Expect("personAppointed", $"person/{waiting:D}");
        await DoAsync(Role.SecurityAdministrator, new DisablePersonRequest(waiting, "离职", (await site.PersonAsync(waiting)).Revision), (s, r, act) => s.GetRequiredService<DisablePerson>().ExecuteAsync(r, act, CancellationToken.None));
        Expect("personDisabled", $"person/{waiting:D}");
        // 3 changes of data
        for (var year = 2040; year < 2043; year++)
        {
            await site.GivenPlanAsync(year);
            Expect("planPublished", $"plan/{year}/report");
        }
        // 6 files taken away
        foreach (var (client, path) in new[] { (officer, "/desk/people.csv"), (officer, "/desk/people.xlsx"), (admin, "/desk/people.csv?role=Reporter"), (security, "/desk/people.xlsx?state=Waiting"), (auditor, "/desk/audit.csv"), (auditor, "/desk/audit.xlsx?kind=SignIn") })
        {
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(path)).StatusCode);
            Expect(nameof(AuditKind.Export), path);
        }
        // 4 more
        await site.PostFormAsync(auditor, "/desk/audit", "form:has([value=check])", []);
        Expect(nameof(AuditKind.AuditRead), "audit");
        await site.ActAsync((services, act) => SaveAsync(services, act, new Domain.Directory.OfficesImported(1, "甲.csv")));
        await site.ActAsync((services, act) => SaveAsync(services, act, new Domain.Directory.OfficesImported(2, "乙.csv")));
        Expect("officesImported", "directory/offices");
        Expect("officesImported", "directory/offices");

        var lines = (await site.WithAsync(services => services.GetRequiredService<TrailLines>().AllAsync(Everything, CancellationToken.None).ToListAsync().AsTask())).Where(l => IsAfter(l, before)).ToList();
        Assert.True(expected.Count >= 40, $"{expected.Count}");
        Assert.Equal(Said(expected), Said(lines.Select(l => (l.What, l.What == "personAdded" && l.Who.Length == 0 ? "person/" : l.Subject, l.Outcome))));
        Assert.All(lines, l => Assert.True(l.At > DateTimeOffset.UnixEpoch && l.What.Length > 0 && (l.Who.Length > 0 || l.Role == "System" || l.What is "personActivated" or "appointmentEnded" or "personAppointed" or "personDisabled" or "personAdded")));
    }

    [Fact]
    public async Task A_loop_of_refusals_fills_nothing()
    {
        var reviewer = await site.SignedInAsync(Role.Reviewer);
        var before = await site.WithDbAsync(db => db.AuditEvents.CountAsync(e => e.Kind == AuditKind.Refusal));
        for (var i = 0; i < 20; i++) { await reviewer.GetAsync("/desk/audit"); }
        for (var i = 0; i < 60; i++) { await reviewer.GetAsync($"/desk/drafts/{Guid.Empty.ToString()[..^2]}{i:00}"); }
        var after = await site.WithDbAsync(db => db.AuditEvents.CountAsync(e => e.Kind == AuditKind.Refusal));
        Assert.InRange(after - before, 20, 31);
    }

    [Fact]
    public async Task The_auditor_finds_an_act_by_office_role_person_kind_day_and_words()
    {
        await site.GivenOfficesOnceAsync();
        var auditor = await site.SignedInAsync(Role.Auditor);
        var by = site.Somebody(Role.DeliveryOfficer, "QXJ");
        var result = await site.WithAsync(services => services.GetRequiredService<Duixian.Accounts.Acts>().RunAsync(by, "find-me", "x", "年中核对气象数据", act => SaveAsync(services, act, new Domain.Directory.OfficesImported(3, "气象.csv")), CancellationToken.None));
        foreach (var query in new[] { "office=QXJ", "office=QXJ&role=DeliveryOfficer", "q=核对气象", "office=QXJ&kind=Act&outcome=Done", "office=QXJ&from=2024-01-01&to=2024-12-31" })
        {
            var page = await site.PageAsync("/desk/audit?" + query, auditor);
            Assert.Contains($"/desk/audit/acts/{result.Value.FirstEntry}", page.QuerySelector("tbody")!.InnerHtml, StringComparison.Ordinal);
        }
        foreach (var query in new[] { "office=QXJ&role=Leader", "office=QXJ&kind=SignIn", "office=QXJ&outcome=Refused", "office=QXJ&from=2025-01-01", "office=QXJ&to=2023-12-31", "office=QXJ&person=nobody" })
        {
            Assert.Null((await site.PageAsync("/desk/audit?" + query, auditor)).QuerySelector("tbody"));
        }
        var card = await site.PageAsync($"/desk/audit/acts/{result.Value.FirstEntry}", auditor);
        Assert.Contains("年中核对气象数据", card.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("气象.csv", card.QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_go_on_by_sequence_and_show_each_line_once()
    {
        var auditor = await site.SignedInAsync(Role.Auditor);
        for (var i = 0; i < 70; i++) { await site.ActAsync((services, act) => SaveAsync(services, act, new Domain.Directory.OfficesImported(i, "页.csv"))); }
        var first = await site.PageAsync("/desk/audit?kind=Act", auditor);
        var second = await site.PageAsync(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!, auditor);
        var (one, two) = (Links(first), Links(second));
        Assert.Equal(50, one.Count);
        Assert.Empty(one.Intersect(two));

        static List<string> Links(AngleSharp.Dom.IDocument page) => [.. page.QuerySelectorAll("tbody th a").Select(a => a.GetAttribute("href")!)];
    }

    [Fact]
    public void Every_type_of_entry_has_a_word_in_both_languages()
    {
        var text = site.Services.GetRequiredService<Microsoft.Extensions.Localization.IStringLocalizer<Duixian.Features.Audit.AuditText>>();
        foreach (var culture in new[] { Duixian.Shell.LanguageFromPath.Chinese, Duixian.Shell.LanguageFromPath.English })
        {
            System.Globalization.CultureInfo.CurrentUICulture = culture;
            var silent = Duixian.Data.Ledger.BodyJson.TypeNames.Concat(Enum.GetNames<AuditKind>()).Where(name => text["What." + name].ResourceNotFound);
            Assert.True(!silent.Any(), $"Give these a word in AuditText as What.…: {string.Join(", ", silent)}");
        }
    }

    private static readonly TrailQuery Everything = new(null, null, null, null, null, null, null, "", null, null);

    private static Task<Result<Receipt>> SaveAsync(IServiceProvider services, Act act, EntryBody body)
    {
        act.Record(body);
        return services.GetRequiredService<DuixianDb>().SaveAsync(act, CancellationToken.None);
    }

    private async Task DoAsync<TRequest>(Role role, TRequest request, Func<IServiceProvider, TRequest, Act, Task<Result<Receipt>>> useCase) =>
        Assert.Null((await site.TryAsync(site.Somebody(role), request, (services, act) => useCase(services, request, act))).Refusal);

    private Task<(long Act, long Event)> NewestAsync() => site.WithDbAsync(async db => ((await db.LedgerHead.AsNoTracking().SingleAsync()).Size, (await db.AuditHead.AsNoTracking().SingleAsync()).Size));

    private static bool IsAfter(TrailLine line, (long Act, long Event) before) => line.Act is { } act ? act >= before.Act : line.Seq >= before.Event;

    private static List<string> Said(IEnumerable<(string What, string Subject, AuditOutcome Outcome)> lines) => [.. lines.Select(l => $"{l.What} {l.Subject} {l.Outcome}").Order(StringComparer.Ordinal)];
}
