using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Files.Imports;
using Duixian.Reading.Sheets;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Dispatch.SheetFiles;

/// <summary>What becomes of one row that came back.</summary>
internal enum FilledAs
{
    /// <summary>Another figure, or other words beside it.</summary>
    Changed,

    /// <summary>"No change" was said, or the figure typed is last time's.</summary>
    Same,

    /// <summary>Nobody touched the row: it is filed as unchanged if the person says so for all of them.</summary>
    Untouched,

    /// <summary>The record says the same already.</summary>
    Known,

    /// <summary>Nothing stands in it: nothing is filed.</summary>
    Blank,
}

/// <summary>One row of the file with its line.</summary>
/// <param name="Revision">The revision its cells were filled from; the record's own where the file lost it.</param>
internal sealed record LineInFile(PartySheetLine Line, int At, FilledAs As, long Revision, Filing Filing);

/// <summary>A sheet that came back as a file, compared with the record: what would be filed, and what is refused where.</summary>
internal sealed class FilledSheet
{
    /// <summary>No sheet has so many lines; what is longer is another table.</summary>
    public const int MostRows = 10_000;

    private readonly PartySheet sheet;
    private readonly IStringLocalizer text;
    private readonly List<LineInFile> lines = [];

    private FilledSheet(PartySheet sheet, SheetTable table, IStringLocalizer text) => (this.sheet, Report, this.text) = (sheet, new ImportReport(table), text);

    /// <summary>The findings at the cells.</summary>
    public ImportReport Report { get; }

    /// <summary>The good rows, in the order of the file.</summary>
    public IReadOnlyList<LineInFile> Lines => lines;

    /// <summary>Rows that had lost their ids and were found by number and name.</summary>
    public int ByName { get; private set; }

    public int Count(FilledAs kind) => lines.Count(l => l.As == kind);

    /// <summary>Lines to be filed; those nobody touched only if the person says so.</summary>
    public IEnumerable<LineInFile> ToFile(bool untouchedToo) => lines.Where(l => l.As is FilledAs.Changed or FilledAs.Same || (untouchedToo && l.As == FilledAs.Untouched));

    public static FilledSheet Read(PartySheet sheet, SheetTable table, DateOnly today, IStringLocalizer text)
    {
        var filled = new FilledSheet(sheet, table, text);
        var rows = new RowLines(sheet, filled.Report);
        var lastDay = today < sheet.Round.To ? today : sheet.Round.To;
        foreach (var row in table.Rows)
        {
            if (rows.Find(row) is not { } found) { continue; }
            filled.ByName += found.Mark is null ? 1 : 0;
            var read = new FilledRow(found.Line, filled.Report.At(row), text).Read(lastDay, fromParts: false);
            if (read.IsGood && filled.Judge(read, found.Mark) is { } line && read.IsGood) { filled.lines.Add(line); }
        }
        return filled;
    }

    private LineInFile? Judge(FilledRow row, LineMark? mark)
    {
        var line = row.Line;
        var touched = mark is null || mark.Held != LineMark.Of(row.Figure, row.SaidSame, row.Explanation, row.Unlikely);
        if (row.SaidSame)
        {
            if (line.Last is null || line.Last.IsBlank) { row.Refuse(FileColumns.Same, SheetFileRefusal.NoLast); }
            else if (!row.Figure.IsBlank && row.Figure != line.Last && row.Figure != line.Prefilled) { row.Refuse(FileColumns.Same, SheetFileRefusal.SameButOther(Say(line, line.Last))); }
            if (!row.IsGood) { return null; }
        }
        var figure = row.SaidSame ? line.Last! : row.Figure;   // looked at just now
        var unchanged = line.Last is { IsBlank: false } last && figure == last;
        var filing = new Filing(figure, unchanged, row.Explanation, row.Unlikely);
        LineInFile As(FilledAs kind) => new(line, row.At, kind, mark?.Revision ?? line.Revision, filing);

        if (figure.IsBlank && row.Explanation is null) { return As(FilledAs.Blank); }
        var isSaid = line.State != ReportState.Asked;
        if (isSaid && line.Now == figure && line.Explanation == row.Explanation && line.WarningReason == row.Unlikely) { return As(FilledAs.Known); }
        if (!touched && isSaid) { return As(FilledAs.Known); }   // filed elsewhere since, and this file never meant to say anything else
        if (!line.IsOpen)
        {
            row.Refuse(row.FigureColumn, SheetFileRefusal.Stands(Say(line, line.Now)));
            return null;
        }
        if (mark is not null && mark.Revision != line.Revision)
        {
            row.Refuse(row.FigureColumn, SheetFileRefusal.Moved(Say(line, figure), isSaid ? Say(line, line.Now) : text["State." + line.State]));
            return null;
        }
        if (!touched) { return As(unchanged ? FilledAs.Untouched : FilledAs.Known); }
        return As(unchanged && row.Explanation is null ? FilledAs.Same : FilledAs.Changed);
    }

    private string Say(PartySheetLine line, Figure figure) => FigureWords.Say(line, figure, text);
}
