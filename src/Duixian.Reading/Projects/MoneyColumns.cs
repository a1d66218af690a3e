using Duixian.Reading.Workbooks;

namespace Duixian.Reading.Projects;

/// <summary>The plain numbers in the columns of money of one sheet: by them a figure shows that was written in another unit than its column's.</summary>
internal sealed class MoneyColumns
{
    /// <summary>元. No project of a city costs more: what is larger was meant in the next smaller unit.</summary>
    private const decimal LargestYuan = 100_000_000_000m;

    /// <summary>元. From here on a figure far above all others in its column is doubted.</summary>
    private const decimal LargeYuan = 10_000_000_000m;

    private const int FarAbove = 10;
    private const int FarBelow = 500;
    private const int LeastValues = 5;

    private readonly Dictionary<int, List<double>> sorted = [];
    private readonly HashSet<int> totals = [];

    public MoneyColumns(GridSheet sheet, TableHeader header)
    {
        foreach (var column in header.Columns.Where(c => ProjectFields.KindOf(c.Meaning.Field) == FieldKind.Money))
        {
            var values = sheet.Rows.Where(r => r.Line > header.Last).Select(r => r[column.Number]).Where(c => c is { IsNumber: true, IsFormula: false, Number: > 0 }).Select(c => c.Number).Order().ToList();
            sorted[column.Number] = values;
            if (column.Meaning.Field == ProjectField.TotalInvestment) { totals.Add(column.Number); }
        }
    }

    /// <summary>The scale that was meant, where a figure cannot be in the column's own; null where it may.</summary>
    public decimal? Misplaced(int column, decimal value, decimal scale)
    {
        var yuan = value * scale;
        if (Smaller(scale) is { } smaller)
        {
            if (yuan >= LargestYuan) { return smaller; }
            if (yuan >= LargeYuan && sorted.GetValueOrDefault(column) is { Count: >= LeastValues } values && values[^2] * FarAbove < (double)value) { return smaller; }
        }
        // 3.2 among thousands of 万元: 亿 were meant. Only of totals, since a month's work may be as little.
        if (scale == 10_000m && value > 0 && decimal.Truncate(value) != value && totals.Contains(column) && sorted.GetValueOrDefault(column) is { Count: >= LeastValues } all && all[all.Count / 2] > (double)value * FarBelow) { return 100_000_000m; }
        return null;
    }

    private static decimal? Smaller(decimal scale) => scale switch { 100_000_000m => 10_000m, 10_000m => 1m, _ => null };
}
