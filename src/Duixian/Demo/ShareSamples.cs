using Duixian.Accounts;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Commitments;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Domain.Shares;
using Duixian.Features.Shares.IssueShares;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Demo;

/// <summary>Divides a few targets of the sample plan, each by a rule that can be said in a sentence. Nobody published such shares, so each says on its face that it is an example.</summary>
internal sealed class ShareSamples(DuixianDb db, Acts acts, IssueShares issueShares)
{
    private const int Year = 2024;
    private const string Plan = "report";

    public async Task LoadAsync(CancellationToken cancel)
    {
        if (await db.Decompositions.AnyAsync(cancel) || !await db.Units.AnyAsync(cancel)) { return; }
        await IssueAsync("2", "报销比例", ShareMethod.Equal, Universe.AllUnits, ShareInputs.Whole, "示例分解，非官方：全市执行同一报销标准", cancel);
        await IssueAsync("22", "护理型养老床位", ShareMethod.ByBase, Universe.Counties, await ByTownshipsAsync(cancel), "示例分解，非官方：按乡镇、街道个数的比例演示", cancel);
        await IssueAsync("25", "城市书房", ShareMethod.Equal, Universe.Counties, ShareInputs.Whole, "示例分解，非官方：按8个县（市、区）均分演示", cancel);
        await IssueAsync("26", "文化进万家", ShareMethod.Equal, Universe.AllUnits, ShareInputs.Whole, "示例分解，非官方：按11个单位均分演示", cancel);
    }

    /// <summary>How many townships and streets are listed under each county: a figure anybody can count in the sample regions.</summary>
    private async Task<ShareInputs> ByTownshipsAsync(CancellationToken cancel)
    {
        var townships = await db.Regions.Where(r => r.Level == RegionLevel.Township && r.Parent != null && r.Until == null).GroupBy(r => r.Parent!).Select(g => new { County = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.County, g => g.Count, StringComparer.Ordinal, cancel);   // a township always lies in a county
        var counties = await db.Units.IgnoreAutoIncludes().Where(u => u.Kind == UnitKind.County).Select(u => u.Code).ToListAsync(cancel);
        return new(1, "乡镇、街道个数（样例区划表）", [], [.. counties.Select(c => new PartyFigure(c, 10, townships.GetValueOrDefault(c), []))], []);
    }

    /// <summary>What the directory does not hold, or the plan does not say so, is left out: a sample must never stop the program.</summary>
    private async Task IssueAsync(string item, string words, ShareMethod method, Universe universe, ShareInputs inputs, string reason, CancellationToken cancel)
    {
        var lines = await db.ListLines.AsNoTracking().Where(l => l.Year == Year && l.Plan == Plan && l.Item == item && l.Indicator > 0).OrderBy(l => l.Indicator).ToListAsync(cancel);
        if ((lines.Find(l => l.Subject.Contains(words, StringComparison.Ordinal)) ?? lines.FirstOrDefault()) is not { Measure: not null } line) { return; }
        var request = new IssueSharesRequest(Year, Plan, item, line.Indicator, method, universe, [], inputs, reason, 0, line.TargetVersion);
        await acts.RunAsync(Actor.System, $"samples/shares/{item}", request, "sample data", act => issueShares.ExecuteAsync(request, act, cancel), cancel);
        db.ChangeTracker.Clear();
    }
}
