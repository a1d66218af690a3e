using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Files.Imports;
using Duixian.Reading.Sheets;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Directory.ImportRegions;

/// <summary>Regions from a table: counties with six digits, townships with nine, retired codes with their last day and successor.</summary>
internal sealed class RegionImport(DuixianDb db) : TableImport
{
    private static readonly SheetColumns Columns = new(
        new SheetColumn("code", true, "区划代码", "代码", "region code"),
        new SheetColumn("name", true, "区划名称", "名称", "region name"),
        new SheetColumn("level", false, "层级", "级别", "level"),
        new SheetColumn("parent", false, "上级代码", "上级", "parent"),
        new SheetColumn("from", false, "启用日期", "起始日期", "from"),
        new SheetColumn("until", false, "停用日期", "截止日期", "until"),
        new SheetColumn("successor", false, "接替代码", "新代码", "successor"));

    public override string Kind => "regions";

    public override Power Power => Power.KeepDirectory;

    public override ValueTask<Result<SheetColumns>> ColumnsAsync(ImportAsk ask, CancellationToken cancel) => new(Columns);

    public override async Task<Action<Act>> ReadAsync(SheetTable table, ImportReport report, ImportAsk ask, CancellationToken cancel)
    {
        var known = await db.Regions.ToDictionaryAsync(r => r.Code, StringComparer.Ordinal, cancel);
        var codes = table.Rows.Select(r => RegionBook.Normal(r["code"].Text)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var prefecture = Prefecture(codes, known.Keys);
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var good = new List<RegionRow>();
        foreach (var row in table.Rows)
        {
            var cells = report.At(row);
            var read = Read(cells, known, codes, prefecture);
            if (read is not null && !lines.TryAdd(read.Code, row.Line)) { cells.Refuse("code", ImportRefusal.Twice(read.Code, lines[read.Code])); }
            if (read is null || !cells.IsGood) { continue; }
            report.Count(OutcomeOf(known.GetValueOrDefault(read.Code), read));
            good.Add(read);
        }
        return act => Apply(act, good, known, table.FileName);
    }

    private static RegionRow? Read(RowCells cells, Dictionary<string, Region> known, HashSet<string> codes, string prefecture)
    {
        var (written, name) = (cells.Text("code", 20, required: true), cells.Text("name", 60, required: true));
        var (from, until) = (cells.Day("from"), cells.Day("until"));
        var told = cells.OneOf("level", DirectoryWords.Levels);
        var successor = cells.Text("successor", 20);
        var parent = cells.Text("parent", 20);
        if (written is null) { return null; }
        if (RegionBook.Normal(written) is not { } code)
        {
            cells.Refuse("code", DirectoryRefusal.RegionMalformed(written));
            return null;
        }
        if (!code.StartsWith(prefecture, StringComparison.Ordinal)) { cells.Refuse("code", DirectoryRefusal.RegionElsewhere(code, prefecture)); }
        if (until < from) { cells.Refuse("until", DirectoryRefusal.EndsBeforeItBegins(from.Value, until.Value)); }
        var old = known.GetValueOrDefault(code);
        if (!cells.Has("from")) { from = old?.From; }
        if (!cells.Has("until")) { until = old?.Until; }
        if (!cells.Has("successor")) { successor = old?.Successor; }
        var level = told ?? (code.Length == 9 ? RegionLevel.Township : code.EndsWith("00", StringComparison.Ordinal) ? RegionLevel.Prefecture : old?.Level ?? RegionLevel.County);
        parent ??= level switch { RegionLevel.Prefecture => null, RegionLevel.Township => code[..6], _ => code[..4] + "00" };
        if (parent is not null && !codes.Contains(parent) && !known.ContainsKey(parent)) { cells.Refuse(cells.Has("parent") ? "parent" : "code", DirectoryRefusal.ParentUnknown(code, parent)); }
        if (successor == code) { cells.Refuse("successor", DirectoryRefusal.SuccessorItself(code)); }
        else if (successor is not null && !codes.Contains(successor) && !known.ContainsKey(successor)) { cells.Refuse("successor", DirectoryRefusal.SuccessorUnknown(successor)); }
        return name is null ? null : new RegionRow(code, name, level, parent, from, until, successor);
    }

    /// <summary>The first four digits of the city: as its own row says, in the file or already known; otherwise of the first code there is.</summary>
    private static string Prefecture(IReadOnlyCollection<string> codes, IEnumerable<string> known)
    {
        var all = known.Order(StringComparer.Ordinal).Concat(codes.Order(StringComparer.Ordinal)).ToList();
        var own = all.Find(c => c.Length == 6 && c.EndsWith("00", StringComparison.Ordinal)) ?? all.FirstOrDefault();
        return own?[..4] ?? "";
    }

    private static RowOutcome OutcomeOf(Region? old, RegionRow row) =>
        old is null ? RowOutcome.Added
        : new RegionRow(old.Code, old.Name, old.Level, old.Parent, old.From, old.Until, old.Successor) == row ? RowOutcome.Unchanged : RowOutcome.Changed;

    private void Apply(Act act, List<RegionRow> rows, Dictionary<string, Region> known, string fileName)
    {
        foreach (var row in rows)
        {
            if (known.TryGetValue(row.Code, out var old)) { old.Describe(row.Name, row.Level, row.Parent, row.From, row.Until, row.Successor); }
            else { db.Regions.Add(new Region(row.Code, row.Name, row.Level, row.Parent, row.From, row.Until, row.Successor)); }
        }
        act.Record(new RegionsImported(rows.Count, fileName));
    }

    private sealed record RegionRow(string Code, string Name, RegionLevel Level, string? Parent, DateOnly? From, DateOnly? Until, string? Successor);
}
