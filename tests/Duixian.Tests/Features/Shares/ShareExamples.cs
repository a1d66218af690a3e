using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Domain.Shares;
using Duixian.Features.Shares.ConfirmShares;
using Duixian.Features.Shares.IssueShares;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Features.Shares;

/// <summary>Units and divided targets, for tests that need some.</summary>
public static class ShareExamples
{
    private static readonly (string Code, string Name, UnitKind Kind)[] Eleven =
    [
        ("371502", "东昌府区", UnitKind.County), ("371503", "茌平区", UnitKind.County), ("371581", "临清市", UnitKind.County), ("371525", "冠县", UnitKind.County),
        ("371522", "莘县", UnitKind.County), ("371521", "阳谷县", UnitKind.County), ("371524", "东阿县", UnitKind.County), ("371526", "高唐县", UnitKind.County),
        ("KFQ", "开发区", UnitKind.Zone), ("GXQ", "高新区", UnitKind.Zone), ("DJQ", "度假区", UnitKind.Zone),
    ];

    public static readonly string[] Counties = [.. Eleven.Where(u => u.Kind == UnitKind.County).Select(u => u.Code)];

    /// <summary>The eight counties and the three zones.</summary>
    public static async Task GivenUnitsAsync(this TestSite site)
    {
        if (await site.WithDbAsync(db => db.Units.AnyAsync())) { return; }
        await site.ActAsync((services, act) =>
        {
            var db = services.GetRequiredService<DuixianDb>();
            db.Units.AddRange(Eleven.Select((u, i) => new AssessmentUnit(u.Code, u.Name, u.Name, u.Kind, i + 1, null, null)));
            act.Record(new OfficesImported(Eleven.Length, "测试"));
            return db.SaveAsync(act, CancellationToken.None);
        });
    }

    /// <summary>Issues shares of indicator 1 as the system does it.</summary>
    public static Task<Receipt> GivenSharesAsync(this TestSite site, int year, string item = "1", ShareMethod method = ShareMethod.Equal, Universe universe = Universe.Counties, ShareInputs? inputs = null, string? reason = null, int version = 0, int targetVersion = 1, string plan = "report") =>
        site.ActAsync((services, act) => services.GetRequiredService<IssueShares>().ExecuteAsync(new(year, plan, item, 1, method, universe, [], inputs ?? ShareInputs.Whole, reason, version, targetVersion), act, CancellationToken.None));

    public static Task<Receipt> GivenConfirmedAsync(this TestSite site, int year, int version = 1, string item = "1") =>
        site.ActAsync((services, act) => services.GetRequiredService<ConfirmShares>().ExecuteAsync(new(year, "report", item, 1, version), act, CancellationToken.None));

    /// <summary>What the eight counties declare.</summary>
    public static ShareInputs Declared(params decimal[] amounts) => new(1, null, [], [.. Counties.Zip(amounts, (c, a) => new PartyFigure(c, 0, a, []))], []);
}
