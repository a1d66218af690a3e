using Duixian.Domain;
using Duixian.Reading.Sheets;
using Duixian.Shell.Refusals;
using Microsoft.Extensions.Localization;

namespace Duixian.Files.Imports;

/// <summary>The refused rows as a workbook in the shape of the uploaded file: the wrong cells marked, the sentences in a last column. Corrected, it can be uploaded as it is.</summary>
internal sealed class RefusedRows(RefusalSentences sentences, IStringLocalizer<ImportsText> text)
{
    public async Task WriteAsync(Stream to, ImportReport report, CancellationToken cancel)
    {
        var table = report.Table;
        var widest = Math.Max(table.Headers.Count, table.Rows.Where(report.IsRefused).Select(r => r.Cells.Count).DefaultIfEmpty().Max());
        var findings = report.Findings.Where(f => f.IsRefused).ToLookup(f => f.Line);
        await using var workbook = await Workbook.CreateAsync(to, headerRows: 1, [.. Enumerable.Range(0, widest).Select(i => WidthOf(table, i)), 60], cancel);
        await workbook.WriteRowAsync(Padded(table.Headers.Select(h => new TableCell(h, Look: CellLook.Header)), widest).Append(new TableCell(text["Refused.Column"], Look: CellLook.Header)), cancel);
        foreach (var row in table.Rows.Where(report.IsRefused))
        {
            var wrong = findings[row.Line].Select(f => f.Column is { } key ? table.PlaceOf(key) : null).OfType<int>().ToHashSet();
            var cells = Enumerable.Range(0, widest).Select(i => Cell(i < row.Cells.Count ? row.Cells[i] : default, wrong.Contains(i)));
            var why = string.Join('\n', findings[row.Line].Select(Sentence));
            await workbook.WriteRowAsync(cells.Append(new TableCell(why, Look: CellLook.Note)), cancel);
        }
    }

    /// <summary>What a finding says, with the column it speaks of.</summary>
    public string Sentence(ImportReport report, ImportFinding finding) => finding.Column is { } key ? text["Refused.At", report.Table.HeaderOf(key), Sentence(finding)] : Sentence(finding);

    public string Sentence(ImportFinding finding) => sentences.Say(new Refusal(finding.Code, RefusalKind.Rule, finding.Arguments));

    private static TableCell Cell(SheetCell cell, bool isWrong) =>
        new(cell.Text, cell.Kind == SheetCellKind.Number && !cell.Text.StartsWith('0') ? cell.Number is { } n && decimal.Round(n, 4) == n ? n : null : null, isWrong ? CellLook.Refused : CellLook.Plain);

    private static IEnumerable<TableCell> Padded(IEnumerable<TableCell> cells, int to)
    {
        var count = 0;
        foreach (var cell in cells) { count++; yield return cell; }
        for (; count < to; count++) { yield return default; }
    }

    private static int WidthOf(SheetTable table, int place) =>
        Math.Max(place < table.Headers.Count ? Workbook.WidthOf(table.Headers[place]) : 8, table.Rows.Take(50).Select(r => place < r.Cells.Count ? Workbook.WidthOf(r.Cells[place].Text) : 8).DefaultIfEmpty(8).Max());
}
