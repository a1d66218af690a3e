using System.Runtime.CompilerServices;
using Duixian.Data;
using Duixian.Domain.Commitments;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Features.Dispatch.FileSheet;
using Duixian.Shell.Typing;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Dispatch.SheetFiles;

/// <summary>One line of a party's sheet with everything a file shows of it.</summary>
/// <param name="Unit">As printed (万人).</param>
/// <param name="BaseUnit">Without its multiplier (人); figures are kept in it.</param>
/// <param name="Share">What the party answers for; null where it does so without a figure.</param>
/// <param name="Last">The newest figure that counts, of a day before this round's; null where there is none.</param>
/// <param name="Now">What this round's line says so far.</param>
internal sealed record PartySheetLine(
    ReportId Id, long Revision, ReportState State, string Item, int Indicator, string Subject, string Unit, string BaseUnit, Measure Measure, Promise? Promise,
    decimal? Share, Figure? Last, Figure Now, bool Unchanged, Explanation? Explanation, string? WarningReason, string? ReturnReason)
{
    /// <summary>What the cells hold before anybody types: what was said already, otherwise last time's.</summary>
    public Figure Prefilled => State == ReportState.Asked ? Last ?? Figure.Blank : Now;

    /// <summary>Whether it may still be filed; what is accepted stands.</summary>
    public bool IsOpen => State is ReportState.Asked or ReportState.Returned or ReportState.AwaitingApproval or ReportState.Submitted;

    /// <summary>The unit its figures are written in: as printed, where all of them can be written so.</summary>
    public (decimal Size, string Name) WrittenIn
    {
        get
        {
            var (size, plain) = AmountTyped.Unit(Unit);
            var smallest = BaseUnit.Length > 0 ? BaseUnit : plain;
            if (size == 1m || (Share ?? Promise?.Amount) is not { } whole || Math.Abs(whole) < size) { return (1m, smallest); }
            return new[] { whole, Last?.Amount, Now.Amount }.All(a => a is not { } known || decimal.Round(known / size, 4) == known / size) ? (size, Unit) : (1m, smallest);
        }
    }
}

/// <summary>All lines of one party in one round as its files show them, in the order of the sheet.</summary>
/// <param name="Open">The sheet as every way of filing sees it.</param>
/// <param name="Place">The city whose plan it is.</param>
internal sealed record PartySheet(OpenSheet Open, string Place, IReadOnlyList<PartySheetLine> Lines)
{
    public DispatchRound Round => Open.Round;

    public string Party => Open.Party;

    public string PartyName => Open.PartyName;

    /// <summary>The address of its page and the beginning of every file's.</summary>
    public string Path => $"/desk/sheets/{Round.Year}/{Round.Plan}/{Round.Number}/{Party}";
}

/// <summary>Sheets for files: the same lines and last figures as on the web.</summary>
internal sealed class PartySheets(DuixianDb db, SheetAccess access)
{
    /// <returns>Null where there is none, or it is not within the person's scope.</returns>
    public async Task<PartySheet?> FindAsync(PlanAddress plan, int round, string party, Actor? by, CancellationToken cancel) =>
        await access.FindAsync(plan.Year, plan.Code, round, party, by, cancel) is { } open ? Shown(open, await PlaceAsync(plan, cancel)) : null;

    /// <summary>Every party's sheet of a round, by code; none where there is no such round.</summary>
    public async IAsyncEnumerable<PartySheet> AllAsync(PlanAddress plan, int round, Actor by, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (year, code) = (plan.Year, plan.Code);
        var place = await PlaceAsync(plan, cancel);
        foreach (var party in await db.Reports.Where(r => r.Year == year && r.Plan == code && r.Round == round).Select(r => r.Party).Distinct().OrderBy(p => p).ToListAsync(cancel))
        {
            if (await access.FindAsync(year, code, round, party, by, cancel) is { } open) { yield return Shown(open, place); }
        }
    }

    private async Task<string> PlaceAsync(PlanAddress plan, CancellationToken cancel) => await db.PlanSummaries.Where(p => p.Year == plan.Year && p.Plan == plan.Code).Select(p => p.Place).SingleOrDefaultAsync(cancel) ?? "";

    private static PartySheet Shown(OpenSheet open, string place) => new(open, place,
    [
        .. open.Lines.Select(line =>
        {
            var (report, asked) = (line.Report, line.Asked);
            return new PartySheetLine(
                report.Id, report.Revision, report.State, report.Item, report.Indicator, asked is null ? "" : asked.Subject.Length > 0 ? asked.Subject : asked.Title, asked?.Unit ?? "", asked?.BaseUnit ?? "", asked?.Measure ?? Measure.Cumulative, asked?.Promise,
                line.Share, line.Last, report.Figure, report.Unchanged, report.Explanation, report.WarningReason, report.ReturnReason);
        }),
    ]);
}
