using Duixian.Reading.Extract;

namespace Duixian.Reading.Workbooks;

internal enum GridKind { Blank, Text, Number, Boolean, Error }

/// <summary>A cell as it stands in a workbook of any make.</summary>
/// <param name="Text">What a person sees; runs that are struck through inside a cell are left out.</param>
/// <param name="Number">The stored number, which the format may show quite differently; 0 for other kinds.</param>
/// <param name="Format">Null for text, and where the file has no formats.</param>
/// <param name="IsFormula">The value is what the program that saved the file had worked out; nobody evaluates it here.</param>
/// <param name="IsStruck">The whole cell is struck through.</param>
internal readonly record struct GridCell(string? Text, GridKind Kind, double Number = 0, NumberFormat? Format = null, bool IsFormula = false, bool IsStruck = false)
{
    public bool IsBlank => Kind == GridKind.Blank;

    public bool IsNumber => Kind == GridKind.Number;

    /// <summary>A number shown as a day.</summary>
    public bool IsDate => Kind == GridKind.Number && Format is { IsDate: true };

    public bool IsPercent => Kind == GridKind.Number && Format is { IsPercent: true };

    public string Shown => Text ?? "";
}

/// <summary>Cells that share one value; all ends count from 1 and belong to it.</summary>
internal readonly record struct GridArea(int Top, int Left, int Bottom, int Right)
{
    public int Width => Right - Left + 1;

    public int Height => Bottom - Top + 1;

    public bool Covers(int line, int column) => line >= Top && line <= Bottom && column >= Left && column <= Right;
}

/// <summary>One row; cells behind the last one that says something are not kept.</summary>
internal sealed class GridRow(int line, bool isHidden)
{
    private readonly List<GridCell> cells = [];

    /// <summary>As printed at the left of the sheet.</summary>
    public int Line { get; } = line;

    public bool IsHidden { get; set; } = isHidden;

    public int Width => cells.Count;

    /// <param name="column">1 is A.</param>
    public GridCell this[int column] => column >= 1 && column <= cells.Count ? cells[column - 1] : default;

    internal void Put(int column, in GridCell cell)
    {
        while (cells.Count < column) { cells.Add(default); }
        cells[column - 1] = cell;
    }
}
