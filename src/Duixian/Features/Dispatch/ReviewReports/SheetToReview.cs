using Duixian.Data;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Standings;
using Duixian.Features.Dispatch.FileSheet;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Dispatch.ReviewReports;

/// <summary>A filed line with everything a reviewer judges it by.</summary>
/// <param name="Warnings">What looks unlikely about the figure, by the same checks its office saw.</param>
/// <param name="Standing">How it would stand once accepted.</param>
/// <param name="Evidence">How many files stand behind it.</param>
/// <param name="IsOwn">The reviewer filed it; somebody else accepts it.</param>
public sealed record ReviewLine(SheetLine Line, IReadOnlyList<EntryWarning> Warnings, LineStanding Standing, int Evidence, bool IsOwn)
{
    public ProgressReport Report => Line.Report;

    /// <summary>Nothing about it asks for a second look: it may be accepted with others in one go.</summary>
    public bool IsClear => Report.State == ReportState.Submitted && !IsOwn && Warnings.Count == 0 && Report.WarningReason is null && Report.Explanation is null && !Report.Late && !Standing.NeedsExplanation;
}

/// <param name="Waiting">What asks for a look on top, then the rest in the order of the sheet.</param>
/// <param name="Others">What is decided, or not before the reviewer yet.</param>
/// <param name="SameSteps">Key projects of the sheet whose completed investment grew by the very same amount.</param>
internal sealed record ReviewView(OpenSheet Sheet, IReadOnlyList<ReviewLine> Waiting, IReadOnlyList<ReviewLine> Others, IReadOnlyList<(decimal Step, IReadOnlyList<string> Items)> SameSteps);

/// <summary>One sheet as filed, beside the last one, with checks, explanations and evidence.</summary>
internal sealed class SheetToReview(DuixianDb db, SheetAccess sheets)
{
    /// <returns>Null where it is not there, or not for this person.</returns>
    public async Task<ReviewView?> ReadAsync(int year, string plan, int round, string party, Actor by, CancellationToken cancel)
    {
        if (await sheets.FindAsync(year, plan, round, party, by, cancel) is not { } sheet) { return null; }
        var files = await db.EvidenceFiles.Where(e => e.Year == year && e.Plan == plan && e.Round == round && e.Party == party && e.WithdrawnOn == null)
            .GroupBy(e => e.ReportId).Select(g => new { g.Key, Files = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Files, cancel);
        var together = InvestmentLines.Of(sheet, new Dictionary<Guid, Figure>());
        var lines = sheet.Lines.Select(line => new ReviewLine(
            line, line.Report.Figure.IsBlank ? [] : together.Warnings(line, line.Report.Figure), LightPreview.Of(line, line.Report.Figure),
            files.GetValueOrDefault(line.Report.Id), line.Report.Filer is not null && line.Report.Filer == by.Account)).ToList();
        return new(sheet, [.. lines.Where(l => l.Report.State == ReportState.Submitted).OrderBy(l => l.IsClear)], [.. lines.Where(l => l.Report.State != ReportState.Submitted)], together.SameSteps());
    }
}
