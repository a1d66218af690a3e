namespace Duixian.Reading.Projects;

/// <summary>What a column of a ledger of projects is about.</summary>
public enum ProjectField
{
    /// <summary>The number of the line; not kept.</summary>
    Sequence,
    Remark,

    /// <summary>A column nobody here knows; its cells are kept as written.</summary>
    Other,
    RowId,
    Code,
    Name,
    County,
    Site,
    Owner,
    OwnerUscc,
    Industry,
    Category,
    Level,
    Nature,
    Stage,
    Tier,
    Scale,
    YearGoal,
    TotalInvestment,
    YearPlan,
    YearCompleted,
    MonthCompleted,
    Cumulative,
    PriorCumulative,
    FundCentral,
    FundTreasuryBond,
    FundSpecialBond,
    FundFiscal,
    FundLoan,
    FundOwn,
    FundPrivate,
    FundForeign,
    FundOther,
    FundArrived,
    FundPaid,
    CompletionRate,
    ImageProgressRate,
    ImageProgress,
    StartPlanned,
    StartActual,
    FinishPlanned,
    FinishActual,
    ProductionPlanned,

    /// <summary>From when to when, in one cell: gives a start and a finish.</summary>
    BuildPeriod,
    LandMu,
    Problems,
    NextSteps,
    LeadOffice,
    DutyOffice,
    IndustryOffice,
    Leader,
    Contact,

    /// <summary>A leader and the person to call, in one cell: gives both.</summary>
    Lead,
    Enrolled,

    /// <summary>One step of approval; which one stands beside it.</summary>
    Permit,
}

/// <summary>How a field is read.</summary>
internal enum FieldKind { Ignored, Text, Prose, Money, Area, Rate, Date, Period, Code, CreditCode, Industry, County, Contact, Lead, Permit }

/// <summary>The fields with the names they have in JSON and in remembered mappings, and how each is read.</summary>
internal static class ProjectFields
{
    private static readonly (ProjectField Field, string Name, FieldKind Kind)[] All =
    [
        (ProjectField.Sequence, "-seq", FieldKind.Ignored), (ProjectField.Remark, "-remark", FieldKind.Ignored), (ProjectField.Other, "-other", FieldKind.Ignored),
        (ProjectField.RowId, "rowId", FieldKind.Text), (ProjectField.Code, "code", FieldKind.Code), (ProjectField.Name, "name", FieldKind.Text),
        (ProjectField.County, "county", FieldKind.County), (ProjectField.Site, "site", FieldKind.Text), (ProjectField.Owner, "owner", FieldKind.Text),
        (ProjectField.OwnerUscc, "ownerUscc", FieldKind.CreditCode), (ProjectField.Industry, "industry", FieldKind.Industry), (ProjectField.Category, "category", FieldKind.Text),
        (ProjectField.Level, "level", FieldKind.Text), (ProjectField.Nature, "nature", FieldKind.Text), (ProjectField.Stage, "stage", FieldKind.Text),
        (ProjectField.Tier, "tier", FieldKind.Text), (ProjectField.Scale, "scale", FieldKind.Prose), (ProjectField.YearGoal, "yearGoal", FieldKind.Prose),
        (ProjectField.TotalInvestment, "totalInvestmentYuan", FieldKind.Money), (ProjectField.YearPlan, "yearPlanYuan", FieldKind.Money),
        (ProjectField.YearCompleted, "yearCompletedYuan", FieldKind.Money), (ProjectField.MonthCompleted, "monthCompletedYuan", FieldKind.Money),
        (ProjectField.Cumulative, "cumulativeYuan", FieldKind.Money), (ProjectField.PriorCumulative, "priorCumulativeYuan", FieldKind.Money),
        (ProjectField.FundCentral, "fundCentralYuan", FieldKind.Money), (ProjectField.FundTreasuryBond, "fundTreasuryBondYuan", FieldKind.Money),
        (ProjectField.FundSpecialBond, "fundSpecialBondYuan", FieldKind.Money), (ProjectField.FundFiscal, "fundFiscalYuan", FieldKind.Money),
        (ProjectField.FundLoan, "fundLoanYuan", FieldKind.Money), (ProjectField.FundOwn, "fundOwnYuan", FieldKind.Money),
        (ProjectField.FundPrivate, "fundPrivateYuan", FieldKind.Money), (ProjectField.FundForeign, "fundForeignYuan", FieldKind.Money),
        (ProjectField.FundOther, "fundOtherYuan", FieldKind.Money), (ProjectField.FundArrived, "fundArrivedYuan", FieldKind.Money),
        (ProjectField.FundPaid, "fundPaidYuan", FieldKind.Money), (ProjectField.CompletionRate, "completionRate", FieldKind.Rate),
        (ProjectField.ImageProgressRate, "imageProgressRate", FieldKind.Rate), (ProjectField.ImageProgress, "imageProgress", FieldKind.Prose),
        (ProjectField.StartPlanned, "startPlanned", FieldKind.Date), (ProjectField.StartActual, "startActual", FieldKind.Date),
        (ProjectField.FinishPlanned, "finishPlanned", FieldKind.Date), (ProjectField.FinishActual, "finishActual", FieldKind.Date),
        (ProjectField.ProductionPlanned, "productionPlanned", FieldKind.Date), (ProjectField.BuildPeriod, "buildPeriod", FieldKind.Period),
        (ProjectField.LandMu, "landMu", FieldKind.Area), (ProjectField.Problems, "problems", FieldKind.Prose), (ProjectField.NextSteps, "nextSteps", FieldKind.Prose),
        (ProjectField.LeadOffice, "leadOffice", FieldKind.Text), (ProjectField.DutyOffice, "dutyOffice", FieldKind.Text), (ProjectField.IndustryOffice, "industryOffice", FieldKind.Text),
        (ProjectField.Leader, "leader", FieldKind.Text), (ProjectField.Contact, "contact", FieldKind.Contact), (ProjectField.Lead, "lead", FieldKind.Lead),
        (ProjectField.Enrolled, "enrolled", FieldKind.Text), (ProjectField.Permit, "permits", FieldKind.Permit),
    ];

    private static readonly Dictionary<ProjectField, string> Names = All.ToDictionary(f => f.Field, f => f.Name);
    private static readonly Dictionary<ProjectField, FieldKind> Kinds = All.ToDictionary(f => f.Field, f => f.Kind);
    private static readonly Dictionary<string, ProjectField> ByName = All.ToDictionary(f => f.Name, f => f.Field, StringComparer.Ordinal);

    /// <summary>Parts of the money a project is paid from; together they should be its total.</summary>
    public static readonly IReadOnlyList<ProjectField> Funds =
    [
        ProjectField.FundCentral, ProjectField.FundTreasuryBond, ProjectField.FundSpecialBond, ProjectField.FundFiscal, ProjectField.FundLoan,
        ProjectField.FundOwn, ProjectField.FundPrivate, ProjectField.FundForeign, ProjectField.FundOther,
    ];

    public static IEnumerable<ProjectField> InOrder => All.Select(f => f.Field);

    public static string NameOf(ProjectField field) => Names[field];

    public static FieldKind KindOf(ProjectField field) => Kinds[field];

    public static ProjectField? Find(string name) => ByName.TryGetValue(name, out var field) ? field : null;
}
