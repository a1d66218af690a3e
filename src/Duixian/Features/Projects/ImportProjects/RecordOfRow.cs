using Duixian.Domain.Projects;
using Duixian.Reading.Projects;

namespace Duixian.Features.Projects.ImportProjects;

/// <summary>Makes a project's record from the rows that tell of it, over what is known. What a table leaves blank stays as it was.</summary>
internal sealed class RecordOfRow(ProjectBookReading reading, IReadOnlyDictionary<string, string> units)
{
    private static readonly (ProjectField Field, FundKind Kind)[] Funds =
    [
        (ProjectField.FundCentral, FundKind.CentralBudget), (ProjectField.FundSpecialBond, FundKind.SpecialBond), (ProjectField.FundTreasuryBond, FundKind.TreasuryBond), (ProjectField.FundFiscal, FundKind.LocalBudget),
        (ProjectField.FundLoan, FundKind.Loan), (ProjectField.FundOwn, FundKind.Own), (ProjectField.FundPrivate, FundKind.Own), (ProjectField.FundForeign, FundKind.Foreign), (ProjectField.FundOther, FundKind.Other),
    ];

    /// <returns>The record, and the first county nobody here knows.</returns>
    public (ProjectRecord Record, string? UnknownCounty) Of(IReadOnlyList<ProjectRow> rows, ProjectRecord? before)
    {
        var known = before ?? new ProjectRecord { Name = rows[0].Name ?? "" };
        var (codes, unknown) = UnitsOf(rows);
        var funds = FundsOf(rows);
        var record = known with
        {
            Name = First(r => r.Name) ?? known.Name,
            Code = First(r => r.Code) ?? known.Code,
            Owner = First(r => r.Owner) ?? known.Owner,
            OwnerCode = First(r => r.OwnerUscc) ?? known.OwnerCode,
            Level = First(r => r.Level) ?? known.Level,
            Category = First(r => r.Category) ?? known.Category,
            Industry = First(r => r.Industry) ?? known.Industry,
            Nature = First(r => r.Nature) ?? known.Nature,
            Units = codes.Count > 0 ? codes : known.Units,
            Site = First(r => r.Site) ?? known.Site,
            Scale = First(r => r.Scale) ?? known.Scale,
            YearContent = First(r => r.YearGoal) ?? known.YearContent,
            TotalYuan = Number(r => r.TotalInvestmentYuan) ?? known.TotalYuan,
            Funds = funds.Count > 0 ? funds : known.Funds,
            BeforeYearYuan = Number(r => r.PriorCumulativeYuan ?? (r is { CumulativeYuan: { } all, YearCompletedYuan: { } year } && all >= year ? all - year : null)) ?? known.BeforeYearYuan,
            Told = ToldOf(rows) ?? known.Told,
            StartPlanned = Day(r => r.StartPlanned) ?? known.StartPlanned,
            FinishPlanned = Day(r => r.FinishPlanned) ?? known.FinishPlanned,
            ProductionPlanned = Day(r => r.ProductionPlanned) ?? known.ProductionPlanned,
            LandMu = Number(r => r.LandMu) ?? known.LandMu,
            LeadOffice = First(r => r.LeadOffice) ?? known.LeadOffice,
            ResponsibleOffice = First(r => r.Text(ProjectField.DutyOffice)) ?? known.ResponsibleOffice,
            LeaderPost = First(r => PostOf(r.Leader)) ?? known.LeaderPost,
            Progress = First(r => r.ImageProgress) ?? known.Progress,
            Problems = First(r => r.Problems) ?? known.Problems,
            Extra = ExtraOf(rows, known.Extra),
        };
        return (record, unknown);

        string? First(Func<ProjectRow, string?> of) => rows.Select(of).FirstOrDefault(v => !string.IsNullOrWhiteSpace(v));

        decimal? Number(Func<ProjectRow, decimal?> of) => rows.Select(of).FirstOrDefault(v => v is not null) is { } value ? decimal.Round(value, 4) : null;

        string? Day(Func<ProjectRow, PartialDate?> of) => rows.Select(of).FirstOrDefault(v => v is not null)?.ToString();
    }

    /// <summary>A post is kept in the record; a person's name is not.</summary>
    public static string? PostOf(string? leader) => leader is not null && Posts.Any(p => leader.Contains(p, StringComparison.Ordinal)) ? leader : null;

    private static readonly string[] Posts = ["市长", "书记", "主任", "主席", "县长", "区长", "局长", "部长", "常委", "组长"];

    private (List<string> Codes, string? Unknown) UnitsOf(IReadOnlyList<ProjectRow> rows)
    {
        var named = rows.Select(r => r.Counties).FirstOrDefault(c => c.Count > 0) ?? (reading.Context.County is { } county ? [county] : []);
        return ([.. named.Select(n => units.GetValueOrDefault(n)).OfType<string>().Distinct(StringComparer.Ordinal)], named.FirstOrDefault(n => !units.ContainsKey(n)));
    }

    private static List<FundPart> FundsOf(IReadOnlyList<ProjectRow> rows) =>
        [.. Funds.Select(f => (f.Kind, Yuan: rows.Select(r => r.FundYuan(f.Field)).FirstOrDefault(v => v is not null))).Where(f => f.Yuan is not null)
            .GroupBy(f => f.Kind).Select(g => new FundPart(g.Key, g.Sum(f => decimal.Round(f.Yuan!.Value, 4))))];   // filtered for

    private ToldFigures? ToldOf(IReadOnlyList<ProjectRow> rows)
    {
        var asOf = (reading.Context.Period ?? (reading.Context.Reported is { } day ? PartialDate.OfDay(day) : null))?.ToString();
        var row = rows.FirstOrDefault(r => r.YearCompletedYuan is not null || r.CumulativeYuan is not null || r.Has(ProjectField.FundArrived) || r.Has(ProjectField.FundPaid));
        return asOf is null || row is null ? null : new(asOf, Round(row.YearCompletedYuan), Round(row.CumulativeYuan), Round(row.FundYuan(ProjectField.FundArrived)), Round(row.FundYuan(ProjectField.FundPaid)));

        static decimal? Round(decimal? value) => value is { } known ? decimal.Round(known, 4) : null;
    }

    private static Dictionary<string, string> ExtraOf(IReadOnlyList<ProjectRow> rows, IReadOnlyDictionary<string, string> known)
    {
        var extra = known.ToDictionary(StringComparer.Ordinal);
        foreach (var cell in rows.SelectMany(r => r.Unmapped).Where(c => c.Header.Length > 0))
        {
            var heading = cell.Header.Length > 60 ? cell.Header[..60] : cell.Header;
            extra[heading] = cell.Text.Length > ProjectRecord.LongestText ? cell.Text[..ProjectRecord.LongestText] : cell.Text;
        }
        return extra;
    }
}
