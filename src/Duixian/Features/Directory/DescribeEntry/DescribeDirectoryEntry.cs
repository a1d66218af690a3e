using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Features.Directory.Overview;
using Duixian.Files.Imports;
using Duixian.Reading.Sheets;

namespace Duixian.Features.Directory.DescribeEntry;

/// <summary>One unit, office or region as a form sends it.</summary>
/// <param name="Table">units, offices or regions.</param>
/// <param name="Code">Null enters a new one.</param>
/// <param name="Seen">What the form showed before it was changed; null for a new one.</param>
public sealed record DescribeEntryRequest(string Table, string? Code, IReadOnlyDictionary<string, string>? Seen, IReadOnlyDictionary<string, string> Fields);

/// <summary>Enters or changes one row by hand, judged by the very rules its import is judged by.</summary>
internal sealed class DescribeDirectoryEntry(DuixianDb db, IEnumerable<TableImport> kinds, DirectoryEntries entries)
{
    /// <summary>What the rules said of each field, for the form; null before it was asked.</summary>
    public ImportReport? Report { get; private set; }

    public async Task<Result<Receipt>> ExecuteAsync(DescribeEntryRequest request, Act act, CancellationToken cancel)
    {
        if (kinds.FirstOrDefault(k => k.Kind == request.Table && DirectoryEntries.Tables.Contains(request.Table)) is not { } kind) { return DirectoryRefusal.EntryUnknown; }
        if (!act.By.May(kind.Power)) { return Refusal.NotYours; }
        var code = request.Code ?? request.Fields.GetValueOrDefault("code") ?? "";
        var standing = await entries.FindAsync(request.Table, code, cancel);
        if (request.Code is null && standing is not null) { return DirectoryRefusal.CodeTaken(code); }
        if (request.Code is not null && standing is null) { return DirectoryRefusal.EntryUnknown; }
        if (standing is not null && (request.Seen is null || !standing.All(f => request.Seen.GetValueOrDefault(f.Key) == f.Value))) { return Refusal.Stale; }

        var ask = new ImportAsk(act.By, null);
        var columns = await kind.ColumnsAsync(ask, cancel);
        var fields = columns.Value.All.Select(c => (c.Key, Value: c.Key == "code" ? code : request.Fields.GetValueOrDefault(c.Key) ?? ""));
        var table = SheetTable.OfFields(request.Table, fields);
        Report = new ImportReport(table);
        var apply = await kind.ReadAsync(table, Report, ask, cancel);
        if (Report.Findings.FirstOrDefault(f => f.IsRefused) is { } finding) { return new Refusal(finding.Code, RefusalKind.Rule, finding.Arguments); }
        if (!Report.HasEffect) { return DirectoryRefusal.NothingChanged; }
        // The rules apply the row; the entry says that a person did it, one row at a time.
        var applied = new Act(act.Id, act.By, act.Key, [], act.Why);
        apply(applied);
        act.Record(new DirectoryEntryDescribed(request.Table, code));
        return await db.SaveAsync(act, cancel);
    }
}
