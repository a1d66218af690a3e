using System.Net;
using AngleSharp.Dom;
using Duixian.Data;
using Duixian.Domain.Commitments;
using Duixian.Domain.Directory;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Features.Dispatch.SheetFiles;

/// <summary>A sheet with a line of every way of measuring, and the ways of a file through the site.</summary>
internal static class SheetFileExamples
{
    public const string Party = "371525";
    public static readonly string[] Townships = ["371525001", "371525002", "371525003"];

    private static DraftItemContent Item(string number, string subject, Measure measure, string unit, string baseUnit, decimal? amount, IReadOnlyList<Step>? steps = null, DateOnly? inForce = null) =>
        new(number, "民生", subject, subject, CommitmentKind.Count, null, "MZJ", LeadProposed: false, [], [new DraftIndicator(subject, measure, unit, baseUnit, new Promise(Bound.Exactly, amount, null, null, null, null, null, steps ?? [], inForce, subject), 0, [])], null);

    /// <summary>Six lines of the county 冠县 in round 1 (January), open today; each test has a plan of its own.</summary>
    public static async Task<DispatchRound> GivenSheetAsync(this TestSite site, string plan)
    {
        await site.GivenPlanAsync(2024, plan, items:
        [
            Item("1", "城镇新增就业", Measure.Cumulative, "人", "人", 120),
            Item("2", "住院报销比例", Measure.Rate, "%", "%", 75),
            Item("3", "开通环城专线", Measure.YesNo, "", "", null),
            Item("4", "建成体育公园", Measure.Milestones, "", "", null, [new("开工", new(2024, 1, 10)), new("建成", new(2024, 11, 30))]),
            Item("5", "供暖季公交免费", Measure.PolicyInForce, "", "", null, inForce: new(2024, 1, 15)),
            Item("6", "到位资金", Measure.Cumulative, "亿元", "元", 500_000_000),
        ]);
        var round = await site.GivenSheetRoundAsync(1, 1, Enumerable.Range(1, 6).Select(i => new AskedCell(i.ToString(), 1, Party, i)), plan: plan);
        site.SetToday(2024, 1, 31);
        return round;
    }

    public static async Task GivenCountyAsync(this TestSite site)
    {
        if (await site.WithDbAsync(db => db.Units.AnyAsync())) { return; }
        await site.GivenOfficesAsync((Party, "冠县人民政府", ""), ("MZJ", "市民政局", ""), ("ZFB", "市政府办公室", ""), ("371526", "高唐县人民政府", ""));
        await site.ActAsync((services, act) =>
        {
            var db = services.GetRequiredService<DuixianDb>();
            var unit = new AssessmentUnit(Party, "冠县", "冠县", UnitKind.County, 1, null, null);
            unit.Cover(Party, null, null);
            db.Add(unit);
            db.AddRange(Townships.Select((code, i) => new Region(code, new[] { "清泉街道", "崇文街道", "烟庄街道" }[i], RegionLevel.Township, Party, null, null, null)));
            act.Record(new OfficesImported(1, "测试"));
            return db.SaveAsync(act, CancellationToken.None);
        });
    }

    public static string PathOf(string plan) => $"/desk/sheets/2024/{plan}/1/{Party}";

    public static Task<HttpClient> ReporterAsync(this TestSite site) => site.SignedInAsync(Role.Reporter, Party);

    public static async Task<byte[]> DownloadAsync(this TestSite site, string plan, string ending = ".xlsx")
    {
        using var answer = await (await site.ReporterAsync()).GetAsync(PathOf(plan) + ending);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    /// <summary>Uploads a file; the answer is the trial's page, or the refusal.</summary>
    public static async Task<(HttpStatusCode Status, IDocument Page, string Address)> UploadAsync(this TestSite site, string plan, byte[] file, string name = "填好.xlsx")
    {
        var client = await site.ReporterAsync();
        using var answer = await site.PostFormAsync(client, PathOf(plan) + "/upload", "form:has(input[type=file])", [], ("File", name, file));
        if (answer.StatusCode != HttpStatusCode.Redirect) { return (answer.StatusCode, await TestSite.ReadPageAsync(answer), ""); }
        var address = new Uri(new Uri(site.Address), answer.Headers.Location!).PathAndQuery;   // a redirect says where
        using var trial = await client.GetAsync(address);
        return (trial.StatusCode, await TestSite.ReadPageAsync(trial), address);
    }

    public static async Task<HttpResponseMessage> ConfirmAsync(this TestSite site, string address, Dictionary<string, string>? values = null) =>
        await site.PostFormAsync(await site.ReporterAsync(), address, "form:has([name=LinesSeen])", values ?? []);

    public static IReadOnlyList<string> Codes(this IDocument page) => [.. page.QuerySelectorAll("main code").Select(c => c.TextContent)];
}
