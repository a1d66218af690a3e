using System.Globalization;
using System.Security.Cryptography;
using Duixian;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Commitments;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Microsoft.Extensions.DependencyInjection;

// seed ITEMS SETTING…: fills an empty installation with one published plan of many items (2024/report), by the domain's own rules.
// A setting is what the site takes, such as --Duixian:Data=FOLDER.
var count = int.Parse(args[0], CultureInfo.InvariantCulture);
await using var site = Site.Build([.. args[1..], "--Logging:LogLevel:Default=Warning"]);
await site.Services.PrepareStorageAsync(CancellationToken.None);
await using var scope = site.Services.CreateAsyncScope();
var (db, ids, now) = (scope.ServiceProvider.GetRequiredService<DuixianDb>(), scope.ServiceProvider.GetRequiredService<IdSource>(), TimeProvider.System.GetUtcNow());

string[] places = ["东关街", "湖滨路", "柳园", "古楼", "新区", "开发区", "闸口", "北城"];
var lines = Enumerable.Range(1, count).Select(i => $"{i}.在{places[i % places.Length]}第{i}社区新增护理床位{100 + i}张,改造老旧小区{1 + (i % 30)}个;").ToList();
var text = "2024年民生实事清单(测速用)\n" + string.Join('\n', lines) + "\n";
var digest = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
var document = new SourceDocument(new(ids.NewId()), "清单.txt", "text/plain", digest, text, true, now);
var draft = new Draft(new(ids.NewId()), new(2024, "report"), "2024年民生实事清单", "临河市", null, document.Id, null, [], now);
var at = text.IndexOf('\n', StringComparison.Ordinal) + 1;
for (var i = 0; i < count; i++)
{
    var line = lines[i];
    var words = line[(line.IndexOf('.', StringComparison.Ordinal) + 1)..^1];
    draft.Take(new DraftItem(new(ids.NewId()), i + 1, DraftOrigin.Read, [new TextSpan(at, at + line.Length)], new DraftItemContent(
        (i + 1).ToString(CultureInfo.InvariantCulture), "民生", DraftItemContent.ShortTitle(words), words, CommitmentKind.Count, null, "MZJ", LeadProposed: false, [],
        [Counted("护理床位", 100 + i + 1, "张"), Counted("老旧小区", 1 + ((i + 1) % 30), "个")], null)));
    at += line.Length + 1;
}
var act = new Act(ids.NewId(), Actor.System, "seed", SHA256.HashData("seed"u8), null);
db.AddRange(document, draft);
draft.AcceptRest(act);
var plan = Plan.Publish(new(ids.NewId()), draft, new Publication(document, new Dictionary<string, string>(StringComparer.Ordinal) { ["MZJ"] = "市民政局" }, ids, now), act);
if (plan.Refusal is { } refusal) { throw new InvalidOperationException(refusal.Code); }
db.Add(plan.Value);
var saved = await db.SaveAsync(act, CancellationToken.None);
Console.WriteLine(saved.Refusal is { } refused ? refused.Code : $"{count} items published");
return saved.Refusal is null ? 0 : 1;

static DraftIndicator Counted(string subject, decimal amount, string unit) =>
    new(subject, Measure.Cumulative, unit, unit, new Promise(Bound.Exactly, amount, null, null, null, null, null, [], null, $"{amount:0}{unit}"), 0, []);
