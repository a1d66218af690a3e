using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Commitments;
using Duixian.Domain.Directory;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Domain.Shares;
using Duixian.Features.Shares.IssueShares;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Bench.Accept;

/// <summary>A plan of many items, divided among the counties, and rounds whose every line was filed.</summary>
internal static class Seeding
{
    internal const int Year = 2031;
    private const int Items = 250;
    private const int Rounds = 8;

    internal static async Task RunAsync(string[] settings)
    {
        await using var site = Site.Build([.. settings, "--Logging:LogLevel:Default=Warning"]);
        await site.Services.PrepareStorageAsync(CancellationToken.None);
        await ActAsync(site.Services, "seed-plan", PublishAsync);
        for (var i = 1; i <= Items; i++)
        {
            var item = Number(i);
            await ActAsync(site.Services, $"seed-shares-{i}", (services, act) => services.GetRequiredService<IssueShares>().ExecuteAsync(new(Year, "report", item, 1, ShareMethod.Equal, Universe.Counties, [], ShareInputs.Whole, null, 0, 1), act, CancellationToken.None));
        }
        for (var month = 1; month <= Rounds; month++)
        {
            var number = month;
            await ActAsync(site.Services, $"seed-round-{month}", (services, act) => FileAsync(services, act, number));
        }
        Console.WriteLine($"{Items} items and {Rounds} rounds");
    }

    private static async Task<Result<Receipt>> PublishAsync(IServiceProvider services, Act act)
    {
        var (db, ids, now) = (services.GetRequiredService<DuixianDb>(), services.GetRequiredService<IdSource>(), TimeProvider.System.GetUtcNow());
        var text = "2031年民生实事清单(测速用)\n" + string.Concat(Enumerable.Range(1, Items).Select(i => $"{i}.新增护理床位{800 * i}张;\n"));
        var document = new SourceDocument(new(ids.NewId()), "清单.txt", "text/plain", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), text, true, now);
        var draft = new Draft(new(ids.NewId()), new(Year, "report"), "2031年民生实事清单", "临河市", null, document.Id, null, [], now);
        for (var i = 1; i <= Items; i++)
        {
            var words = $"新增护理床位{800 * i}张";
            DraftIndicator[] counted = [new("护理床位", Measure.Cumulative, "张", "张", new Promise(Bound.Exactly, 800 * i, null, null, null, null, null, [], null, $"{800 * i}张"), 0, [])];
            draft.Take(new DraftItem(new(ids.NewId()), i, DraftOrigin.Read, [new TextSpan(0, 10)], new DraftItemContent(Number(i), "民生", DraftItemContent.ShortTitle(words), words, CommitmentKind.Count, null, "MZJ", LeadProposed: false, [], counted, null)));
        }
        db.AddRange(document, draft);
        draft.AcceptRest(act);
        var plan = Plan.Publish(new(ids.NewId()), draft, new Publication(document, new Dictionary<string, string>(StringComparer.Ordinal) { ["MZJ"] = "市民政局" }, ids, now), act);
        if (plan.Refusal is { } refusal) { return refusal; }
        db.Add(plan.Value);
        return await db.SaveAsync(act, CancellationToken.None);
    }

    private static async Task<Result<Receipt>> FileAsync(IServiceProvider services, Act act, int month)
    {
        var (db, ids) = (services.GetRequiredService<DuixianDb>(), services.GetRequiredService<IdSource>());
        var lines = await db.ShareLines.AsNoTracking().Where(s => s.Year == Year && s.Plan == "report").OrderBy(s => s.Party).ThenBy(s => s.Item).ToListAsync();
        var period = Period.Parse($"{Year}-{month:00}")!.Value;   // written here
        List<AskedCell> cells = [.. lines.Select((l, i) => new AskedCell(l.Item, l.Indicator, l.Party, i + 1))];
        var round = DispatchRound.Open(new(ids.NewId()), new PlanAddress(Year, "report"), month, new(period, new(period.From, period.To, period.To, period.To), $"{month}月", cells, 10, null, null, null), period.From, act).Value;
        return await db.SaveAsync(act, async turn =>
        {
            db.Add(round);
            await db.SaveChangesAsync(turn);
            var reports = new List<ProgressReport>();
            foreach (var (cell, line) in cells.Zip(lines))
            {
                var report = new ProgressReport(new(ids.NewId()), round, cell);
                var filing = new Filing(new Figure(decimal.Round((line.Amount ?? 0) * month / 12, 0)), Unchanged: false, null, null);
                if (report.File(filing, "MZJ", proxy: false, needsApprover: false, round, period.To) is { } refusal) { return refusal; }
                reports.Add(report);
            }
            await db.InsertManyAsync(reports, turn);
            return null;
        }, CancellationToken.None);
    }

    private static async Task ActAsync(IServiceProvider services, string key, Func<IServiceProvider, Act, Task<Result<Receipt>>> work)
    {
        await using var scope = services.CreateAsyncScope();
        var act = new Act(scope.ServiceProvider.GetRequiredService<IdSource>().NewId(), Actor.System, key, SHA256.HashData(Encoding.UTF8.GetBytes(key)), null);
        if ((await work(scope.ServiceProvider, act)).Refusal is { } refusal) { throw new InvalidOperationException($"{key}: {refusal.Code}"); }
    }

    private static string Number(int i) => i.ToString(CultureInfo.InvariantCulture);
}
