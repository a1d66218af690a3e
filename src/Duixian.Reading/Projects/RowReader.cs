using Duixian.Domain.Projects;
using Duixian.Reading.Workbooks;

namespace Duixian.Reading.Projects;

/// <summary>What group headings above a row say about it.</summary>
internal sealed record GroupState(string? Category = null, string? Stage = null, string? County = null, string? Level = null, bool IsWithdrawn = false);

/// <summary>Reads one row of a ledger into a project.</summary>
internal sealed class RowReader
{
    private readonly GridSheet sheet;
    private readonly TableHeader header;
    private readonly ProjectWords words;
    private readonly CountyText counties;
    private readonly Findings findings;
    private readonly FigureCells figures;
    private readonly DateText dates;
    private readonly PermitText permits;
    private readonly CodeText codes;
    private readonly string? bookCounty;
    private IReadOnlyList<string>? lastCounties;

    public RowReader(GridBook book, GridSheet sheet, TableHeader header, ProjectWords words, CountyText counties, SheetContext context, int? year, DateOnly today, Findings findings)
    {
        (this.sheet, this.header, this.words, this.counties, this.findings) = (sheet, header, words, counties, findings);
        figures = new(words, context, findings, new MoneyColumns(sheet, header), isPlainText: book.IsPlainText);
        dates = new(words, year, book.CountsFrom1904, book.IsPlainText);
        permits = new(words, dates);
        codes = new(words, today, findings);
        bookCounty = context.County;
    }

    /// <summary>A blank county means the one above.</summary>
    public bool CarriesCounty { get; set; }

    /// <param name="isWithdrawn">The row is struck through as a whole, so that a struck cell says nothing of itself.</param>
    public ProjectRow Read(int line, GroupState group, bool isWithdrawn = false)
    {
        var row = new ProjectRow(sheet.Name, line) { IsHidden = sheet.IsHiddenLine(line) };
        var late = new List<(TableColumn Column, GridCell Cell)>();
        foreach (var column in header.Columns)
        {
            var cell = Ditto(line, column);
            if (cell.IsBlank) { continue; }
            if (cell.IsStruck && !isWithdrawn && ProjectFields.KindOf(column.Meaning.Field) != FieldKind.Ignored)
            {
                findings.Add(line, column.Meaning.ToString(), "cell.struck", cell.Shown.Trim());
                continue;
            }
            // Rates are judged by what else the row says, so they come last.
            if (ProjectFields.KindOf(column.Meaning.Field) == FieldKind.Rate) { late.Add((column, cell)); }
            else { Take(row, column, cell); }
        }
        KeepUnnamed(row);
        if (!row.Has(ProjectField.Category) && group.Category is not null) { row.Set(ProjectField.Category, group.Category); }
        if (!row.Has(ProjectField.Stage) && group.Stage is not null) { row.Set(ProjectField.Stage, group.Stage); }
        if (!row.Has(ProjectField.Level) && group.Level is not null) { row.Set(ProjectField.Level, group.Level); }
        if (!row.Has(ProjectField.County) && row.Site is { } place && counties.AtStart(place) is { } placed) { row.Set(ProjectField.County, (IReadOnlyList<string>)[placed]); }
        if (!row.Has(ProjectField.County) && (group.County ?? bookCounty) is { } county) { row.Set(ProjectField.County, (IReadOnlyList<string>)[county]); }
        if (!row.Has(ProjectField.County) && CarriesCounty && lastCounties is not null)
        {
            row.Set(ProjectField.County, lastCounties);
            findings.Add(line, "county", "county.carried", string.Join('、', lastCounties));
        }
        lastCounties = row.Counties.Count > 0 ? row.Counties : lastCounties;
        foreach (var (column, cell) in late) { TakeRate(row, column, cell); }
        if (row.IsHidden) { findings.Add(line, null, "row.hidden"); }
        if (row.Name is null) { findings.Add(line, "name", "name.missing"); }
        return row;
    }

    /// <summary>What stands in columns without a header.</summary>
    private void KeepUnnamed(ProjectRow row)
    {
        if (sheet.Row(row.Line) is not { } cells) { return; }
        for (var column = 1; column <= cells.Width; column++)
        {
            if (!cells[column].IsBlank && header.At(column) is null) { row.Keep(new(AddressOf(row.Line, column), "", cells[column].Shown)); }
        }
    }

    /// <summary>The cell, the one it is merged with, or where it says "the same" the one above.</summary>
    private GridCell Ditto(int line, TableColumn column)
    {
        var cell = sheet.Shared(line, column.Number);
        if (cell.Kind != GridKind.Text || cell.Shown.Trim() is not ("〃" or "″" or "同上" or "\"" or "”" or "，，")) { return cell; }
        for (var above = line - 1; above > header.Last; above--)
        {
            var source = sheet.Shared(above, column.Number);
            if (source.IsBlank || source.Shown.Trim() is "〃" or "″" or "同上" or "\"" or "”") { continue; }
            findings.Add(line, column.Meaning.ToString(), "row.ditto", source.Shown.Trim());
            return source;
        }
        return default;
    }

    private void Take(ProjectRow row, TableColumn column, GridCell cell)
    {
        var (field, line, name) = (column.Meaning.Field, row.Line, column.Meaning.ToString());
        var source = new CellSource(AddressOf(line, column.Number), cell.Shown, cell.IsFormula);
        object? value = ProjectFields.KindOf(field) switch
        {
            FieldKind.Text => cell.Kind == GridKind.Error ? null : Word(field, CellText.OneLine(cell.Shown)),
            FieldKind.Prose => Prose(cell),
            FieldKind.Money => Money(cell, column, line, name),
            FieldKind.Area => figures.Area(cell, column, line, name),
            FieldKind.Date => Date(cell, line, name),
            FieldKind.Period => Period(row, cell, line, source),
            FieldKind.Code => Code(cell, line, name),
            FieldKind.CreditCode => codes.CreditCodeOf(CellText.OneLine(cell.Shown), line, name),
            FieldKind.Industry => codes.IndustryOf(CellText.OneLine(cell.Shown), line, name),
            FieldKind.County => County(row, cell, line, name),
            FieldKind.Contact => Contact(row, cell),
            FieldKind.Lead => Lead(row, cell, source),
            FieldKind.Permit => Permit(row, column.Meaning, cell, line, name),
            _ => null,
        };
        if (value is not null) { row.Set(field, value, source); }
        else if (field is not (ProjectField.Sequence or ProjectField.Permit or ProjectField.Lead or ProjectField.BuildPeriod)) { row.Keep(new(source.Address, column.Header, cell.Shown)); }
    }

    private decimal? Money(GridCell cell, TableColumn column, int line, string name)
    {
        var yuan = figures.Money(cell, column, line, name);
        if (yuan is not null && sheet.AreaOf(line, column.Number) is { Height: > 1 }) { findings.Add(line, name, "money.merged"); }
        return yuan;
    }

    private string? Word(ProjectField field, string text)
    {
        if (text.Length == 0 || text is "/" or "-" or "—" or "——" or "--" or "\\") { return null; }
        if (field == ProjectField.Stage && header.Of(ProjectField.Stage) is { } column && column.Header.Contains("是否", StringComparison.Ordinal))
        {
            // The column asks "has it begun?", so the answer alone is no stage.
            return words.Squeeze(text) switch { "是" or "√" or "✓" or "已开工" => "已开工", "否" or "×" or "未开工" => "未开工", _ => text };
        }
        return field == ProjectField.Category ? CategoryOf(text) : text;
    }

    /// <summary>产业类项目 → 产业; other categories stay as written.</summary>
    public string CategoryOf(string text)
    {
        var bare = words.Squeeze(text);
        foreach (var end in (ReadOnlySpan<string>)["项目", "类", "工程", "领域"]) { if (bare.Length > end.Length + 1 && bare.EndsWith(end, StringComparison.Ordinal)) { bare = bare[..^end.Length]; } }
        foreach (var (word, category) in words.Categories) { if (bare.Contains(word, StringComparison.Ordinal)) { return category; } }
        return bare;
    }

    private static string? Prose(GridCell cell)
    {
        var text = CellText.Prose(cell.Shown);
        return cell.Kind == GridKind.Error || text.Length == 0 || text is "/" or "-" or "—" or "——" or "--" or "\\" or "无" or "暂无" ? null : text;
    }

    private PartialDate? Date(GridCell cell, int line, string name)
    {
        var read = dates.Read(cell);
        if (read.Code == "date.range")
        {
            findings.AddWith(line, name, "date.range", [.. read.Accept!], cell.Shown.Trim());   // a range has its ends
            return null;
        }
        if (read.Code is not null) { findings.AddWith(line, name, read.Code, [.. read.Accept ?? []], cell.Shown.Trim(), read.Date?.ToString() ?? ""); }
        return read.Date;
    }

    /// <summary>From when to when: 2023-2025, 2023.3至2025.6. A single one is both: begun and finished in that year.</summary>
    private object? Period(ProjectRow row, GridCell cell, int line, CellSource source)
    {
        var read = dates.Read(cell);
        if (read is { Code: "date.range", Date: { } from, Until: { } until })
        {
            if (!row.Has(ProjectField.StartPlanned)) { row.Set(ProjectField.StartPlanned, from, source); }
            if (!row.Has(ProjectField.FinishPlanned)) { row.Set(ProjectField.FinishPlanned, until, source); }
            return null;
        }
        if (read is { Code: null, Date: { } only })
        {
            if (!row.Has(ProjectField.StartPlanned)) { row.Set(ProjectField.StartPlanned, only, source); }
            if (!row.Has(ProjectField.FinishPlanned)) { row.Set(ProjectField.FinishPlanned, only, source); }
            return null;
        }
        if (read.Code is "date.undecided") { findings.Add(line, "buildPeriod", read.Code, cell.Shown.Trim(), ""); }
        row.Keep(new(source.Address, "", cell.Shown));
        return null;
    }

    private string? Code(GridCell cell, int line, string name) =>
        codes.ProjectCodeOf(CellText.OneLine(cell.Shown), line, name, cell.IsNumber && Math.Abs(cell.Number) < 1e28 ? ((decimal)cell.Number).ToString("0", System.Globalization.CultureInfo.InvariantCulture) : null);

    private object? County(ProjectRow row, GridCell cell, int line, string name)
    {
        var (found, site, hasUnknown) = counties.Read(CellText.OneLine(cell.Shown.Replace('\n', '、')));
        if (found.Count == 0 || found[0].Length == 0) { return null; }
        if (found.Count > 1) { findings.Add(line, name, "county.several", string.Join('、', found)); }
        if (hasUnknown) { findings.Add(line, name, "county.unknown", cell.Shown.Trim()); }
        if (site is { Length: > 1 } && header.Of(ProjectField.Site) is null) { row.Set(ProjectField.Site, site); }
        return found;
    }

    private ContactCell? Contact(ProjectRow row, GridCell cell)
    {
        var read = PeopleText.Contact(words.Folding.Fold(cell.Shown));
        if (read is { Others: > 0 })
        {
            findings.Add(row.Line, "contact", "contact.several", cell.Shown.Trim());
            read = new(read.Name, read.Phone);
        }
        return row.Contact is { } known ? read is null ? known : new(known.Name ?? read.Name, known.Phone ?? read.Phone) : read;
    }

    private object? Lead(ProjectRow row, GridCell cell, CellSource source)
    {
        var (leader, contact) = PeopleText.Lead(words.Folding.Fold(cell.Shown));
        if (leader is not null && !row.Has(ProjectField.Leader)) { row.Set(ProjectField.Leader, leader, source); }
        if (contact is not null && row.Contact is null) { row.Set(ProjectField.Contact, contact, source); }
        return null;
    }

    private object? Permit(ProjectRow row, ColumnMeaning meaning, GridCell cell, int line, string name)
    {
        if (meaning.Step is not { } step) { return null; }
        var (standing, isUnreadable) = cell.IsDate && dates.Read(cell).Date is { } day ? (new PermitStanding(PermitState.Done, null, day), false)
            : meaning.Part == PermitPart.Date && dates.Read(cell).Date is { } dated ? (new PermitStanding(PermitState.Done, null, dated), false) : permits.Read(cell.Shown);
        if (isUnreadable && meaning.Part == PermitPart.DocNo && cell.Shown.Any(char.IsAsciiDigit)) { (standing, isUnreadable) = (new(PermitState.Done, CellText.OneLine(cell.Shown)), false); }
        if (isUnreadable) { findings.Add(line, name, "permit.unreadable", cell.Shown.Trim()); }
        if (standing is null)
        {
            row.Keep(new(AddressOf(line, header.Columns.First(c => c.Meaning == meaning).Number), name, cell.Shown));
            return null;
        }
        if (row.Permits.TryGetValue(step, out var known)) { standing = new(known.State, known.DocNo ?? standing.DocNo, known.Date ?? standing.Date, known.Note ?? standing.Note); }
        row.Set(step, standing);
        return null;
    }

    private void TakeRate(ProjectRow row, TableColumn column, GridCell cell)
    {
        var field = column.Meaning.Field;
        var isOfInvestment = field == ProjectField.CompletionRate;
        // What a formula makes of two blanks is nobody's figure.
        if (isOfInvestment && cell.IsFormula && row.YearCompletedYuan is null && row.YearPlanYuan is null && header.Of(ProjectField.YearCompleted) is not null) { return; }
        bool? isWhole = isOfInvestment && row is { YearPlanYuan: > 0, YearCompletedYuan: { } done } ? done * 10 > row.YearPlanYuan * 5 : words.IsFinished(row.Stage) || words.IsFinished(row.ImageProgress) ? true : row.Stage is not null || row.ImageProgress is not null ? false : null;
        decimal? expected = isOfInvestment && row is { YearPlanYuan: > 0 and var planned, YearCompletedYuan: { } completed } ? completed / planned : null;
        if (figures.Rate(cell, row.Line, column.Meaning.ToString(), isWhole, expected) is { } rate) { row.Set(field, rate, new(AddressOf(row.Line, column.Number), cell.Shown, cell.IsFormula)); }
    }

    private string AddressOf(int line, int column) =>
        sheet.AreaOf(line, column) is { } area ? TableHeader.Letters(area.Left) + area.Top.ToString(System.Globalization.CultureInfo.InvariantCulture) : TableHeader.Letters(column) + line.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
