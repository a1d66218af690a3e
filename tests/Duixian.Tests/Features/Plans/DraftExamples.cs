using System.Net;
using AngleSharp.Dom;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Commitments;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Features.Plans;

/// <summary>Open drafts as the reader would leave them, and the buttons of their page.</summary>
internal static class DraftExamples
{
    public const string Beds = "新增护理型养老床位500张，建设幸福食堂100处";
    public const string Blocks = "改造老旧小区174个";
    public const string Reform = "深化医保支付方式改革";

    public const string Text = $"临河市2024年民生实事清单\n去年，新增护理型养老床位1500余张。\n1.{Beds}；\n2.{Blocks}；\n3.{Reform}。\n";

    public static async Task<(Guid Id, string Path)> GivenDraftAsync(this TestSite site, string code, int year = 2024, params DraftItemContent[] items)
    {
        var id = Guid.Empty;
        await site.ActAsync(async (services, act) =>
        {
            var (db, ids) = (services.GetRequiredService<DuixianDb>(), services.GetRequiredService<IdSource>());
            id = ids.NewId();
            var plan = await db.Plans.SingleOrDefaultAsync(p => p.Year == year && p.Code == code);
            var document = new SourceDocument(new(ids.NewId()), "清单.txt", "text/plain", Convert.ToHexStringLower(ids.NewId().ToByteArray()) + new string('0', 32), Text, retold: false, DateTimeOffset.UnixEpoch);
            var doubt = new DraftNotice("no-number", "没有数字，怎样算完成？", Span(Reform), "3");
            var draft = new Draft(new(id), new(year, code), "临河市民生实事", "临河市", null, document.Id, plan?.Id, [doubt], DateTimeOffset.UnixEpoch);
            var kept = items.Length > 0 ? items : [BedsItem, BlocksItem, ReformItem];
            for (var i = 0; i < kept.Length; i++) { draft.Take(new DraftItem(new(ids.NewId()), i + 1, DraftOrigin.Read, [Span(kept[i].Text)], kept[i])); }
            draft.Take(new DraftResult(new(ids.NewId()), 1, year - 1, "去年，新增护理型养老床位1500余张", "1500余张", "护理型养老床位", 1500, Bound.About, "张", "张", [Span("1500余张")], "1"));
            db.AddRange(document, draft);
            act.Record(new DraftOpened(id, year, code, document.Sha256, document.FileName, kept.Length));
            return await db.SaveAsync(act, CancellationToken.None);
        });
        return (id, $"/desk/drafts/{id:D}");
    }

    public static DraftItemContent BedsItem => Item("1", Beds, CommitmentKind.Count, "MZJ", Said("护理型养老床位", 500, "张", "500张", Beds), Said("幸福食堂", 100, "处", "100处", Beds));

    public static DraftItemContent BlocksItem => Item("2", Blocks, CommitmentKind.Count, "ZJJ", Said("老旧小区", 174, "个", "174个", Blocks));

    public static DraftItemContent ReformItem => Item("3", Reform, CommitmentKind.Qualitative, "YBJ",
        new DraftIndicator(Reform, null, "", "", new Promise(Bound.Exactly, null, null, null, null, null, null, [], null, ""), -1, []));

    public static DraftItemContent Item(string number, string text, CommitmentKind kind, string? lead, params DraftIndicator[] indicators) =>
        new(number, "民生", DraftItemContent.ShortTitle(text), text, kind, null, lead, LeadProposed: lead is not null, [], indicators, null);

    public static DraftIndicator Said(string subject, decimal amount, string unit, string quote, string text) => new(
        subject, Measure.Cumulative, unit, unit, new Promise(Bound.Exactly, amount, null, null, null, null, null, [], null, quote), text.IndexOf(quote, StringComparison.Ordinal), [Span(quote)]);

    public static TextSpan Span(string words)
    {
        var at = Text.IndexOf(words, StringComparison.Ordinal);
        return at < 0 ? new(0, 4) : new(at, at + words.Length);
    }

    public static Task<Receipt> GivenDeskOfficesAsync(this TestSite site) =>
        site.GivenOfficesAsync(("MZJ", "市民政局", "养老;床位"), ("ZJJ", "市住建局", "小区"), ("YBJ", "市医保局", "医保"));

    public static Task<Draft> DraftAsync(this TestSite site, Guid id) => site.WithDbAsync(db => db.Drafts.AsNoTracking().SingleAsync(d => d.Id == new DraftId(id)));

    public static async Task<DraftItem> ItemAsync(this TestSite site, Guid draft, string number) => (await site.DraftAsync(draft)).Items.Single(i => i.Number == number);

    /// <summary>Presses a button of the sheet that belongs to no open item.</summary>
    public static Task<HttpResponseMessage> PressAsync(this TestSite site, HttpClient client, string path, string button, params (string Name, string Value)[] fields) =>
        site.PostFormAsync(client, path, "form#act", With(button, fields));

    /// <summary>Opens an item, types into its form and presses one of its buttons.</summary>
    public static Task<HttpResponseMessage> EditAsync(this TestSite site, HttpClient client, string path, string item, string button, params (string Name, string Value)[] fields) =>
        site.PostFormAsync(client, $"{path}?item={item}", ".editor form", With(button, fields));

    public static async Task<IDocument> ShouldAnswerAsync(this HttpResponseMessage answer, HttpStatusCode expected, string? code = null)
    {
        var page = await TestSite.ReadPageAsync(answer);
        Assert.True(expected == answer.StatusCode, $"{answer.StatusCode}: {page.Body?.TextContent.Trim()}");
        if (code is not null) { Assert.Equal(code, page.QuerySelector("#refusal code")?.TextContent); }
        return page;
    }

    private static Dictionary<string, string> With(string button, (string Name, string Value)[] fields)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["do"] = button };
        foreach (var (name, value) in fields) { values[name] = value; }
        return values;
    }
}
