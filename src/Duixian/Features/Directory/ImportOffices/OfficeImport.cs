using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Files.Imports;
using Duixian.Reading.Sheets;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Directory.ImportOffices;

/// <summary>Offices from a table. Offices that the file does not name stay, and so does what a column it does not have would say.</summary>
internal sealed class OfficeImport(DuixianDb db, CivilDay civilDay) : TableImport
{
    private static readonly SheetColumns Columns = new(
        new SheetColumn("code", true, "单位代码", "代码", "office code", "department"),
        new SheetColumn("name", true, "单位名称", "单位全称", "名称", "office name", "full_name"),
        new SheetColumn("short_name", false, "简称", "单位简称", "short name"),
        new SheetColumn("kind", false, "类别", "单位类别", "kind"),
        new SheetColumn("unit", false, "所属单元", "考核单元", "unit"),
        new SheetColumn("keywords", false, "关键词", "职责关键词", "keywords"),
        new SheetColumn("from", false, "启用日期", "起始日期", "from"),
        new SheetColumn("until", false, "停用日期", "截止日期", "until"));

    public override string Kind => "offices";

    public override Power Power => Power.KeepDirectory;

    public override ValueTask<Result<SheetColumns>> ColumnsAsync(ImportAsk ask, CancellationToken cancel) => new(Columns);

    public override async Task<Action<Act>> ReadAsync(SheetTable table, ImportReport report, ImportAsk ask, CancellationToken cancel)
    {
        var known = await db.Offices.ToDictionaryAsync(o => o.Code, StringComparer.Ordinal, cancel);
        var units = (await db.Units.IgnoreAutoIncludes().AsNoTracking().Select(u => u.Code).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        var book = new RegionBook(await db.Regions.AsNoTracking().ToListAsync(cancel));
        var order = new TableOrder(known.Values.Select(o => (o.Code, o.Position)), table);
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var good = new List<OfficeRow>();
        foreach (var row in table.Rows)
        {
            var cells = report.At(row);
            var read = Read(cells, known, units, book, order);
            if (read is not null && !lines.TryAdd(read.Code, row.Line)) { cells.Refuse("code", ImportRefusal.Twice(read.Code, lines[read.Code])); }
            if (read is null || !cells.IsGood) { continue; }
            report.Count(OutcomeOf(known.GetValueOrDefault(read.Code), read));
            good.Add(read);
        }
        return act => Apply(act, good, known, table.FileName);
    }

    private OfficeRow? Read(RowCells cells, Dictionary<string, Office> known, HashSet<string> units, RegionBook book, TableOrder order)
    {
        var (code, name) = (cells.Text("code", 60, required: true), cells.Text("name", 120, required: true));
        var (shortName, kind, unit) = (cells.Text("short_name", 60), cells.OneOf("kind", DirectoryWords.OfficeKinds), cells.Text("unit", 20));
        var (from, until) = (cells.Day("from"), cells.Day("until"));
        IReadOnlyList<string> keywords = cells.List("keywords", 2_000);
        if (until < from) { cells.Refuse("until", DirectoryRefusal.EndsBeforeItBegins(from.Value, until.Value)); }
        if (code is not null && !Office.IsCode(code)) { cells.Refuse("code", DirectoryRefusal.CodeMalformed(code)); }
        if (unit is not null && !units.Contains(unit)) { CheckUnit(cells, unit, book); }
        if (code is null || name is null) { return null; }
        var old = known.GetValueOrDefault(code);
        shortName ??= cells.Has("short_name") || old is null ? name[..Math.Min(60, name.Length)] : old.ShortName;
        if (!cells.Has("keywords")) { keywords = old?.Keywords ?? []; }
        if (!cells.Has("kind")) { kind = old?.Kind; }
        if (!cells.Has("unit")) { unit = old?.Unit; }
        if (!cells.Has("from")) { from = old?.From; }
        if (!cells.Has("until")) { until = old?.Until; }
        return new OfficeRow(code, name, shortName, keywords, order.Of(code), kind ?? OfficeKind.Department, unit, from, until);
    }

    /// <summary>A code of the city that is no unit yet may become one; a retired one names its successor.</summary>
    private void CheckUnit(RowCells cells, string unit, RegionBook book)
    {
        if (RegionBook.Normal(unit) is null) { cells.Refuse("unit", DirectoryRefusal.UnitUnknown(unit)); }
        else if (book.Check(unit, civilDay.Today) is { } refusal) { cells.Refuse("unit", refusal); }
        else { cells.Note("unit", "directory.note-unit-unlisted", unit); }
    }

    private static RowOutcome OutcomeOf(Office? old, OfficeRow row)
    {
        if (old is null) { return RowOutcome.Added; }
        var same = (old.Name, old.ShortName, old.Position, old.Kind, old.Unit, old.From, old.Until) == (row.Name, row.ShortName, row.Position, row.Kind, row.Unit, row.From, row.Until);
        return same && old.Keywords.SequenceEqual(row.Keywords, StringComparer.Ordinal) ? RowOutcome.Unchanged : RowOutcome.Changed;
    }

    private void Apply(Act act, List<OfficeRow> rows, Dictionary<string, Office> known, string fileName)
    {
        foreach (var row in rows)
        {
            if (known.TryGetValue(row.Code, out var office)) { office.Describe(row.Name, row.ShortName, row.Keywords, row.Position); }
            else { db.Offices.Add(office = new Office(row.Code, row.Name, row.ShortName, row.Keywords, row.Position)); }
            office.Place(row.Kind, row.Unit, row.From, row.Until);
        }
        act.Record(new OfficesImported(rows.Count, fileName));
    }

    private sealed record OfficeRow(string Code, string Name, string ShortName, IReadOnlyList<string> Keywords, int Position, OfficeKind Kind, string? Unit, DateOnly? From, DateOnly? Until);
}
