using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Plans;
using Duixian.Domain.Registers;
using Duixian.Domain.Shares;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Shares;

/// <summary>What the open register of an indicator says about who has how many.</summary>
/// <param name="Counts">Rows of each unit that stand; neither withdrawn ones nor suspected doubles.</param>
/// <param name="Works">The named works, where it is a public list of works; else empty.</param>
internal sealed record ShareRegister(RegisterKind Kind, string Title, bool IsPublic, IReadOnlyDictionary<string, int> Counts, IReadOnlyList<NamedWork> Works)
{
    /// <summary>True where the works are taken from the register, so nobody types them.</summary>
    public bool ListsWorks => Kind == RegisterKind.Works && IsPublic;

    /// <summary>The inputs of a division that is counted, or why it cannot be.</summary>
    public Result<ShareInputs> Count(IReadOnlyList<Party> parties)
    {
        if (Kind == RegisterKind.Works) { return SharesRefusal.RegisterOfWorks; }
        if (parties.Any(p => p.Kind == PartyKind.Office)) { return SharesRefusal.RegisterCountsUnits; }
        // Shares are public at once, and of people nothing below five is told of any place.
        if (Kind == RegisterKind.Beneficiaries && parties.Any(p => Counts.GetValueOrDefault(p.Code) < SmallCells.Least)) { return SharesRefusal.RegisterTooSmall(SmallCells.Least); }
        return new ShareInputs(1, IsPublic ? Title : null, [], [.. parties.Select(p => new PartyFigure(p.Code, 0, Counts.GetValueOrDefault(p.Code), []))], []);
    }

    /// <summary>The works as far as they touch these parties.</summary>
    public ShareInputs List(IReadOnlyList<Party> parties)
    {
        var known = parties.Select(p => p.Code).ToHashSet(StringComparer.Ordinal);
        return ShareInputs.Whole with { BaseName = Title, Works = [.. Works.Select(w => w with { Parties = [.. w.Parties.Where(known.Contains)] })] };
    }
}

/// <summary>Finds the register the figure of an indicator is counted from.</summary>
internal sealed class ShareRegisters(DuixianDb db)
{
    private const int MostWorks = 300;

    /// <returns>Null when there is none, or it is closed.</returns>
    public async Task<ShareRegister?> FindAsync(PlanAddress plan, string item, int indicator, CancellationToken cancel)
    {
        var register = await db.Registers.AsNoTracking()
            .Where(r => r.Year == plan.Year && r.Plan == plan.Code && r.Item == item && r.Indicator == indicator && r.ClosedOn == null)
            .OrderBy(r => r.Number).FirstOrDefaultAsync(cancel);
        if (register is null) { return null; }
        var counts = await db.RegisterTallies.AsNoTracking()
            .Where(t => t.Year == plan.Year && t.Plan == plan.Code && t.Item == item && t.Register == register.Number && t.Unit != "")
            .ToDictionaryAsync(t => t.Unit, t => t.Planned + t.UnderWay + t.Done, StringComparer.Ordinal, cancel);
        if (register is not { Kind: RegisterKind.Works, IsPublic: true }) { return new(register.Kind, register.Title, register.IsPublic, counts, []); }
        var rows = await db.RegisterRows.AsNoTracking()
            .Where(r => r.RegisterId == register.Id && r.State != RowState.Withdrawn && r.Doubled != DoubleMark.Suspected && r.Doubled != DoubleMark.IsDouble)
            .OrderBy(r => r.Number).Take(MostWorks).ToListAsync(cancel);
        return new(register.Kind, register.Title, register.IsPublic, counts, [.. rows.Select(r => new NamedWork(r.Name, [.. r.Also.Append(r.Unit).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]))]);
    }

    /// <summary>The inputs as they hold: what a register counts is counted here, whatever was sent.</summary>
    public async Task<Result<ShareInputs>> InputsAsync(ShareMethod method, ShareInputs sent, PlanAddress plan, string item, int indicator, IReadOnlyList<Party> parties, CancellationToken cancel)
    {
        if (method is not (ShareMethod.ByRegister or ShareMethod.ByNamedList)) { return sent; }
        return Inputs(method, sent, await FindAsync(plan, item, indicator, cancel), parties);
    }

    public static Result<ShareInputs> Inputs(ShareMethod method, ShareInputs sent, ShareRegister? register, IReadOnlyList<Party> parties) => method switch
    {
        ShareMethod.ByRegister => register is null ? SharesRefusal.RegisterMissing : register.Count(parties),
        ShareMethod.ByNamedList when register is { ListsWorks: true } => register.List(parties),
        _ => sent,
    };
}
