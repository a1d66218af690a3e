using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Files.Imports;
using Duixian.Reading.Sheets;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Directory.ImportUnits;

/// <summary>Assessment units from a table: counties by their region code, zones by a code of their own, each with the areas it answers for.</summary>
internal sealed class UnitImport(DuixianDb db, CivilDay civilDay) : TableImport
{
    private static readonly SheetColumns Columns = new(
        new SheetColumn("code", true, "单元代码", "考核单元代码", "代码", "unit code"),
        new SheetColumn("name", true, "单元名称", "考核单元", "名称", "unit name"),
        new SheetColumn("short_name", false, "简称", "short name"),
        new SheetColumn("kind", true, "类别", "类型", "kind"),
        new SheetColumn("regions", false, "所辖区划", "区划", "regions"),
        new SheetColumn("from", false, "启用日期", "起始日期", "from"),
        new SheetColumn("until", false, "停用日期", "截止日期", "until"));

    public override string Kind => "units";

    public override Power Power => Power.KeepDirectory;

    public override ValueTask<Result<SheetColumns>> ColumnsAsync(ImportAsk ask, CancellationToken cancel) => new(Columns);

    public override async Task<Action<Act>> ReadAsync(SheetTable table, ImportReport report, ImportAsk ask, CancellationToken cancel)
    {
        var known = await db.Units.ToDictionaryAsync(u => u.Code, StringComparer.Ordinal, cancel);
        var book = new RegionBook(await db.Regions.AsNoTracking().ToListAsync(cancel));
        var order = new TableOrder(known.Values.Select(u => (u.Code, u.Position)), table);
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var good = new List<UnitRow>();
        foreach (var row in table.Rows)
        {
            var cells = report.At(row);
            var read = Read(cells, known, book, order);
            if (read is not null && !lines.TryAdd(read.Code, row.Line)) { cells.Refuse("code", ImportRefusal.Twice(read.Code, lines[read.Code])); }
            if (read is null || !cells.IsGood) { continue; }
            report.Count(OutcomeOf(known.GetValueOrDefault(read.Code), read));
            good.Add(read);
        }
        return act => Apply(act, good, known, table.FileName);
    }

    private UnitRow? Read(RowCells cells, Dictionary<string, AssessmentUnit> known, RegionBook book, TableOrder order)
    {
        var (code, name) = (cells.Text("code", 20, required: true), cells.Text("name", 60, required: true));
        var (shortName, kind) = (cells.Text("short_name", 20), cells.OneOf("kind", DirectoryWords.UnitKinds, required: true));
        var (from, until) = (cells.Day("from"), cells.Day("until"));
        if (until < from) { cells.Refuse("until", DirectoryRefusal.EndsBeforeItBegins(from.Value, until.Value)); }
        if (code is not null && !Office.IsCode(code)) { cells.Refuse("code", DirectoryRefusal.CodeMalformed(code)); }
        else if (code is not null && code.All(char.IsAsciiDigit)) { Check(cells, "code", book, code, from, until); }
        var covers = Covers(cells, book);
        if (code is null || name is null || kind is null) { return null; }
        var old = known.GetValueOrDefault(code);
        if (!cells.Has("from")) { from = old?.From; }
        if (!cells.Has("until")) { until = old?.Until; }
        shortName ??= cells.Has("short_name") || old is null ? name[..Math.Min(20, name.Length)] : old.ShortName;
        return new UnitRow(code, name, shortName, kind.Value, order.Of(code), from, until, cells.Has("regions") ? covers : null);
    }

    private List<CoverText> Covers(RowCells cells, RegionBook book)
    {
        var covers = new List<CoverText>();
        foreach (var written in cells.List("regions", 4_000))
        {
            if (CoverText.Read(written) is not { } cover)
            {
                cells.Refuse("regions", DirectoryRefusal.CoverMalformed(written));
                continue;
            }
            if (cover.Until < cover.From) { cells.Refuse("regions", DirectoryRefusal.EndsBeforeItBegins(cover.From.Value, cover.Until.Value)); }
            Check(cells, "regions", book, cover.Region, cover.From, cover.Until);
            covers.RemoveAll(c => c.Region == cover.Region);
            covers.Add(cover);
        }
        return covers;
    }

    /// <summary>Asked about the last day the code is used, which is today while it is used still.</summary>
    private void Check(RowCells cells, string column, RegionBook book, string code, DateOnly? from, DateOnly? until)
    {
        var today = civilDay.Today;
        var day = until < today ? until.Value : from > today ? from.Value : today;
        if (book.Check(code, day) is { } refusal) { cells.Refuse(column, refusal); }
        else if (book.Find(RegionBook.Normal(code) ?? code) is null) { cells.Note(column, "directory.note-region-unlisted", code); }
    }

    private static RowOutcome OutcomeOf(AssessmentUnit? old, UnitRow row)
    {
        if (old is null) { return RowOutcome.Added; }
        var same = (old.Name, old.ShortName, old.Kind, old.Position, old.From, old.Until) == (row.Name, row.ShortName, row.Kind, row.Position, row.From, row.Until);
        return same && (row.Covers is null || row.Covers.ToHashSet().SetEquals(old.Regions.Select(r => new CoverText(r.Region, r.From, r.Until)))) ? RowOutcome.Unchanged : RowOutcome.Changed;
    }

    private void Apply(Act act, List<UnitRow> rows, Dictionary<string, AssessmentUnit> known, string fileName)
    {
        foreach (var row in rows)
        {
            if (known.TryGetValue(row.Code, out var unit)) { unit.Describe(row.Name, row.ShortName, row.Kind, row.Position, row.From, row.Until); }
            else { db.Units.Add(unit = new AssessmentUnit(row.Code, row.Name, row.ShortName, row.Kind, row.Position, row.From, row.Until)); }
            if (row.Covers is not { } covers) { continue; }
            foreach (var gone in unit.Regions.Where(r => covers.TrueForAll(c => c.Region != r.Region)).Select(r => r.Region).ToList()) { unit.Leave(gone); }
            var standing = unit.Regions.Select(r => new CoverText(r.Region, r.From, r.Until)).ToHashSet();
            foreach (var cover in covers.Where(c => !standing.Contains(c))) { unit.Cover(cover.Region, cover.From, cover.Until); }
        }
        act.Record(new UnitsImported(rows.Count, fileName));
    }

    private sealed record UnitRow(string Code, string Name, string ShortName, UnitKind Kind, int Position, DateOnly? From, DateOnly? Until, List<CoverText>? Covers);
}
