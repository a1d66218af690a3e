using Duixian.Domain.Projects;

namespace Duixian.Reading.Projects;

/// <summary>Where a value came from.</summary>
/// <param name="Address">K13; of a merged cell, its first.</param>
/// <param name="Raw">As the cell shows it.</param>
/// <param name="IsFormula">The value is what the program that saved the file had worked out.</param>
public sealed record CellSource(string Address, string Raw, bool IsFormula);

/// <summary>A cell under a header nobody here knows, or one whose content gave no value: kept so that nothing is lost.</summary>
public sealed record UnmappedCell(string Address, string Header, string Text);

/// <summary>One project as a row of a ledger tells it. A null is a blank, or a cell that gave no value for the reason a finding names; it is never zero.</summary>
public sealed class ProjectRow
{
    private readonly Dictionary<ProjectField, object> values = [];
    private readonly Dictionary<ProjectField, CellSource> sources = [];
    private readonly SortedDictionary<PermitStep, PermitStanding> permits = [];
    private readonly List<UnmappedCell> unmapped = [];

    internal ProjectRow(string sheet, int line) => (Sheet, Line) = (sheet, line);

    public string Sheet { get; }

    /// <summary>As printed at the left of the sheet.</summary>
    public int Line { get; }

    /// <summary>Hidden in the file, by a filter for instance; still a project.</summary>
    public bool IsHidden { get; internal init; }

    public string? RowId => Text(ProjectField.RowId);

    /// <summary>With its hyphens; as written where it is malformed.</summary>
    public string? Code => Text(ProjectField.Code);

    public string? Name => Text(ProjectField.Name);

    /// <summary>One, several where the project lies in several, none where nothing says so.</summary>
    public IReadOnlyList<string> Counties => values.GetValueOrDefault(ProjectField.County) as IReadOnlyList<string> ?? [];

    public string? Site => Text(ProjectField.Site);

    public string? Owner => Text(ProjectField.Owner);

    /// <summary>Null for old registration numbers, which are no credit codes.</summary>
    public string? OwnerUscc => Text(ProjectField.OwnerUscc);

    public string? Industry => Text(ProjectField.Industry);

    public string? Category => Text(ProjectField.Category);

    public string? Level => Text(ProjectField.Level);

    public string? Nature => Text(ProjectField.Nature);

    public string? Stage => Text(ProjectField.Stage);

    public string? Tier => Text(ProjectField.Tier);

    public string? Scale => Text(ProjectField.Scale);

    public string? YearGoal => Text(ProjectField.YearGoal);

    public decimal? TotalInvestmentYuan => Number(ProjectField.TotalInvestment);

    public decimal? YearPlanYuan => Number(ProjectField.YearPlan);

    public decimal? YearCompletedYuan => Number(ProjectField.YearCompleted);

    public decimal? MonthCompletedYuan => Number(ProjectField.MonthCompleted);

    public decimal? CumulativeYuan => Number(ProjectField.Cumulative);

    public decimal? PriorCumulativeYuan => Number(ProjectField.PriorCumulative);

    /// <summary>From 0 to 1, more where more was completed than planned.</summary>
    public decimal? CompletionRate => Number(ProjectField.CompletionRate);

    public decimal? ImageProgressRate => Number(ProjectField.ImageProgressRate);

    public string? ImageProgress => Text(ProjectField.ImageProgress);

    public PartialDate? StartPlanned => Date(ProjectField.StartPlanned);

    public PartialDate? StartActual => Date(ProjectField.StartActual);

    public PartialDate? FinishPlanned => Date(ProjectField.FinishPlanned);

    public PartialDate? FinishActual => Date(ProjectField.FinishActual);

    public PartialDate? ProductionPlanned => Date(ProjectField.ProductionPlanned);

    /// <summary>In 亩; a hectare is 15.</summary>
    public decimal? LandMu => Number(ProjectField.LandMu);

    public string? Problems => Text(ProjectField.Problems);

    public string? NextSteps => Text(ProjectField.NextSteps);

    public string? LeadOffice => Text(ProjectField.LeadOffice);

    public string? Leader => Text(ProjectField.Leader);

    public ContactCell? Contact => values.GetValueOrDefault(ProjectField.Contact) as ContactCell;

    /// <summary>A step that is not there was left blank, or its column does not exist.</summary>
    public IReadOnlyDictionary<PermitStep, PermitStanding> Permits => permits;

    /// <summary>Which cell each value came from.</summary>
    public IReadOnlyDictionary<ProjectField, CellSource> Sources => sources;

    public IReadOnlyList<UnmappedCell> Unmapped => unmapped;

    /// <summary>A part of the money by source; one of the fields that begin with Fund.</summary>
    public decimal? FundYuan(ProjectField fund) => Number(fund);

    public bool Has(ProjectField field) => field == ProjectField.Permit ? permits.Count > 0 : values.ContainsKey(field);

    public string? Text(ProjectField field) => values.GetValueOrDefault(field) as string;

    /// <summary>Money in 元, an area in 亩, a rate from 0 to 1.</summary>
    public decimal? Number(ProjectField field) => values.GetValueOrDefault(field) as decimal?;

    public PartialDate? Date(ProjectField field) => values.GetValueOrDefault(field) as PartialDate?;

    internal object? Value(ProjectField field) => values.GetValueOrDefault(field);

    internal void Set(ProjectField field, object value, CellSource? source = null)
    {
        values[field] = value;
        if (source is not null) { sources[field] = source; }
    }

    internal void Remove(ProjectField field) => values.Remove(field);

    internal void Set(PermitStep step, PermitStanding standing) => permits[step] = standing;

    internal void Keep(UnmappedCell cell) => unmapped.Add(cell);
}
