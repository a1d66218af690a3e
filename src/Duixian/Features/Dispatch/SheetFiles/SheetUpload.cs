using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Xml;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Features.Dispatch.FileSheet;
using Duixian.Files;
using Duixian.Files.Forms;
using Duixian.Files.Imports;
using Duixian.Reading.Extract;
using Duixian.Reading.Sheets;
using Duixian.Shell.Refusals;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Dispatch.SheetFiles;

/// <summary>A kept file to be filed as a party's sheet.</summary>
/// <param name="Sha256">The file, as it was kept at the trial.</param>
/// <param name="UntouchedToo">File the lines nobody touched as unchanged.</param>
/// <param name="LinesSeen">How many lines the trial said would be filed.</param>
public sealed record SheetFromFileRequest(int Year, string Plan, int Round, string Party, [property: StringLength(260)] string FileName, string Sha256, bool UntouchedToo, int LinesSeen);

/// <summary>Tries a filled sheet and files it: both read the same kept file by the same lines.</summary>
internal sealed class SheetUpload(PartySheets sheets, StoredFiles files, FileSheet.FileSheet fileSheet, CivilDay civilDay, RefusalSentences sentences, IStringLocalizer<SheetFilesText> text)
{
    /// <summary>Keeps an uploaded file for trial and confirmation, once it can be read as a table.</summary>
    /// <returns>The digest it is kept under.</returns>
    public async Task<Result<string>> KeepAsync(PartySheet sheet, string fileName, byte[] content, CancellationToken cancel) =>
        Table(sheet, fileName, content).Refusal is { } no ? no : await files.KeepAsync(content, cancel);

    /// <summary>What filing the file would do now; nothing is changed.</summary>
    public async Task<Result<FilledSheet>> TryAsync(PartySheet sheet, string fileName, string sha256, CancellationToken cancel)
    {
        if (await files.FindAsync(sha256, SheetLimits.FileBytes, cancel) is not { } content) { return SheetFileRefusal.FileGone; }
        var table = Table(sheet, fileName, content);
        if (table.Refusal is { } no) { return no; }
        var filled = FilledSheet.Read(sheet, table.Value, civilDay.Today, text);
        Check(sheet, filled);
        return filled;
    }

    /// <summary>Files every line the file fills in, or none.</summary>
    public async Task<Result<Receipt>> ExecuteAsync(SheetFromFileRequest request, Act act, CancellationToken cancel)
    {
        if (await sheets.FindAsync(new PlanAddress(request.Year, request.Plan), request.Round, request.Party, act.By, cancel) is not { } sheet) { return Domain.Dispatch.DispatchRefusal.RoundUnknown; }
        if (!act.By.May(Power.FillSheets)) { return Refusal.NotYours; }
        var tried = await TryAsync(sheet, request.FileName, request.Sha256, cancel);
        if (tried.Refusal is { } no) { return no; }
        var filled = tried.Value;
        if (filled.Report.Refused > 0) { return SheetFileRefusal.LinesRefused(filled.Report.Refused); }
        var lines = filled.ToFile(request.UntouchedToo).Select(l => new FiledLine(l.Line.Id.Value, l.Revision, l.Filing)).ToList();
        if (lines.Count == 0) { return SheetFileRefusal.NothingNew; }
        if (filled.ToFile(untouchedToo: true).Count() != request.LinesSeen) { return SheetFileRefusal.ChangedSince(filled.ToFile(untouchedToo: true).Count()); }
        return await fileSheet.ExecuteAsync(new FileSheetRequest(sheet.Round.Id.Value, sheet.Party, lines), act, cancel);
    }

    /// <summary>The uploaded workbook itself with its cells marked; a table without cells of its own comes back as a workbook with its refused rows.</summary>
    public async Task<Result<byte[]>> MarkAsync(PartySheet sheet, string fileName, string sha256, CancellationToken cancel)
    {
        var tried = await TryAsync(sheet, fileName, sha256, cancel);
        if (tried.Refusal is { } no) { return no; }
        var (report, table) = (tried.Value.Report, tried.Value.Report.Table);
        if (table.Part is { } part && await files.FindAsync(sha256, SheetLimits.FileBytes, cancel) is { } content)
        {
            try
            {
                return MarkedBook.Write(content, part, table.HeaderLine, text["Marks.Column"], [.. report.Findings.Select(f => new CellMark(f.Line, f.Column is { } key ? table.PlaceOf(key) + 1 : null, f.IsRefused, Sentence(report, f)))]);
            }
            catch (Exception e) when (e is InvalidDataException or XmlException or NotSupportedException)
            {
                // What can be read cannot always be written again; its rows and sentences can.
            }
        }
        using var workbook = new MemoryStream();
        await using (var rows = await Workbook.CreateAsync(workbook, headerRows: 1, [], cancel))
        {
            await rows.WriteRowAsync(table.Headers.Append(text["Marks.Column"].Value).Select(h => new TableCell(h, Look: CellLook.Header)), cancel);
            var said = report.Findings.ToLookup(f => f.Line);
            foreach (var row in table.Rows)
            {
                var wrong = said[row.Line].Where(f => f.IsRefused && f.Column is not null).Select(f => table.PlaceOf(f.Column!)).ToHashSet();   // just asked
                await rows.WriteRowAsync(table.Headers.Select((_, i) => new TableCell(i < row.Cells.Count ? row.Cells[i].Text : null, Look: wrong.Contains(i) ? CellLook.Refused : CellLook.Plain)).Append(new TableCell(string.Join('\n', said[row.Line].Select(f => Sentence(report, f))), Look: CellLook.Note)), cancel);
            }
        }
        return workbook.ToArray();
    }

    public string Says(ImportFinding finding) => sentences.Say(new Refusal(finding.Code, RefusalKind.Rule, finding.Arguments));

    /// <summary>What a finding says, with the column it speaks of.</summary>
    public string Sentence(ImportReport report, ImportFinding finding)
    {
        var says = Says(finding);
        return finding.Column is { } key && report.Table.Has(key) ? text["Marks.At", report.Table.HeaderOf(key), says] : says;
    }

    /// <summary>Whether a file can be this sheet at all: the form, its round and its party.</summary>
    public static Refusal? Foreign(PartySheet sheet, SheetTables tables)
    {
        var notes = tables.Notes;
        if (notes.GetValueOrDefault("form") != SheetForm.Mark) { return null; }
        if (notes.GetValueOrDefault("version") is var version && version != SheetForm.Version) { return SheetFileRefusal.OtherForm(version ?? ""); }
        if (SheetForm.NotesOf(sheet).Any(n => n.Key is "year" or "plan" or "round" && notes.GetValueOrDefault(n.Key) != n.Value)) { return SheetFileRefusal.OtherRound(notes.GetValueOrDefault("title") ?? "", sheet.Round.Title); }
        return notes.GetValueOrDefault("party") == sheet.Party ? null : SheetFileRefusal.OtherParty(sheet.PartyName);
    }

    /// <summary>The tables of a file, or why it cannot be read.</summary>
    public static Result<SheetTables> Tables(string fileName, byte[] content)
    {
        try
        {
            return SheetFile.ReadAll(fileName, content, FileColumns.All);
        }
        catch (UnreadableDocumentException e)
        {
            return ImportRefusal.Unreadable(e.Code, e.Message);
        }
    }

    private static Result<SheetTable> Table(PartySheet sheet, string fileName, byte[] content)
    {
        var tables = Tables(fileName, content);
        if (tables.Refusal is { } no) { return no; }
        if (Foreign(sheet, tables.Value) is { } foreign) { return foreign; }
        var table = tables.Value.Tables[0];
        if (tables.Value.Tables.Any(t => t.Rows.Any(r => LineMark.Read(r[FileColumns.Id].Text) is { Township.Length: > 0 }))) { return SheetFileRefusal.PartsOnly; }
        if (table.Rows.Count == 0) { return ImportRefusal.NoRows(fileName); }
        return table.Rows.Count > FilledSheet.MostRows ? SheetFileRefusal.TooManyRows(table.Rows.Count, FilledSheet.MostRows) : table;
    }

    /// <summary>The rules every sheet is judged by, so that the trial says beforehand what filing would say.</summary>
    private void Check(PartySheet sheet, FilledSheet filled)
    {
        var byId = filled.ToFile(untouchedToo: true).ToDictionary(l => l.Line.Id.Value);
        var rows = filled.Report.Table.Rows.DistinctBy(r => r.Line).ToDictionary(r => r.Line);   // a damaged file may number two rows alike
        foreach (var reading in fileSheet.Read(sheet.Open, [.. byId.Values.Select(l => new FiledLine(l.Line.Id.Value, l.Revision, l.Filing))]))
        {
            var line = byId[reading.Line.Report.Id.Value];
            var row = rows[line.At];
            foreach (var warning in reading.Warnings) { filled.Report.Note(row, FileColumns.This, warning.Code, warning.Arguments); }
            if (reading.Fault is { } fault) { filled.Report.Refuse(row, ColumnOf(reading.Cell), fault); }
        }
    }

    private static string ColumnOf(LineCell cell) => cell switch
    {
        LineCell.Reason => FileColumns.Reason,
        LineCell.NewDay => FileColumns.NewDay,
        LineCell.Obstacle => FileColumns.Obstacle,
        LineCell.Warning => FileColumns.Unlikely,
        _ => FileColumns.This,
    };
}
