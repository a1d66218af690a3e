using System.ComponentModel.DataAnnotations;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Reading.Extract;
using Duixian.Reading.Sheets;

namespace Duixian.Files.Imports;

/// <summary>A kept file to be imported.</summary>
/// <param name="Sha256">The file, as it was kept at the trial.</param>
/// <param name="OnlyGood">Leave the refused rows out and take the others; otherwise one refused row stops everything.</param>
/// <param name="RefusedSeen">How many rows were refused in the report the person saw.</param>
public sealed record ImportRequest(string Kind, string? Of, [property: StringLength(260)] string FileName, string Sha256, bool OnlyGood, int RefusedSeen);

/// <summary>Tries an import and does it: both read the same kept file by the same lines, the trial just does not apply what it found.</summary>
internal sealed class ImportRun(DuixianDb db, StoredFiles files, IEnumerable<TableImport> kinds)
{
    public TableImport? Find(string? kind) => kinds.FirstOrDefault(k => k.Kind == kind);

    /// <summary>The columns of a kind, for the page that explains them and for the empty table.</summary>
    public async Task<Result<SheetColumns>> ColumnsAsync(string kind, string? of, Actor by, CancellationToken cancel)
    {
        if (Find(kind) is not { } import) { return ImportRefusal.KindUnknown; }
        if (!by.May(import.Power)) { return Refusal.NotYours; }
        return await import.ColumnsAsync(new ImportAsk(by, of), cancel);
    }

    /// <summary>Keeps an uploaded file for the trial and the confirmation, once it can be read as this kind of table.</summary>
    /// <returns>The digest it is kept under.</returns>
    public async Task<Result<string>> KeepAsync(string kind, string? of, string fileName, byte[] content, Actor by, CancellationToken cancel)
    {
        var columns = await ColumnsAsync(kind, of, by, cancel);
        if (columns.Refusal is { } refusal) { return refusal; }
        var table = Table(fileName, content, columns.Value);
        if (table.Refusal is { } no) { return no; }
        var import = Find(kind)!;   // it has just told its columns
        return await files.KeepAsync(await import.WithoutSecretsAsync(table.Value, import.Kept(table.Value, content), new ImportAsk(by, of), cancel), cancel);
    }

    /// <summary>What importing the file would do now; nothing is changed.</summary>
    public async Task<Result<ImportReport>> TryAsync(string kind, string? of, string fileName, string sha256, Actor by, CancellationToken cancel)
    {
        var read = await ReadAsync(kind, of, fileName, sha256, by, cancel);
        return read.Refusal is { } refusal ? refusal : read.Value.Report;
    }

    /// <summary>Imports: all rows, or with <see cref="ImportRequest.OnlyGood"/> those that are not refused, or none.</summary>
    public async Task<Result<Receipt>> ExecuteAsync(ImportRequest request, Act act, CancellationToken cancel)
    {
        var read = await ReadAsync(request.Kind, request.Of, request.FileName, request.Sha256, act.By, cancel);
        if (read.Refusal is { } refusal) { return refusal; }
        var (report, apply) = read.Value;
        if (report.Refused > 0 && !request.OnlyGood) { return ImportRefusal.RowsRefused(report.Refused); }
        if (report.Refused != request.RefusedSeen && request.OnlyGood) { return ImportRefusal.ChangedSince(report.Refused); }
        if (!report.HasEffect) { return ImportRefusal.NothingNew(request.FileName); }
        apply(act);
        return await Find(request.Kind)!.SaveAsync(db, act, cancel);   // it has just read the rows
    }

    private async Task<Result<(ImportReport Report, Action<Act> Apply)>> ReadAsync(string kind, string? of, string fileName, string sha256, Actor by, CancellationToken cancel)
    {
        if (Find(kind) is not { } import) { return ImportRefusal.KindUnknown; }
        if (!by.May(import.Power)) { return Refusal.NotYours; }
        if (await files.FindAsync(sha256, SheetLimits.FileBytes, cancel) is not { } content) { return ImportRefusal.FileGone; }
        var ask = new ImportAsk(by, of);
        var columns = await import.ColumnsAsync(ask, cancel);
        if (columns.Refusal is { } refusal) { return refusal; }
        var table = Table(fileName, content, columns.Value);
        if (table.Refusal is { } no) { return no; }
        var report = new ImportReport(table.Value);
        return (report, await import.ReadAsync(table.Value, report, ask, cancel));
    }

    private static Result<SheetTable> Table(string fileName, byte[] content, SheetColumns columns)
    {
        try
        {
            var table = SheetFile.Read(fileName, content, columns);
            return table.Rows.Count == 0 ? ImportRefusal.NoRows(fileName) : table;
        }
        catch (UnreadableDocumentException e)
        {
            return ImportRefusal.Unreadable(e.Code, e.Message);
        }
    }
}
