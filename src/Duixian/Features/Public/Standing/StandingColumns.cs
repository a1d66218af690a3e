using Duixian.Files;

namespace Duixian.Features.Public.Standing;

/// <summary>One column of a file of standings.</summary>
/// <param name="Key">Its name in the text files: <c>Column.Item</c> and so on.</param>
internal sealed record StandingColumn<TRow>(string Key, Func<TRow, StandingWords, TableCell> Cell);

/// <summary>The columns of the four files, in their order. Shares are in per cent, as people read them.</summary>
internal static class StandingColumns
{
    public static readonly IReadOnlyList<StandingColumn<ExportedStanding>> Standing =
    [
        new("Item", (r, _) => r.Item), new("Indicator", (r, _) => r.Indicator), new("Title", (r, _) => r.Title), new("Subject", (r, _) => r.Subject), new("Lead", (r, _) => r.LeadName),
        new("Delivered", (r, _) => r.Delivered), new("Target", (r, _) => r.Target), new("Unit", (r, _) => r.Unit), new("Rate", (r, _) => Percent(r.Rate)), new("Schedule", (r, _) => Percent(r.Schedule)), new("Ahead", (r, _) => Points(r.PointsAhead)),
        new("Light", (r, w) => w.Light(r.Light)), new("Since", (r, _) => r.LightSince), new("Done", (r, w) => w[r.Done ? "Yes" : "No"]), new("Excused", (r, w) => w[r.Excused ? "Yes" : "No"]), new("AsOf", (r, _) => r.AsOf), new("JudgedFor", (r, _) => r.JudgedFor),
        new("Rule", (r, _) => r.Rule), new("RuleVersion", (r, _) => r.RuleVersion), new("ScheduleVersion", (r, _) => r.ScheduleVersion), new("Reported", (r, _) => r.Reported), new("Parties", (r, _) => r.Parties),
        new("Due", (r, _) => r.Due), new("FirstDue", (r, _) => r.FirstDue), new("Hedge", (r, _) => r.Hedge), new("Reason", (r, _) => r.Reason), new("NewDay", (r, _) => r.NewDay), new("Obstacle", (r, _) => r.Obstacle),
        new("ItemLight", (r, w) => r.ItemDone ? w["State.Done"] : w.Light(r.ItemLight)), new("Verdict", (r, w) => r.Verdict is { } verdict ? w["State.Verdict" + verdict] : null), new("VerdictReason", (r, _) => r.VerdictReason),
    ];

    public static readonly IReadOnlyList<StandingColumn<ExportedFigure>> History =
    [
        new("Item", (r, _) => r.Item), new("Indicator", (r, _) => r.Indicator), new("Subject", (r, _) => r.Subject), new("Code", (r, _) => r.Party), new("Party", (r, _) => r.PartyName ?? r.Party), new("AsOf", (r, _) => r.AsOf), new("Round", (r, _) => r.Round),
        new("Delivered", (r, _) => r.Amount), new("Unit", (r, _) => r.Unit), new("Unchanged", (r, w) => w[r.Unchanged ? "Yes" : "No"]), new("Grade", (r, w) => w.Grade(r.Grade)), new("Proxy", (r, w) => w[r.Proxy ? "Yes" : "No"]), new("Late", (r, w) => w[r.Late ? "Yes" : "No"]),
        new("First", (r, _) => StandingWords.Amount(r.First)), new("CorrectionReason", (r, _) => r.CorrectionReason), new("CorrectedAt", (r, _) => r.CorrectedAt is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : default(DateOnly?)),
        new("Reason", (r, _) => r.Reason), new("NewDay", (r, _) => r.NewDay), new("Obstacle", (r, _) => r.Obstacle), new("Entry", (r, _) => r.Entry),
    ];

    public static readonly IReadOnlyList<StandingColumn<ExportedPart>> Parts =
    [
        new("Item", (r, _) => r.Item), new("Indicator", (r, _) => r.Indicator), new("Subject", (r, _) => r.Subject), new("Code", (r, _) => r.Party), new("Party", (r, _) => r.PartyName), new("Delivered", (r, _) => r.Delivered), new("Share", (r, _) => r.Share), new("Unit", (r, _) => r.Unit),
        new("Rate", (r, _) => Percent(r.Rate)), new("Schedule", (r, _) => Percent(r.Schedule)), new("Ahead", (r, _) => Points(r.PointsAhead)), new("Light", (r, w) => w.Light(r.Light)), new("Since", (r, _) => r.LightSince), new("Done", (r, w) => w[r.Done ? "Yes" : "No"]), new("AsOf", (r, _) => r.AsOf),
        new("Grade", (r, w) => w.Grade(r.Grade)), new("Reason", (r, _) => r.Reason), new("NewDay", (r, _) => r.NewDay), new("Obstacle", (r, _) => r.Obstacle),
    ];

    public static readonly IReadOnlyList<StandingColumn<ExportedJudgement>> Judgements =
    [
        new("JudgedFor", (r, _) => r.Day), new("Round", (r, _) => r.Round), new("Item", (r, _) => r.Item), new("Indicator", (r, _) => r.Indicator == 0 ? default(int?) : r.Indicator), new("Subject", (r, _) => r.Subject), new("Delivered", (r, _) => r.Delivered), new("Unit", (r, _) => r.Unit),
        new("Rate", (r, _) => Percent(r.Rate)), new("Schedule", (r, _) => Percent(r.Schedule)), new("LightBefore", (r, w) => r.LightBefore is { } light ? w.Light(light) : null), new("Light", (r, w) => w.Light(r.Light)), new("DoneBefore", (r, w) => r.DoneBefore is { } done ? w[done ? "Yes" : "No"] : null), new("Done", (r, w) => w[r.Done ? "Yes" : "No"]), new("Entry", (r, _) => r.Entry),
    ];

    private static decimal? Percent(decimal? share) => share is { } known ? decimal.Round(known * 100m, 2) : null;

    private static decimal? Points(decimal? points) => points is { } known ? decimal.Round(known, 2) : null;
}
