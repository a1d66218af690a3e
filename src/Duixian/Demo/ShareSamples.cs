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

    /// <summary>People living there at the end of 2023, in 万, as reprinted in public; the zones are counted in their counties.</summary>
    private static readonly Dictionary<string, decimal> People = new(StringComparer.Ordinal)
    {
        ["371502"] = 148m, ["371503"] = 51m, ["371581"] = 78m, ["371521"] = 68.87m, ["371522"] = 91.22m, ["371524"] = 34m, ["371525"] = 70m, ["371526"] = 44.82m,
    };

    public async Task LoadAsync(CancellationToken cancel)
    {
        if (await db.Decompositions.AnyAsync(cancel) || !await db.Units.AnyAsync(cancel)) { return; }
        await IssueAsync("2", "报销比例", ShareMethod.Equal, Universe.AllUnits, ShareInputs.Whole, "示例分解，非官方：全市执行同一报销标准", cancel);
        await IssueAsync("22", "护理型养老床位", ShareMethod.ByBase, Universe.Counties, ByPeople(), "示例分解，非官方：按2023年末常住人口的比例演示", cancel);
        await IssueAsync("25", "城市书房", ShareMethod.Equal, Universe.Counties, ShareInputs.Whole, "示例分解，非官方：按8个县（市、区）均分演示", cancel);
        await IssueAsync("26", "文化进万家", ShareMethod.Equal, Universe.AllUnits, ShareInputs.Whole, "示例分解，非官方：按11个单位均分演示", cancel);
    }

    private static ShareInputs ByPeople() =>
        new(1, "2023年末常住人口，公开转载，万人", [], [.. People.Select(p => new PartyFigure(p.Key, 10, p.Value, []))], []);

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
