using System.Globalization;
using System.Security.Cryptography;
using Duixian;
using Duixian.Data;
using Duixian.Data.Rollups;
using Duixian.Domain;
using Duixian.Domain.Commitments;
using Duixian.Domain.Directory;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Domain.Shares;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

// overview-seed YEARS SETTING…: one year of 4,200 accepted figures by the program's own rules (25 items of two indicators, seven counties, twelve months),
// then the same rows under as many other years as make YEARS in all. The copies go past the ledger: this is a bench, and only their number matters.
var years = int.Parse(args[0], CultureInfo.InvariantCulture);
await using var site = Site.Build([.. args[1..], "--Logging:LogLevel:Default=Warning"]);
await site.Services.PrepareStorageAsync(CancellationToken.None);
(string Code, string Name)[] counties = [("371502", "东昌府区"), ("371503", "茌平区"), ("371581", "临清市"), ("371525", "冠县"), ("371522", "莘县"), ("371521", "阳谷县"), ("371524", "东阿县")];
var plan = new PlanAddress(2024, "report");
var keys = Enumerable.Range(1, 25).SelectMany(i => new[] { (Item: i.ToString(CultureInfo.InvariantCulture), Indicator: 1), (Item: i.ToString(CultureInfo.InvariantCulture), Indicator: 2) }).ToList();

await ActAsync("plan", (db, ids, act) =>
{
    db.Units.AddRange(counties.Select((c, i) => new AssessmentUnit(c.Code, c.Name, c.Name, UnitKind.County, i + 1, null, null)));
    const string Text = "2024年民生实事清单(测速用)\n";
    var document = new SourceDocument(new(ids.NewId()), "清单.txt", "text/plain", Convert.ToHexStringLower(SHA256.HashData("overview"u8)), Text, true, DateTimeOffset.UnixEpoch);
    var draft = new Draft(new(ids.NewId()), plan, "2024年民生实事清单", "临河市", null, document.Id, null, [], DateTimeOffset.UnixEpoch);
    for (var i = 1; i <= 25; i++)
    {
        draft.Take(new DraftItem(new(ids.NewId()), i, DraftOrigin.Read, [new TextSpan(0, 10)], new DraftItemContent(
            i.ToString(CultureInfo.InvariantCulture), "民生", $"新增床位和改造小区（{i}）", $"新增护理床位700张，改造老旧小区1400户（{i}）", CommitmentKind.Count, null, "MZJ", LeadProposed: false, [],
            [Counted("护理床位", 700, "张"), Counted("老旧小区", 1400, "户")], null)));
    }
    db.AddRange(document, draft);
    draft.AcceptRest(act);
    db.Add(Plan.Publish(new(ids.NewId()), draft, new Publication(document, new Dictionary<string, string>(StringComparer.Ordinal) { ["MZJ"] = "市民政局" }, ids, DateTimeOffset.UnixEpoch), act).Value);
    foreach (var (item, indicator) in keys)
    {
        var shares = counties.Select((c, i) => new IssuedShare(c.Code, c.Name, PartyKind.County, i + 1, indicator * 100)).ToList();
        act.Record(new SharesIssued(2024, "report", item, indicator, 1, new(2024, 1, 5), 1, ShareMethod.Equal, Universe.Counties, indicator * 700, indicator == 1 ? "张" : "户", indicator * 700, null, ShareInputs.Whole, shares));
    }
    return null;
});
for (var month = 1; month <= 12; month++)
{
    var at = month;
    await ActAsync($"month-{month}", (db, _, act) =>
    {
        var period = Period.Of(Cycle.Monthly, new DateOnly(2024, at, 1));
        var days = new RoundDays(period.To, period.To.AddDays(5), period.To.AddDays(7), period.To.AddDays(9));
        var cells = keys.SelectMany((k, i) => counties.Select(c => new AskedCell(k.Item, k.Indicator, c.Code, i + 1))).ToList();
        var round = DispatchRound.Open(new(new Guid($"0190a000-0000-7000-8000-{at:x12}")), plan, at, new(period, days, $"{at}月调度", cells, 5, null, null, null), period.To, act).Value;
        db.Add(round);
        foreach (var cell in cells)
        {
            act.Record(new FigureAccepted(2024, "report", cell.Item, cell.Indicator, cell.Party, at, period.To, new Figure(cell.Indicator * at * (cell.Party == "371503" ? 6 : 8)), null, EvidenceGrade.SelfDeclared, cell.Party, false, false));
        }
        round.Close(cells.Count, 0, period.To.AddDays(10), act);
        return async cancel =>
        {
            await db.SaveChangesAsync(cancel);   // the round before its lines
            await db.InsertManyAsync([.. cells.Select(c => new ProgressReport(new(Guid.CreateVersion7()), round, c))], cancel);
            return null;
        };
    });
}
await using (var scope = site.Services.CreateAsyncScope())
{
    var db = scope.ServiceProvider.GetRequiredService<DuixianDb>();
    db.Database.SetCommandTimeout(TimeSpan.FromMinutes(60));
    var postgres = db.Database.ProviderName!.Contains("Npgsql", StringComparison.Ordinal);   // a provider is configured
    foreach (var type in new[] { typeof(ListLine), typeof(ShareLine), typeof(PlanStanding), typeof(ItemStanding), typeof(IndicatorStanding), typeof(PartyStanding), typeof(StandingTally), typeof(JudgedPoint), typeof(DispatchRound), typeof(ProgressReport), typeof(FigurePoint) })
    {
        await db.Database.ExecuteSqlRawAsync(Copy(db, type, years, postgres));
    }
    await db.Database.ExecuteSqlRawAsync(postgres ? "VACUUM ANALYZE" : "ANALYZE");
    Console.WriteLine($"{await db.Reports.LongCountAsync()} reports, {await db.FigurePoints.LongCountAsync()} figures");
}
return 0;

async Task ActAsync(string key, Func<DuixianDb, IdSource, Act, Func<CancellationToken, Task<Refusal?>>?> work)
{
    await using var scope = site.Services.CreateAsyncScope();
    var (db, ids) = (scope.ServiceProvider.GetRequiredService<DuixianDb>(), scope.ServiceProvider.GetRequiredService<IdSource>());
    var act = new Act(ids.NewId(), Actor.System, key, SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key)), null);
    var settle = work(db, ids, act);
    if ((await db.SaveAsync(act, settle, CancellationToken.None)).Refusal is { } refusal) { throw new InvalidOperationException(refusal.Code); }
}

static DraftIndicator Counted(string subject, decimal amount, string unit) =>
    new(subject, Measure.Cumulative, unit, unit, new Promise(Bound.Exactly, amount, null, null, null, null, null, [], null, $"{amount:0}{unit}"), 0, []);

/// The rows of 2024 again under the years 3001, 3002 …; a round's id carries its year and number, so that its lines find it.
static string Copy(DuixianDb db, Type type, int years, bool postgres)
{
    var entity = db.Model.FindEntityType(type)!;   // mapped types only
    var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());   // with a table each
    var columns = entity.GetProperties().Select(p => p.GetColumnName(table)!).ToList();
    string Hex(string number) => postgres
        ? $"('0190a000-0000-7000-8000-' || lpad(to_hex(n * 100 + {number}), 12, '0'))::uuid"
        : $"upper('0190a000-0000-7000-8000-' || printf('%012x', n * 100 + {number}))";
    string Value(string column) => (column, type.Name) switch
    {
        ("year", _) => "3000 + n",
        ("id", nameof(DispatchRound)) => Hex("number"),
        ("round_id", _) => Hex("round"),
        ("id", _) => postgres ? "gen_random_uuid()" : "upper(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-7' || substr(hex(randomblob(2)), 2) || '-8' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))",
        _ => $"\"{column}\"",
    };
    var series = postgres ? $"generate_series(1, {years - 1}) AS s(n)" : "s";
    var with = postgres ? "" : $"WITH RECURSIVE s(n) AS (SELECT 1 WHERE {years} > 1 UNION ALL SELECT n + 1 FROM s WHERE n < {years - 1}) ";
    return $"{with}INSERT INTO {table.Name} ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) SELECT {string.Join(", ", columns.Select(Value))} FROM {series}, {table.Name} t WHERE t.year = 2024";
}
