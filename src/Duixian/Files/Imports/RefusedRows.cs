using System.Globalization;
using Duixian.Domain;
using Duixian.Reading.Sheets;
using Duixian.Shell.Refusals;
using Microsoft.Extensions.Localization;

namespace Duixian.Files.Imports;

/// <summary>A refused row as it is handed back.</summary>
/// <param name="Cells">In the order of the columns; the wrong ones marked.</param>
/// <param name="Why">All that stands against it.</param>
internal sealed record RefusedLine(IReadOnlyList<TableCell> Cells, string Why);

/// <summary>The refused rows as a workbook in the shape of the uploaded file: the wrong cells marked, the sentences in a last column. Corrected, it can be uploaded as it is.</summary>
internal sealed class RefusedRows(RefusalSentences sentences, IStringLocalizer<ImportsText> text)
{
    private const int Measured = 50;   // rows that decide how wide a column is
    private const int WhyWidth = 60;

    /// <summary>Answers a request with the refused rows of a file.</summary>
    /// <param name="name">Name of that file.</param>
    public async Task SendAsync(HttpContext http, string name, IReadOnlyList<string> headers, IReadOnlyList<RefusedLine> lines)
    {
        using var file = new MemoryStream();   // a workbook is written back and forth
        await WriteAsync(file, headers, lines, http.RequestAborted);
        TableFile.SetHeaders(http.Response, "xlsx", string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(name)}-{lines.Count}"));
        file.Position = 0;
        await file.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    /// <summary>The refused rows of a table with named columns.</summary>
    public IReadOnlyList<RefusedLine> LinesOf(ImportReport report)
    {
        var findings = report.Findings.Where(f => f.IsRefused).ToLookup(f => f.Line);
        return [.. report.Table.Rows.Where(report.IsRefused).Select(row =>
        {
            var wrong = findings[row.Line].Select(f => f.Column is { } key ? report.Table.PlaceOf(key) : null).OfType<int>().ToHashSet();
            return new RefusedLine([.. Enumerable.Range(0, Math.Max(row.Cells.Count, report.Table.Headers.Count)).Select(i => Cell(i < row.Cells.Count ? row.Cells[i] : default, wrong.Contains(i)))], string.Join('\n', findings[row.Line].Select(Sentence)));
        })];
    }

    private async Task WriteAsync(Stream to, IReadOnlyList<string> headers, IReadOnlyList<RefusedLine> lines, CancellationToken cancel)
    {
        var widest = Math.Max(headers.Count, lines.Select(l => l.Cells.Count).DefaultIfEmpty().Max());
        await using var workbook = await Workbook.CreateAsync(to, headerRows: 1, [.. Enumerable.Range(0, widest).Select(i => WidthOf(headers, lines, i)), WhyWidth], cancel);
        await workbook.WriteRowAsync(Padded(headers.Select(h => new TableCell(h, Look: CellLook.Header)), widest).Append(new TableCell(text["Refused.Column"], Look: CellLook.Header)), cancel);
        foreach (var line in lines) { await workbook.WriteRowAsync(Padded(line.Cells, widest).Append(new TableCell(line.Why, Look: CellLook.Note)), cancel); }
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

    private static int WidthOf(IReadOnlyList<string> headers, IReadOnlyList<RefusedLine> lines, int place) =>
        Math.Max(place < headers.Count ? Workbook.WidthOf(headers[place]) : 8, lines.Take(Measured).Select(l => place < l.Cells.Count && l.Cells[place].Text is { } said ? Workbook.WidthOf(said) : 8).DefaultIfEmpty(8).Max());
}
