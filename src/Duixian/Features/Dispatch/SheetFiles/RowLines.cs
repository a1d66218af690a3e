using Duixian.Files.Imports;
using Duixian.Reading.Sheets;

namespace Duixian.Features.Dispatch.SheetFiles;

/// <summary>Which line a row of a file speaks of: by the hidden mark, or where that is lost by item and name when only one line can be meant.</summary>
internal sealed class RowLines(PartySheet sheet, ImportReport report)
{
    private readonly Dictionary<Guid, PartySheetLine> byId = sheet.Lines.ToDictionary(l => l.Id.Value);
    private readonly ILookup<(string, string), PartySheetLine> byName = sheet.Lines.ToLookup(l => (Folded(l.Item), Folded(l.Subject)));
    private readonly ILookup<string, PartySheetLine> bySubject = sheet.Lines.ToLookup(l => Folded(l.Subject));
    private readonly Dictionary<(Guid, string), int> taken = [];

    /// <returns>Null where the row is no line of this sheet, which is then said at the row; a row in which nothing is filled in is passed over.</returns>
    public (PartySheetLine Line, LineMark? Mark)? Find(SheetRow row)
    {
        var cell = row[FileColumns.Id];
        var mark = LineMark.Read(cell.Text);
        var line = mark is not null ? byId.GetValueOrDefault(mark.Report) : ByName(row);
        if (mark is not null && line is null) { report.Refuse(row, FileColumns.Subject, SheetFileRefusal.LineUnknown); }
        if (line is null) { return null; }
        if (!taken.TryAdd((line.Id.Value, mark?.Township ?? ""), row.Line))
        {
            report.Refuse(row, FileColumns.Subject, SheetFileRefusal.LineTwice(taken[(line.Id.Value, mark?.Township ?? "")]));
            return null;
        }
        return (line, mark);
    }

    private PartySheetLine? ByName(SheetRow row)
    {
        var (item, subject) = (Folded(row[FileColumns.Item].Text), Folded(row[FileColumns.Subject].Text));
        if (item.Length == 0 && subject.Length == 0)
        {
            // A row of remarks under the table is nobody's line; a row with a figure and no name cannot be placed.
            if (!row[FileColumns.This].IsBlank) { report.Refuse(row, FileColumns.Subject, SheetFileRefusal.NoIdentity); }
            return null;
        }
        var found = (item.Length > 0 ? byName[(item, subject)] : bySubject[subject]).ToList();
        switch (found.Count)
        {
            case 1: return found[0];
            case 0 when row[FileColumns.This].IsBlank: return null;
            case 0: report.Refuse(row, FileColumns.Subject, SheetFileRefusal.LineUnknown); return null;
            default: report.Refuse(row, FileColumns.Subject, SheetFileRefusal.LineAmbiguous(row[FileColumns.Subject].Text)); return null;
        }
    }

    private static string Folded(string written) => string.Concat(written.Normalize(System.Text.NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));
}
