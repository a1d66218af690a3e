using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Standings;

namespace Duixian.Features.Dispatch.FileSheet;

/// <summary>One line as it is filed.</summary>
/// <param name="Revision">The revision the person saw; if the line has moved on since, the answer is 409.</param>
public sealed record FiledLine(Guid Report, long Revision, Filing Filing);

/// <summary>Files lines of one party in one round, all or none. Lines that are not named stay as they are.</summary>
public sealed record FileSheetRequest(Guid Round, string Party, IReadOnlyList<FiledLine> Lines);

/// <summary>Where in a line something is wrong.</summary>
public enum LineCell
{
    Figure,
    Reason,
    NewDay,
    Obstacle,
    Warning,
}

/// <summary>A filed line, judged: what would be kept, what is asked about, and what stands in the way.</summary>
/// <param name="Filing">As it would be kept: "no change" holds the last figure, empty texts are none.</param>
/// <param name="Standing">How the line would stand once it is accepted.</param>
/// <param name="Fault">Null where the line can go in.</param>
public sealed record LineReading(SheetLine Line, Filing Filing, LineStanding Standing, IReadOnlyList<EntryWarning> Warnings, LineCell Cell, Refusal? Fault);

/// <summary>Takes what a unit reports: from the sheet on the web, from a workbook and through the API alike.</summary>
internal sealed class FileSheet(DuixianDb db, SheetAccess access, CivilDay civilDay)
{
    public async Task<Result<Receipt>> ExecuteAsync(FileSheetRequest request, Act act, CancellationToken cancel)
    {
        if (await access.FindAsync(request.Round, request.Party, act.By, cancel) is not { } sheet) { return DispatchRefusal.RoundUnknown; }
        if (!act.By.May(Power.FillSheets)) { return Refusal.NotYours; }
        if (sheet.PlanClosedOn is { } closed) { return SheetRefusal.PlanClosed(closed); }
        if (request.Lines.Count == 0) { return SheetRefusal.NothingFiled; }
        var known = sheet.Lines.ToDictionary(l => l.Report.Id.Value);
        if (request.Lines.Any(l => !known.ContainsKey(l.Report))) { return DispatchRefusal.LineUnknown; }
        if (request.Lines.GroupBy(l => l.Report).FirstOrDefault(g => g.Count() > 1) is { } twice) { return SheetRefusal.LineTwice(known[twice.Key].Report.Item); }
        var overtaken = request.Lines.Where(l => known[l.Report].Report.Revision != l.Revision).Select(l => l.Report).ToList();
        if (overtaken.Count > 0) { return Overtaken(overtaken); }
        var readings = Read(sheet, request.Lines);
        if (readings.FirstOrDefault(r => r.Fault is not null) is { } wrong) { return wrong.Fault!; }   // just looked for
        var (office, proxy) = FiledBy(act.By, request.Party);
        // Who files for another stands behind it with its own name: the mark says so, and the unit's approver is not asked.
        var needsApprover = sheet.OwnApprover && !proxy && !act.By.May(Power.ApproveSheets);
        foreach (var reading in readings)
        {
            if (reading.Line.Report.File(reading.Filing, office, proxy, needsApprover, sheet.Round, civilDay.Today, act.By.Account) is { } refusal) { return refusal; }
        }
        SheetMoves.Record(act, sheet.Round, request.Party, SheetMoves.Submitted, null, readings.Select(r => r.Line.Report));
        db.UpdateRange(readings.Select(r => r.Line.Report));
        return await db.SaveAsync(act, cancel);
    }

    /// <summary>Judges lines without keeping anything: for a page, a workbook or a trial. Lines the sheet does not have are left out.</summary>
    /// <param name="beside">What is being filed in the lines that are not read now; some checks look at several lines of one project.</param>
    public IReadOnlyList<LineReading> Read(OpenSheet sheet, IReadOnlyList<FiledLine> lines, IReadOnlyList<FiledLine>? beside = null)
    {
        var known = sheet.Lines.ToDictionary(l => l.Report.Id.Value);
        var together = sheet.Projects.Count == 0 ? InvestmentLines.None
            : InvestmentLines.Of(sheet, (beside ?? []).Concat(lines).Where(l => known.ContainsKey(l.Report)).GroupBy(l => l.Report).ToDictionary(g => g.Key, g => Said(known[g.Key], g.Last().Filing)));
        return [.. lines.Where(l => known.ContainsKey(l.Report)).Select(l => Read(known[l.Report], l.Filing, together))];
    }

    /// <summary>"No change" holds the last figure.</summary>
    private static Figure Said(SheetLine line, Filing typed) => typed.Unchanged ? line.Last ?? Figure.Blank : typed.Figure;

    private LineReading Read(SheetLine line, Filing typed, InvestmentLines together)
    {
        var item = line.Report.Item;
        var figure = Said(line, typed);
        var unchanged = typed.Unchanged && line.Accepted is not null && figure == line.Accepted;
        var explanation = typed.Explanation is { } e && (Blank(e.Reason) ?? Blank(e.Obstacle)) is not null || typed.Explanation?.NewDay is not null
            ? new Explanation(typed.Explanation.Reason?.Trim() ?? "", typed.Explanation.NewDay, Blank(typed.Explanation.Obstacle)) : null;
        var standing = LightPreview.Of(line, figure);
        var warnings = together.Warnings(line, figure);
        var said = new Filing(figure, unchanged, explanation, warnings.Count > 0 ? Blank(typed.WarningReason) : null);
        var (cell, fault) = Fault(typed.Unchanged);
        return new(line, said, standing, warnings, cell, fault);

        (LineCell Cell, Refusal? Fault) Fault(bool asLast)
        {
            if (asLast && line.Last is null) { return (LineCell.Figure, SheetRefusal.NothingBefore(item)); }
            if (said.Figure.IsBlank && !line.MayStayBlank && Blank(said.Explanation?.Reason) is null) { return (LineCell.Figure, SheetRefusal.FigureBlank(item)); }
            if (FigureForm.Check(said.Figure, line.Asked?.Measure, line.Asked?.Promise?.Steps.Count ?? 0, civilDay.Today, item) is { } form) { return (LineCell.Figure, form); }
            if (said.WarningReason?.Length > Explanation.LongestReason) { return (LineCell.Warning, DispatchRefusal.TooLong(Explanation.LongestReason)); }
            if (said.Explanation?.Reason.Length > Explanation.LongestReason) { return (LineCell.Reason, DispatchRefusal.TooLong(Explanation.LongestReason)); }
            if (said.Explanation?.Obstacle?.Length > Explanation.LongestObstacle) { return (LineCell.Obstacle, DispatchRefusal.TooLong(Explanation.LongestObstacle)); }
            if (warnings.Count > 0 && said.WarningReason is null) { return (LineCell.Warning, SheetRefusal.WarningUnexplained(item)); }
            if (standing.NeedsExplanation)
            {
                if (Blank(said.Explanation?.Reason) is null) { return (LineCell.Reason, SheetRefusal.ExplanationMissing(item)); }
                if (said.Explanation!.NewDay is not { } day) { return (LineCell.NewDay, SheetRefusal.NewDayMissing(item)); }   // it has a reason
                if (day < civilDay.Today) { return (LineCell.NewDay, SheetRefusal.NewDayPast(item, day)); }
            }
            return (LineCell.Figure, null);
        }
    }

    /// <summary>The office that files, and whether it does so for another.</summary>
    private static (string Office, bool Proxy) FiledBy(Actor by, string party) => by.Kind == ActorKind.System ? (party, false) : (by.Office, by.Office != party && by.Unit != party);

    /// <summary>Somebody else moved these lines meanwhile; the arguments are their ids.</summary>
    private static Refusal Overtaken(List<Guid> lines) => new(Refusal.Stale.Code, RefusalKind.Stale, [.. lines.Select(l => (object)l.ToString("D"))]);

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
