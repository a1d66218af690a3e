using System.Globalization;
using Duixian.Domain.Projects;
using Duixian.Reading.Workbooks;

namespace Duixian.Reading.Projects;

/// <summary>How one column of a ledger writes what it holds – its unit, its form of dates, its ticks – so that what is written into it looks like the rest.</summary>
internal sealed class ColumnManner
{
    private const int Sample = 200;

    private readonly TableColumn column;
    private readonly string? moneyUnit;
    private readonly string? areaUnit;
    private readonly ProjectWords words;
    private readonly List<GridCell> cells = [];
    private readonly Dictionary<PermitState, string> ticks = [];
    private readonly bool isPerCent;
    private readonly bool isSerial;
    private readonly string dateMark;

    public ColumnManner(GridSheet sheet, TableHeader header, TableColumn column, string? moneyUnit, string? areaUnit, ProjectWords words)
    {
        (this.column, this.moneyUnit, this.areaUnit, this.words) = (column, moneyUnit, areaUnit, words);
        cells.AddRange(sheet.Rows.Where(r => r.Line > header.Last && !r[column.Number].IsBlank).Take(Sample).Select(r => r[column.Number]));
        isPerCent = !cells.Exists(c => c.IsPercent) && (cells.Exists(c => c is { IsNumber: true, Number: > 1.5 }) || (column.Unit == "%" && !cells.Exists(c => c is { IsNumber: true, Number: > 0 and < 1 })));
        isSerial = cells.Exists(c => c.IsDate);
        dateMark = cells.Where(c => c.Kind == GridKind.Text).Select(c => c.Shown).Select(t => t.Contains('年', StringComparison.Ordinal) ? "年" : t.Contains('/', StringComparison.Ordinal) ? "/" : t.Contains('-', StringComparison.Ordinal) ? "-" : t.Contains('.', StringComparison.Ordinal) ? "." : "")
            .Where(m => m.Length > 0).GroupBy(m => m).OrderByDescending(g => g.Count()).Select(g => g.Key).FirstOrDefault() ?? "年";
        if (ProjectFields.KindOf(column.Meaning.Field) == FieldKind.Permit) { LearnTicks(); }
    }

    /// <param name="old">What stands in the cell now: a tick stays a tick, 35% a text with its sign.</param>
    public WrittenCell Write(object? value, GridCell old) => value switch
    {
        null => default,
        decimal number => Write(number, old),
        PartialDate date => Write(date, old),
        ContactCell contact => new(string.Join(Break(old), new[] { contact.Name, contact.Phone }.Where(p => p is not null))),
        PermitStanding permit => Write(permit),
        IReadOnlyList<string> several => new(string.Join('、', several)),
        string text => Write(text),
        _ => new(Convert.ToString(value, CultureInfo.InvariantCulture)),
    };

    private WrittenCell Write(decimal number, GridCell old)
    {
        switch (ProjectFields.KindOf(column.Meaning.Field))
        {
            case FieldKind.Money:
                return (Quantity.ScaleOf(column.Unit) ?? Quantity.ScaleOf(moneyUnit)) is { } scale ? new(null, number / scale) : new((number / 10_000m).ToString("0.######", CultureInfo.InvariantCulture) + "万元");
            case FieldKind.Area:
                return (Quantity.MuOf(column.Unit) ?? Quantity.MuOf(areaUnit)) is { } mu ? new(null, decimal.Round(number / mu, 6)) : new(number.ToString("0.####", CultureInfo.InvariantCulture) + "亩");
            case FieldKind.Rate:
                if (old.Kind == GridKind.Text && old.Shown.TrimEnd().EndsWith('%')) { return new((number * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%"); }
                return new(null, isPerCent && !old.IsPercent ? number * 100 : number);
            default: return new(null, number);
        }
    }

    private WrittenCell Write(PartialDate date, GridCell old)
    {
        if (date.Precision == DatePrecision.Day && (old.IsDate || (old.IsBlank && isSerial))) { return new(null, date.First.DayNumber - new DateOnly(1899, 12, 30).DayNumber); }
        return new(date.Precision switch
        {
            DatePrecision.Year => date.Year.ToString(CultureInfo.InvariantCulture) + "年",
            DatePrecision.Half => date.Year.ToString(CultureInfo.InvariantCulture) + (date.Part == 1 ? "年上半年" : "年下半年"),
            DatePrecision.Quarter => $"{date.Year.ToString(CultureInfo.InvariantCulture)}年{"一二三四"[date.Part - 1]}季度",
            DatePrecision.Month => dateMark == "年" ? $"{date.Year}年{date.Part}月" : $"{date.Year}{dateMark}{date.Part}",
            _ => dateMark == "年" ? $"{date.Year}年{date.Part}月{date.Day}日" : $"{date.Year}{dateMark}{date.Part}{dateMark}{date.Day}",
        });
    }

    private WrittenCell Write(PermitStanding permit)
    {
        if (permit.DocNo is null && permit.Date is null) { return new(permit.Note ?? ticks[permit.State]); }
        var day = permit.Date is { } date ? Write(date, default).Text : null;
        return new(string.Join('\n', new[] { permit.DocNo, day }.Where(p => p is not null)));
    }

    private WrittenCell Write(string text)
    {
        if (column.Meaning.Field != ProjectField.Category) { return new(text); }
        // 产业 among 产业类 and 民生类.
        foreach (var end in (ReadOnlySpan<string>)["类项目", "类"])
        {
            if (cells.Count > 0 && cells.Count(c => c.Shown.EndsWith(end, StringComparison.Ordinal)) * 2 > cells.Count && !text.EndsWith(end, StringComparison.Ordinal)) { return new(text + end); }
        }
        return new(text);
    }

    private string Break(GridCell old) => (old.IsBlank ? cells.Exists(c => c.Shown.Contains('\n', StringComparison.Ordinal)) : old.Shown.Contains('\n', StringComparison.Ordinal)) ? "\n" : "";

    /// <summary>The mark a column uses most for each state.</summary>
    private void LearnTicks()
    {
        var reader = new PermitText(words, new DateText(words, null, countsFrom1904: false));
        var seen = cells.Select(c => (Text: c.Shown.Trim(), reader.Read(c.Shown).Standing)).Where(c => c.Standing is { DocNo: null, Date: null, Note: null }).ToList();
        foreach (var (state, usual) in new[] { (PermitState.Done, "√"), (PermitState.NotDone, "×"), (PermitState.InProgress, "正在办理"), (PermitState.NotNeeded, "不需要") })
        {
            ticks[state] = seen.Where(c => c.Standing!.State == state).GroupBy(c => c.Text).OrderByDescending(g => g.Count()).Select(g => g.Key).FirstOrDefault() ?? usual;   // filtered above
        }
    }
}
