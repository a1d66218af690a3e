using System.Globalization;
using Duixian.Reading.Extract;
using Duixian.Reading.Projects;
using Duixian.Reading.Workbooks;

namespace Duixian.Reading.Tests.Projects;

/// <summary>
/// A short way to write a ledger: lines of cells parted by |. #3.5 is a number, #45383:yyyy/m/d one with a format, =3.5 a calculated one, ~text is struck through;
/// \n is a line break. Merged areas as A1:K1.
/// </summary>
internal static class Ledger
{
    public static readonly DateOnly Today = new(2024, 12, 31);

    public static ProjectBookReading Read(string text, params string[] merges) => Read([Sheet("表", text, merges)]);

    public static ProjectBookReading Read(IReadOnlyList<GridSheet> sheets, IReadOnlyList<ColumnMapping>? mappings = null) =>
        ProjectBookReader.Read(new GridBook("book.xlsx", "xlsx", CountsFrom1904: false, sheets), new(Today, Mappings: mappings));

    public static GridSheet Sheet(string name, string text, params string[] merges)
    {
        var sheet = new GridSheet("book.xlsx", name);
        var line = 0;
        foreach (var row in text.Split('\n', StringSplitOptions.TrimEntries))
        {
            line++;
            var column = 0;
            foreach (var cell in row.Split('|'))
            {
                column++;
                if (Cell(cell.Trim()) is { IsBlank: false } made) { sheet.Put(line, column, made); }
            }
        }
        foreach (var merge in merges)
        {
            var ends = merge.Split(':');
            var ((top, left), (bottom, right)) = (XlsxGrid.Place(ends[0])!.Value, XlsxGrid.Place(ends[1])!.Value);
            sheet.Merge(new(top, left, bottom, right));
        }
        return sheet;
    }

    /// <summary>The value of one column of one row, under a header of name, county and that column, in a ledger of 2024.</summary>
    public static (ProjectRow Row, IReadOnlyList<ProjectFinding> Findings) Cell(string header, string cell, string more = "", string moreCells = "")
    {
        var reading = Read($"2024年重点项目清单\n序号|项目名称|县区|{header}{more}\n#1|演示项目|莘县|{cell}{moreCells}");
        return (reading.Sheets[0].Rows[0], [.. reading.Findings.Where(f => f.Line == 3)]);
    }

    private static GridCell Cell(string written)
    {
        var isStruck = written.StartsWith('~');
        var text = (isStruck ? written[1..] : written).Replace("\\n", "\n", StringComparison.Ordinal);
        if (text.Length == 0) { return default; }
        if (text[0] is not ('#' or '=')) { return new(text, GridKind.Text, IsStruck: isStruck); }
        var parts = text[1..].Split(':', 2);
        var (number, format) = (double.Parse(parts[0], CultureInfo.InvariantCulture), new NumberFormat(parts.Length > 1 ? parts[1] : "General"));
        return new(format.Show(number, from1904: false), GridKind.Number, number, format, IsFormula: text[0] == '=', IsStruck: isStruck);
    }
}
