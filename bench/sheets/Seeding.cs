using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Commitments;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Bench.Sheets;

/// <summary>A plan of many lines and rounds that ask one county for all of them.</summary>
internal static class Seeding
{
    internal const int Year = 2031;
    internal const string Party = "371525";
    private const int Rounds = 12;

    internal static async Task RunAsync(int lines, string[] settings)
    {
        await using var site = Site.Build([.. settings, "--Logging:LogLevel:Default=Warning"]);
        await site.Services.PrepareStorageAsync(CancellationToken.None);
        await ActAsync(site.Services, "seed-plan", (services, act) => PublishAsync(services, act, lines));
        for (var month = 1; month <= Rounds; month++)
        {
            var number = month;
            await ActAsync(site.Services, $"seed-round-{month}", (services, act) => OpenAsync(services, act, number, lines));
        }
        Console.WriteLine($"{lines} lines in {Rounds} rounds");
    }

    /// <summary>What is promised of a line.</summary>
    internal static decimal Promised(int line) => 1_000m + line;

    private static async Task<Result<Receipt>> PublishAsync(IServiceProvider services, Act act, int lines)
    {
        var (db, ids, now) = (services.GetRequiredService<DuixianDb>(), services.GetRequiredService<IdSource>(), TimeProvider.System.GetUtcNow());
        var text = "2031年民生实事清单(测速用)\n" + string.Concat(Enumerable.Range(1, lines).Select(i => $"{i}.第{i}处新增护理床位{Promised(i)}张;\n"));
        var document = new SourceDocument(new(ids.NewId()), "清单.txt", "text/plain", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), text, true, now);
        var draft = new Draft(new(ids.NewId()), new(Year, "sheets"), "2031年民生实事清单", "临河市", null, document.Id, null, [], now);
        for (var i = 1; i <= lines; i++)
        {
            var words = $"第{i}处新增护理床位{Promised(i)}张";
            DraftIndicator[] counted = [new($"第{i}处护理床位", Measure.Cumulative, "张", "张", new Promise(Bound.Exactly, Promised(i), null, null, null, null, null, [], null, $"{Promised(i)}张"), 0, [])];
            draft.Take(new DraftItem(new(ids.NewId()), i, DraftOrigin.Read, [new TextSpan(0, 10)], new DraftItemContent(Number(i), "民生", DraftItemContent.ShortTitle(words), words, CommitmentKind.Count, null, "MZJ", LeadProposed: false, [], counted, null)));
        }
        db.AddRange(document, draft);
        draft.AcceptRest(act);
        var plan = Plan.Publish(new(ids.NewId()), draft, new Publication(document, new Dictionary<string, string>(StringComparer.Ordinal) { ["MZJ"] = "市民政局" }, ids, now), act);
        if (plan.Refusal is { } refusal) { return refusal; }
        db.Add(plan.Value);
        return await db.SaveAsync(act, CancellationToken.None);
    }

    private static async Task<Result<Receipt>> OpenAsync(IServiceProvider services, Act act, int month, int lines)
    {
        var (db, ids) = (services.GetRequiredService<DuixianDb>(), services.GetRequiredService<IdSource>());
        var period = Period.Parse($"{Year}-{month:00}")!.Value;   // written here
        List<AskedCell> cells = [.. Enumerable.Range(1, lines).Select(i => new AskedCell(Number(i), 1, Party, i))];
        var round = DispatchRound.Open(new(ids.NewId()), new PlanAddress(Year, "sheets"), month, new(period, new(period.From, period.To, period.To, period.To), $"{month}月", cells, 10, null, null, null), period.From, act).Value;
        return await db.SaveAsync(act, async turn =>
        {
            db.Add(round);
            await db.SaveChangesAsync(turn);
            await db.InsertManyAsync(cells.ConvertAll(c => new ProgressReport(new(ids.NewId()), round, c)), turn);
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
