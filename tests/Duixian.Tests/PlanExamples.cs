using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Commitments;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests;

/// <summary>Plans made by the domain's own rules, for tests that need one to exist.</summary>
public static class PlanExamples
{
    public const string Text = "临河市2024年民生清单(测试)\n1.新增护理床位500张;\n2.改造老旧小区174个;\n去年新增护理床位1500余张。\n";

    public static DraftIndicator Beds(decimal amount = 500) => Counted("新增护理床位", amount, "张", $"{amount:0}张");

    public static DraftIndicator Counted(string subject, decimal amount, string unit, string quote) =>
        new(subject, Measure.Cumulative, unit, unit, new Promise(Bound.Exactly, amount, null, null, null, null, null, [], null, quote), 0, []);

    public static DraftItemContent Item(string number, string text, string? lead, params DraftIndicator[] indicators) =>
        new(number, "民生", DraftItemContent.ShortTitle(text), text, CommitmentKind.Count, null, lead, LeadProposed: false, [], indicators, null);

    public static DraftItemContent[] TwoItems =>
    [
        Item("1", "新增护理床位500张", "MZJ", Beds()),
        Item("2", "改造老旧小区174个", null, Counted("老旧小区", 174, "个", "174个")),
    ];

    /// <summary>Publishes a plan, or a new version of it when the year already has one.</summary>
    public static Task<Receipt> GivenPlanAsync(this TestSite site, int year = 2024, string code = "report", string? reason = null, bool retold = false, params DraftItemContent[] items) => site.ActAsync(async (services, act) =>
    {
        var (db, ids) = (services.GetRequiredService<DuixianDb>(), services.GetRequiredService<IdSource>());
        var plan = await db.Plans.SingleOrDefaultAsync(p => p.Year == year && p.Code == code);
        var document = new SourceDocument(new(ids.NewId()), "清单.txt", "text/plain", Convert.ToHexStringLower(ids.NewId().ToByteArray()) + new string('0', 32), Text, retold, DateTimeOffset.UnixEpoch);
        var draft = new Draft(new(ids.NewId()), new(year, code), $"{year}年民生清单", "临河市", null, document.Id, plan?.Id, [], DateTimeOffset.UnixEpoch);
        var kept = items.Length == 0 ? TwoItems : items;
        for (var i = 0; i < kept.Length; i++) { draft.Take(new DraftItem(new(ids.NewId()), i + 1, DraftOrigin.Read, [new TextSpan(0, 10)], kept[i])); }
        draft.Take(new DraftResult(new(ids.NewId()), 1, year - 1, "去年新增护理床位1500余张", "1500余张", "护理床位", 1500, Bound.About, "张", "张", [new TextSpan(48, 60)], kept[0].Number));
        db.AddRange(document, draft);
        draft.AcceptRest(act);
        var publication = new Publication(document, new Dictionary<string, string>(StringComparer.Ordinal) { ["MZJ"] = "市民政局" }, ids, site.Clock.GetUtcNow());
        if (plan is null)
        {
            var published = Plan.Publish(new(ids.NewId()), draft, publication, act);
            if (published.Refusal is { } refusal) { return refusal; }
            db.Add(published.Value);
        }
        else if (plan.Revise(draft, reason, publication, act) is { } refused) { return refused; }
        return await db.SaveAsync(act, CancellationToken.None);
    });
}
