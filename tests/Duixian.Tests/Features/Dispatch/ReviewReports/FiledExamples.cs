using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Features.Dispatch.ReviewReports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Features.Dispatch.ReviewReports;

/// <summary>Rounds and filed lines made by the domain's own rules, for tests of what comes after filing.</summary>
public static class FiledExamples
{
    /// <summary>A monthly round that asks every item of every party, numbered on within its plan.</summary>
    public static async Task<RoundId> GivenAskedAsync(this TestSite site, string month, IReadOnlyList<string> parties, IReadOnlyList<string>? items = null, int year = 2024, string plan = "report")
    {
        if (!await site.WithDbAsync(db => db.PlanSummaries.AnyAsync(p => p.Year == year && p.Plan == plan))) { await site.GivenPlanAsync(year, plan); }
        var id = await site.WithAsync(services => Task.FromResult(new RoundId(services.GetRequiredService<IdSource>().NewId())));
        await site.ActAsync(async (services, act) =>
        {
            var (db, ids) = (services.GetRequiredService<DuixianDb>(), services.GetRequiredService<IdSource>());
            var period = Period.Parse(month)!.Value;   // written by the test
            var number = (await db.Rounds.Where(r => r.Year == year && r.Plan == plan).MaxAsync(r => (int?)r.Number) ?? 0) + 1;
            List<AskedCell> cells = [.. parties.SelectMany(p => (items ?? ["1", "2"]).Select((item, i) => new AskedCell(item, 1, p, i + 1)))];
            var days = new RoundDays(period.From, period.To, period.To.AddDays(2), period.To.AddDays(8));
            var round = DispatchRound.Open(id, new PlanAddress(year, plan), number, new(period, days, $"{month}月度调度", cells, 10, null, null, null), period.From, act).Value;
            return await db.SaveAsync(act, async turn =>
            {
                db.Add(round);
                await db.SaveChangesAsync(turn);
                await db.InsertManyAsync([.. cells.Select(c => new ProgressReport(new(ids.NewId()), round, c))], turn);
                return null;
            }, CancellationToken.None);
        });
        return id;
    }

    /// <summary>Files the lines that are asked of a party, on the round's last day in time.</summary>
    /// <param name="say">What each item says; null leaves the line alone.</param>
    public static Task<Receipt> GivenFiledAsync(this TestSite site, RoundId id, string party, Func<string, Filing?> say, string office = "DCF", Guid? filer = null, bool proxy = false, DateOnly? on = null) => site.ActAsync(async (services, act) =>
    {
        var db = services.GetRequiredService<DuixianDb>();
        var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == id);
        var reports = await db.Reports.Where(r => r.RoundId == id && r.Party == party).OrderBy(r => r.Position).ToListAsync();
        var filed = new List<ProgressReport>();
        foreach (var report in reports)
        {
            if (say(report.Item) is not { } filing) { continue; }
            Assert.Null(report.File(filing, office, proxy, needsApprover: false, round, on ?? round.Due, filer));
            filed.Add(report);
        }
        SheetMoves.Record(act, SheetMoves.Submitted, null, filed);
        return await db.SaveAsync(act, CancellationToken.None);
    });

    public static Filing Says(decimal amount, bool unchanged = false, Explanation? explanation = null, string? warningReason = null) => new(new Figure(amount), unchanged, explanation, warningReason);

    /// <summary>Closes a round as the rounds' own use case leaves it.</summary>
    public static Task<Receipt> GivenClosedAsync(this TestSite site, RoundId id) => site.ActAsync(async (services, act) =>
    {
        var db = services.GetRequiredService<DuixianDb>();
        var round = await db.Rounds.SingleAsync(r => r.Id == id);
        var accepted = await db.Reports.Where(r => r.RoundId == id && r.State == ReportState.Accepted).ToListAsync();
        foreach (var report in accepted) { report.Lock(); }
        Assert.Null(round.Close(accepted.Count, round.Cells - accepted.Count, round.Closes.AddDays(1), act));
        return await db.SaveAsync(act, CancellationToken.None);
    });

    public static Task<List<ProgressReport>> LinesAsync(this TestSite site, RoundId id, string? party = null) =>
        site.WithDbAsync(db => db.Reports.AsNoTracking().Where(r => r.RoundId == id && (party == null || r.Party == party)).OrderBy(r => r.Party).ThenBy(r => r.Position).ToListAsync());

    /// <summary>Accepts as somebody, and says what they were answered.</summary>
    public static Task<Result<Receipt>> AcceptAsync(this TestSite site, Actor by, RoundId round, params ProgressReport[] lines) =>
        site.DoAsync(by, (services, act) => services.GetRequiredService<AcceptReports>().ExecuteAsync(new(round.Value, null, [.. lines.Select(l => new SeenLine(l.Id.Value, l.Revision))]), act, CancellationToken.None));

    public static Task<Result<Receipt>> ReturnAsync(this TestSite site, Actor by, RoundId round, string reason, params ProgressReport[] lines) =>
        site.DoAsync(by, (services, act) => services.GetRequiredService<ReturnReports>().ExecuteAsync(new(round.Value, [.. lines.Select(l => new ReturnedLine(l.Id.Value, l.Revision, reason))]), act, CancellationToken.None));

    /// <summary>A use case as somebody, under a key of its own.</summary>
    public static Task<Result<Receipt>> DoAsync(this TestSite site, Actor by, Func<IServiceProvider, Act, Task<Result<Receipt>>> work) => site.WithAsync(services =>
    {
        var ids = services.GetRequiredService<IdSource>();
        return work(services, new Act(ids.NewId(), by, ids.NewId().ToString("D"), [1], null));
    });

    public static Task<List<EntryBody>> EntriesAsync(this TestSite site, Receipt receipt) => site.WithDbAsync(async db =>
    {
        var rows = await db.LedgerEntries.AsNoTracking().Where(e => e.ActId == receipt.Act).OrderBy(e => e.Seq).ToListAsync();
        var secrets = await db.LedgerPrivate.AsNoTracking().Where(p => p.Seq >= receipt.FirstEntry).ToDictionaryAsync(p => p.Seq);
        return rows.Select(r => Data.Ledger.BodyJson.Read(r, secrets.GetValueOrDefault(r.Seq))!).ToList();   // nothing was erased
    });
}
