using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Duixian.Data.Ledger;
using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Domain.Standings;
using Duixian.Features.Dispatch.Corrections;
using Duixian.Features.Lights.Schedules;
using Duixian.Tests.Features.Dispatch.ReviewReports;
using Duixian.Tests.Features.Plans;
using Duixian.Tests.Rollups;
using Duixian.Transparency;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Duixian.Tests.Features.Dispatch.ReviewReports.FiledExamples;

namespace Duixian.Tests.Log;

/// <summary>What was said in confidence and is published later can be held against what was committed to on the day.</summary>
public sealed class LogOpeningTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Own = "371502";
    private const string Mistake = "把在建的4张也算进去了";

    private static readonly Actor Reporter = new(ActorKind.Office, "DCF", Role.Reporter, new Guid("0190a000-0000-7000-8000-000000000003"), Own);
    private static readonly Actor Reviewer = new(ActorKind.Office, "ZFB", Role.Reviewer, new Guid("0190a000-0000-7000-8000-000000000001"));
    private static readonly Actor Leader = new(ActorKind.Office, "ZFB", Role.Leader, new Guid("0190a000-0000-7000-8000-000000000005"));
    private static readonly Actor Officer = new(ActorKind.Office, "ZFB", Role.DeliveryOfficer, new Guid("0190a000-0000-7000-8000-000000000002"));

    [Fact]
    public async Task An_allowed_correction_opens_the_proposal_and_not_the_person()
    {
        await ProposedAsync(2031);
        var proposed = await site.WithDbAsync(db => db.LedgerEntries.AsNoTracking().SingleAsync(e => e.Stream == "plan/2031/report/1/371502" && e.Type == "correctionProposed"));
        Assert.DoesNotContain(Mistake, await LogAsync(), StringComparison.Ordinal);
        var decided = await DecidedAsync(site, 2031);
        var opened = (await site.EntriesAsync(decided.Value)).OfType<EntryOpened>().Single();
        Assert.Equal(proposed.Seq, opened.Entry);
        Assert.Equal(Priv(proposed), Convert.ToBase64String(SHA256.HashData([.. Convert.FromBase64String(opened.Salt), .. Encoding.UTF8.GetBytes(opened.Content)])));
        using var content = JsonDocument.Parse(opened.Content);
        Assert.Equal(("correctionProposed", "office/DCF/reporter", Mistake), (content.RootElement.GetProperty("type").GetString(), content.RootElement.GetProperty("actor").GetString(), content.RootElement.GetProperty("body").GetProperty("reason").GetString()));
        var log = await LogAsync();
        Assert.Contains(Mistake, log, StringComparison.Ordinal);
        Assert.DoesNotContain(Reporter.Account!.Value.ToString("D"), log, StringComparison.Ordinal);
        await ShouldBeWholeAsync();
    }

    [Fact]
    public async Task A_refused_proposal_stays_closed_and_of_two_alike_the_newer_is_opened()
    {
        await site.GivenPlanAsync(2032);
        await site.RecordAsync(new FigureAccepted(2032, "report", "1", 1, "MZJ", 1, new(2032, 6, 30), new Figure(50), null, EvidenceGrade.SelfDeclared, "MZJ", false, false));
        await SetAsync();
        await DecideAsync(allow: false);
        Assert.DoesNotContain("entryOpened", await LogAsync(2032), StringComparison.Ordinal);
        await SetAsync();
        var receipt = await DecideAsync(allow: true);
        var newest = await site.WithDbAsync(db => db.LedgerEntries.Where(e => e.Type == "scheduleChangeProposed" && e.Stream == "plan/2032/report/1/judging").MaxAsync(e => e.Seq));
        Assert.Equal(newest, (await site.EntriesAsync(receipt)).OfType<EntryOpened>().Single().Entry);
        await ShouldBeWholeAsync();

        Task<Result<Receipt>> SetAsync() => site.DoAsync(Officer, (services, act) => services.GetRequiredService<SetSchedule>().ExecuteAsync(new(2032, "report", "1", 1, [new SchedulePoint(new(2032, 12, 31), 100)], null, "秋季集中施工", 0), act, CancellationToken.None));

        async Task<Receipt> DecideAsync(bool allow)
        {
            var change = await site.WithDbAsync(db => db.ScheduleChanges.AsNoTracking().SingleAsync(c => c.Year == 2032 && c.State == ScheduleChangeState.Proposed));
            return (await site.DoAsync(Leader, (services, act) => services.GetRequiredService<DecideSchedule>().ExecuteAsync(new(change.Id.Value, allow, "年内必须完成", change.Revision), act, CancellationToken.None))).Value;
        }
    }

    [Fact]
    public async Task Whoever_filed_can_open_what_was_filed_and_nobody_elses()
    {
        var filed = await ProposedAsync(2033);
        var path = $"/desk/receipts/{filed.Act:D}.json";
        await site.GivenDeskOfficesAsync();
        using var answer = await (await site.SignedInAsync(Role.Auditor)).GetAsync(path);
        Assert.Equal((HttpStatusCode.OK, "no-store"), (answer.StatusCode, answer.Headers.CacheControl?.ToString()));
        using var json = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync());
        var one = json.RootElement.GetProperty("openings").EnumerateArray().Single();
        Assert.Equal(filed.FirstEntry, one.GetProperty("entry").GetInt64());
        var proposed = await site.WithDbAsync(db => db.LedgerEntries.AsNoTracking().SingleAsync(e => e.Seq == filed.FirstEntry));
        var content = Encoding.UTF8.GetBytes(one.GetProperty("content").GetString()!);
        Assert.Equal(Priv(proposed), Convert.ToBase64String(Hashes.Commitment(Convert.FromBase64String(one.GetProperty("salt").GetString()!), content)));
        Assert.Contains(Mistake, one.GetProperty("content").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Reporter.Account!.Value.ToString("D"), one.GetProperty("content").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.SignedInAsync(Role.Reporter, "ZJJ")).GetAsync(path)).StatusCode);
        Assert.Equal("/sign-in", site.PathOf(await site.Anyone.GetAsync(path)));
    }

    [Fact]
    public async Task Erasing_the_person_leaves_what_was_said()
    {
        var filed = await ProposedAsync(2034);
        var before = await site.WithDbAsync(db => db.LedgerPrivate.AsNoTracking().SingleAsync(p => p.Seq == filed.FirstEntry));
        Assert.Contains(Reporter.Account!.Value.ToString("D"), Encoding.UTF8.GetString(before.Person![Hashes.SaltLength..]), StringComparison.Ordinal);
        var json = JsonDocument.Parse(before.Content).RootElement;
        Assert.Equal(Convert.ToBase64String(Hashes.Commitment(before.Person.AsSpan(0, Hashes.SaltLength), before.Person.AsSpan(Hashes.SaltLength))), json.GetProperty("person").GetString());
        var entry = await site.WithDbAsync(db => db.LedgerEntries.AsNoTracking().SingleAsync(e => e.Seq == filed.FirstEntry));
        Assert.Equal(Mistake, Assert.IsType<CorrectionProposed>(BodyJson.Read(entry, new LedgerPrivate { Seq = before.Seq, Salt = before.Salt, Content = before.Content })).Reason);
    }

    private Task<Receipt> ProposedAsync(int year) => ProposedAsync(site, year);

    /// <summary>A figure that stands and a correction of it that waits.</summary>
    internal static async Task<Receipt> ProposedAsync(TestSite site, int year)
    {
        await site.GivenPlanAsync(year);
        var round = await site.GivenAskedAsync($"{year}-01", [Own], ["1"], year);
        await site.GivenFiledAsync(round, Own, _ => Says(40));
        await site.AcceptAsync(Reviewer, round, [.. await site.LinesAsync(round, Own)]);
        return (await site.DoAsync(Reporter, (services, act) => services.GetRequiredService<ProposeCorrection>().ExecuteAsync(new(year, "report", "1", 1, Own, new(year, 1, 31), new(40), new(36), Mistake), act, CancellationToken.None))).Value;
    }

    /// <summary>The same, allowed: its proposal is opened.</summary>
    internal static async Task<Receipt> OpenedAsync(TestSite site, int year)
    {
        await ProposedAsync(site, year);
        return (await DecidedAsync(site, year)).Value;
    }

    private static async Task<Result<Receipt>> DecidedAsync(TestSite site, int year)
    {
        var correction = await site.WithDbAsync(db => db.Corrections.AsNoTracking().SingleAsync(c => c.Year == year));
        return await site.DoAsync(Reviewer, (services, act) => services.GetRequiredService<DecideCorrection>().ExecuteAsync(new(correction.Id.Value, correction.Revision, true, null), act, CancellationToken.None));
    }

    private async Task ShouldBeWholeAsync()
    {
        await site.SignAsync();
        var report = await new LogVerifier(new ServedLog(site.Anyone), await LogExamples.KeysAsync(site.Anyone)).VerifyAsync(null, null, CancellationToken.None);
        Assert.Null(report.Fault);
    }

    /// <summary>All public bytes, or those of one year.</summary>
    private Task<string> LogAsync(int? year = null) => site.WithDbAsync(async db =>
        string.Concat((await db.LedgerEntries.Where(e => year == null || e.Stream.StartsWith("plan/" + year)).Select(e => e.Bytes).ToListAsync()).Select(Encoding.UTF8.GetString)));

    private static string? Priv(LedgerEntry entry) => JsonDocument.Parse(entry.Bytes).RootElement.GetProperty("priv").GetString();
}
