using System.Globalization;
using Duixian.Data.Dispatch;
using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Standings;
using Duixian.Features.Dispatch.FileSheet;
using Duixian.Shell.Refusals;
using Microsoft.AspNetCore.Http;

namespace Duixian.Features.Dispatch.Sheet;

/// <summary>One line to type in, as it is shown.</summary>
/// <param name="Revision">The revision what is typed goes over.</param>
/// <param name="Cells">What stands in its cells.</param>
/// <param name="Reading">What it comes to; null where a cell cannot be read.</param>
/// <param name="Errors">Sentences by cell.</param>
public sealed record SheetEntry(SheetLine Line, long Revision, IReadOnlyDictionary<string, string> Cells, LineReading? Reading, IReadOnlyDictionary<string, string> Errors)
{
    public string Prefix => SheetCells.Prefix(Line);

    /// <summary>The figure's cells were not touched since the page offered them.</summary>
    public bool Untouched { get; } = SheetCells.IsUntouched(Line, Cells);

    /// <summary>"No change" is ticked and means it.</summary>
    public bool Same => Untouched && Line.Report.State == ReportState.Asked && Cells.GetValueOrDefault(SheetCells.Same) is { Length: > 0 };

    /// <summary>Somebody must still say whether the offered figure stands.</summary>
    public bool Unconfirmed => Untouched && !Same && Line.Report.State == ReportState.Asked && !(Line is { MayStayBlank: true, Last: null });

    /// <summary>Somebody else filed the line while this was typed; both are shown.</summary>
    public bool Overtaken { get; init; }

    public string Cell(string name) => Cells.GetValueOrDefault(name, "");

    public LineStanding Standing => Reading?.Standing ?? LineStanding.Unjudged;
}

/// <summary>How far a sheet is: what its foot says.</summary>
internal sealed record SheetSum(int Changed, int Same, int Unconfirmed, int Wrong)
{
    public static SheetSum Of(IReadOnlyCollection<SheetEntry> entries) => new(
        entries.Count(e => !e.Unconfirmed && !e.Same), entries.Count(e => e.Same), entries.Count(e => e.Unconfirmed), entries.Count(e => !e.Unconfirmed && (e.Errors.Count > 0 || e.Reading?.Fault is not null)));
}

/// <summary>Lays what was typed, or kept as a draft, over a sheet.</summary>
internal sealed class SheetEntries(FileSheet.FileSheet filing, RefusalSentences sentences)
{
    /// <summary>Lines shown to type in at once; a longer sheet is filed in parts, or as a workbook.</summary>
    public const int Most = 400;

    /// <summary>The lines that are open, or that somebody wants to file anew; returned ones first.</summary>
    public static IReadOnlyList<SheetLine> Open(OpenSheet sheet, Guid? again) =>
        [.. sheet.Lines.Where(l => l.IsOpen || (l.Report.Id.Value == again && l.Report.State is ReportState.Submitted or ReportState.AwaitingApproval)).OrderBy(l => l.Report.State != ReportState.Returned).Take(Most)];

    public IReadOnlyList<SheetEntry> Of(OpenSheet sheet, IReadOnlyList<SheetLine> lines, SheetDraft? draft) =>
        All(sheet, [.. lines.Select(line => draft?.Lines.GetValueOrDefault(Key(line)) is { } kept && kept.Revision == line.Report.Revision ? (line, kept.Revision, kept.Cells) : (line, line.Report.Revision, (IReadOnlyDictionary<string, string>)SheetCells.Beforehand(line)))], strict: false);

    /// <summary>What was sent from the form; lines it does not hold stand as they are.</summary>
    /// <param name="strict">Says what is wrong, as for submitting; else only what cannot be read at all.</param>
    public IReadOnlyList<SheetEntry> From(OpenSheet sheet, IFormCollection form, bool strict) =>
        All(sheet, [.. sheet.Lines.Where(l => form.ContainsKey(SheetCells.Prefix(l) + "Rev")).OrderBy(l => l.Report.State != ReportState.Returned).Select(line => (
            line, long.TryParse(form[SheetCells.Prefix(line) + "Rev"], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : 0,
            (IReadOnlyDictionary<string, string>)SheetCells.All(line).ToDictionary(c => c, c => form[SheetCells.Prefix(line) + c].ToString(), StringComparer.Ordinal)))], strict);

    /// <summary>Lines that are shown together; of key projects each is held against the others of its project as they are typed.</summary>
    public IReadOnlyList<SheetEntry> All(OpenSheet sheet, IReadOnlyList<(SheetLine Line, long Revision, IReadOnlyDictionary<string, string> Cells)> typed, bool strict)
    {
        var said = typed.Select(t => (t.Line, t.Revision, t.Cells, Read: SheetCells.Read(t.Line, t.Cells))).ToList();
        var readings = filing.Read(sheet, [.. said.Where(s => s.Read.Filing is not null).Select(s => new FiledLine(s.Line.Report.Id.Value, s.Revision, s.Read.Filing!))]).ToDictionary(r => r.Line.Report.Id);   // looked for on the same line
        return [.. said.Select(s => Entry(s.Line, s.Revision, s.Cells, readings.GetValueOrDefault(s.Line.Report.Id), s.Read.Faults, strict))];
    }

    private SheetEntry Entry(SheetLine line, long revision, IReadOnlyDictionary<string, string> cells, LineReading? reading, IReadOnlyDictionary<string, Refusal> faults, bool strict)
    {
        var errors = faults.ToDictionary(f => f.Key, f => sentences.Say(f.Value), StringComparer.Ordinal);
        var entry = new SheetEntry(line, revision, cells, reading, errors);
        if (entry.Unconfirmed)
        {
            if (strict) { errors[SheetCells.OfFigure(line)[0]] = sentences.Say(line.Last is null ? SheetRefusal.FigureBlank(line.Report.Item) : SheetRefusal.Unconfirmed(line.Report.Item)); }
        }
        else if (reading is { Fault: { } fault } && (strict || reading.Cell == LineCell.Figure)) { errors[CellOf(line, reading.Cell)] = sentences.Say(fault); }
        return entry;
    }

    public static FiledLine Filed(SheetEntry entry) => new(entry.Line.Report.Id.Value, entry.Revision, SheetCells.Read(entry.Line, entry.Cells).Filing!);   // asked only where nothing is wrong

    public static string Key(SheetLine line) => line.Report.Id.Value.ToString("N");

    private static string CellOf(SheetLine line, LineCell cell) => cell switch
    {
        LineCell.Reason => SheetCells.Reason,
        LineCell.NewDay => SheetCells.NewDay,
        LineCell.Obstacle => SheetCells.Obstacle,
        LineCell.Warning => SheetCells.Warning,
        _ => SheetCells.OfFigure(line).Count > 0 ? SheetCells.OfFigure(line)[0] : SheetCells.Amount,
    };
}
