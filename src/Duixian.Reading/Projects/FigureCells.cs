using System.Globalization;
using Duixian.Domain.Projects;
using Duixian.Reading.Workbooks;

namespace Duixian.Reading.Projects;

/// <summary>Reads money, areas and rates out of cells, and says what is odd about how they are written.</summary>
/// <param name="others">What else stands in the columns of money.</param>
internal sealed class FigureCells(ProjectWords words, SheetContext context, Findings findings, MoneyColumns others, bool isPlainText)
{
    private static readonly string[] Nothing = ["/", "-", "--", "—", "——", "\\", "*"];

    /// <summary>Nothing is overfulfilled as often; from here on a figure is in per cent.</summary>
    private const decimal MostTimes = 2;

    /// <summary>元; null where nothing stands there, or nothing that can be taken.</summary>
    public decimal? Money(GridCell cell, TableColumn column, int line, string field)
    {
        var headerUnit = Quantity.ScaleOf(column.Unit) is { } ? column.Unit : context.MoneyUnit;
        var headerScale = Quantity.ScaleOf(headerUnit);
        if (Figure(cell, line, field, "money") is not { } figure) { return null; }
        if (figure.Unit is { } own && Quantity.ScaleOf(own) is null)
        {
            findings.Add(line, field, "money.currency", cell.Shown.Trim());
            return null;
        }
        var scale = Quantity.ScaleOf(figure.Unit) ?? headerScale;
        if (scale is null && figure.Value != 0)
        {
            findings.AddWith(line, field, "unit.missing", [Whole(figure.Value * 10_000m), Whole(figure.Value * 100_000_000m)], cell.Shown.Trim());
            return null;
        }
        var factor = scale ?? 1m;
        if (figure.Unit is not null && headerScale is { } expected && expected != factor) { findings.Add(line, field, "unit.mixed", headerUnit ?? "", cell.Shown.Trim()); }
        if (figure.Value < 0)
        {
            findings.Add(line, field, "money.negative", cell.Shown.Trim());
            return null;
        }
        if (figure.Upper is { } upper)
        {
            findings.AddWith(line, field, "money.range", [Whole(figure.Value * factor), Whole(upper * factor)], cell.Shown.Trim());
            return null;
        }
        Hedged(figure, line, field, "money", cell);
        var yuan = Whole(figure.Value * factor);
        if (figure.Unit is null && others.Misplaced(column.Number, figure.Value, factor) is { } meant)
        {
            findings.AddWith(line, field, "unit.suspect", [Whole(figure.Value * meant)], headerUnit ?? "", cell.Shown.Trim());
            return null;
        }
        return yuan;
    }

    /// <summary>亩.</summary>
    public decimal? Area(GridCell cell, TableColumn column, int line, string field)
    {
        var headerUnit = Quantity.MuOf(column.Unit) is { } ? column.Unit : context.AreaUnit;
        if (Figure(cell, line, field, "area") is not { } figure) { return null; }
        var own = Quantity.MuOf(figure.Unit);
        if (figure.Unit is not null && own is null)
        {
            findings.Add(line, field, "area.not_number", cell.Shown.Trim());
            return null;
        }
        if ((own ?? Quantity.MuOf(headerUnit)) is not { } scale)
        {
            if (figure.Value == 0) { return 0; }
            findings.AddWith(line, field, "unit.missing", [Four(figure.Value), Four(figure.Value * 15)], cell.Shown.Trim());
            return null;
        }
        if (own is not null && Quantity.MuOf(headerUnit) is { } expected && expected != own) { findings.Add(line, field, "unit.mixed", headerUnit ?? "", cell.Shown.Trim()); }
        if (figure.Value < 0 || figure.Upper is not null)
        {
            findings.Add(line, field, "area.not_number", cell.Shown.Trim());
            return null;
        }
        Hedged(figure, line, field, "area", cell);
        return Four(figure.Value * scale);
    }

    /// <summary>A share from 0 to 1. A bare 1 may be one per cent or all of it: <paramref name="isWhole"/> decides where something else tells.</summary>
    /// <param name="isWhole">True where the project is finished or the figures make it 100%; null where nothing tells.</param>
    /// <param name="expected">What other figures of the row make it; of two readings the nearer one is meant.</param>
    public decimal? Rate(GridCell cell, int line, string field, bool? isWhole, decimal? expected = null)
    {
        if (cell.IsPercent && Math.Abs(cell.Number) < 1e9) { return Four((decimal)cell.Number); }
        var text = words.Squeeze(cell.Shown);
        if (Nothing.Contains(text, StringComparer.Ordinal) || text.Length == 0) { return null; }
        if (text is "100%" or "全部完成" or "已完成") { return 1; }
        var isPerCent = text.EndsWith('%') || text.StartsWith("百分之", StringComparison.Ordinal);
        var bare = text.Replace("百分之", "", StringComparison.Ordinal).TrimEnd('%').TrimStart('约');
        var value = cell.IsNumber && Math.Abs(cell.Number) < 1e9 ? (decimal)cell.Number : decimal.TryParse(bare, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var written) ? written : ChineseNumber.Read(bare);
        if (value is not { } number || number < 0)
        {
            findings.Add(line, field, "rate.not_number", cell.Shown.Trim());
            return null;
        }
        if (isPerCent) { return Four(number / 100); }
        if (number != 1 && expected is { } near) { return Four(Math.Abs(number - near) <= Math.Abs((number / 100) - near) ? number : number / 100); }
        // 1.2 is a fifth more than planned; nobody reports one and a fifth per cent.
        if (number != 1) { return Four(number >= MostTimes ? number / 100 : number); }
        findings.AddWith(line, field, "percent.ambiguous", [0.01m, 1m], isWhole == false ? "1%" : "100%");
        return isWhole == false ? 0.01m : 1m;
    }

    private Quantity? Figure(GridCell cell, int line, string field, string kind)
    {
        if (cell.IsNumber && !cell.IsDate && Math.Abs(cell.Number) < 1e15) { return new((decimal)cell.Number, UnitOfFormat(cell), Hedge.None); }
        var text = words.Squeeze(cell.Shown);
        if (text.Length == 0 || Nothing.Contains(text, StringComparer.Ordinal)) { return null; }
        if (cell.Kind == GridKind.Error)
        {
            findings.Add(line, field, "cell.error", cell.Shown);
            return null;
        }
        if (cell.IsDate || Quantity.Read(text) is not { } figure)
        {
            findings.Add(line, field, kind + ".not_number", cell.Shown.Trim());
            return null;
        }
        if (figure is { Unit: null, Hedge: Hedge.None, Upper: null, Aside: null } && (!isPlainText || !decimal.TryParse(cell.Shown, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))) { findings.Add(line, field, "number.text", cell.Shown); }
        if (figure.Aside is { } aside) { findings.Add(line, field, kind + ".aside", cell.Shown.Trim(), aside); }
        return figure;
    }

    /// <summary>A number format may carry the unit: 0.00"亿元" shows 1.25 as 1.25亿元; one that also divides (0!.0,"万") shows what is kept in the smaller unit.</summary>
    private string? UnitOfFormat(GridCell cell)
    {
        if (cell.Shown.Length == 0 || char.IsAsciiDigit(cell.Shown[^1]) || Quantity.Read(words.Squeeze(cell.Shown)) is not { Unit: { } unit } shown) { return null; }
        var stored = (decimal)cell.Number;
        if (Math.Abs(shown.Value - stored) <= Math.Abs(stored) * 0.01m) { return unit; }
        return Quantity.ScaleOf(unit) is { } scale && Math.Abs((shown.Value * scale) - stored) <= Math.Abs(stored) * 0.05m ? "元" : null;
    }

    private void Hedged(Quantity figure, int line, string field, string kind, GridCell cell)
    {
        if (figure.Hedge == Hedge.None) { return; }
        findings.Add(line, field, kind + figure.Hedge switch { Hedge.About => ".approximate", Hedge.AtLeast => ".lower_bound", _ => ".upper_bound" }, cell.Shown.Trim());
    }

    /// <summary>Whole fen: what is behind them is noise of the binary form.</summary>
    private static decimal Whole(decimal yuan) => decimal.Round(yuan, 2) / 1.000000000000000000m;

    private static decimal Four(decimal value) => decimal.Round(value, 4) / 1.000000000000000000m;
}
