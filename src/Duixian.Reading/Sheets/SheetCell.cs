using System.Globalization;
using System.Text;

namespace Duixian.Reading.Sheets;

/// <summary>What a cell of an uploaded table is.</summary>
public enum SheetCellKind
{
    /// <summary>Nothing stands in it.</summary>
    Blank,

    /// <summary>Words, or a number typed as words; everything in a CSV file.</summary>
    Text,

    /// <summary>A number typed as one.</summary>
    Number,

    /// <summary>A day, or a day with a time.</summary>
    Date,

    /// <summary>A formula: it is never evaluated and its stored value is not taken, so the cell says nothing.</summary>
    Formula,

    /// <summary>Part of a merged area that speaks in another cell.</summary>
    Merged,

    /// <summary>An error value such as #N/A.</summary>
    Error,
}

/// <summary>One cell: its text and what it is. <c>default</c> is a blank cell.</summary>
/// <param name="Kind">What it is; a formula, a merged part and an error have no text.</param>
public readonly record struct SheetCell(string? Shown, SheetCellKind Kind)
{
    private static readonly string[] DayFormats = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];

    /// <summary>Trimmed; a number as written (0.3, never 0.30000000000000004; 75% keeps its sign), a day as 2024-06-30, with its time 2024-06-30 19:30.</summary>
    public string Text => Shown ?? "";

    public bool IsBlank => Kind == SheetCellKind.Blank;

    /// <summary>False where the file hides the value: a formula, a merged part, an error. Whoever needs the cell must report it.</summary>
    public bool IsReadable => Kind is SheetCellKind.Blank or SheetCellKind.Text or SheetCellKind.Number or SheetCellKind.Date;

    /// <summary>The number written here, with or without commas between thousands; null when it is none. A percentage is none.</summary>
    public decimal? Number
    {
        get
        {
            if (Kind is not (SheetCellKind.Text or SheetCellKind.Number)) { return null; }
            const NumberStyles styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands;
            return decimal.TryParse(Text.Normalize(NormalizationForm.FormKC), styles, CultureInfo.InvariantCulture, out var number) ? number : null;
        }
    }

    /// <summary>The day written here, typed as one or in one of the usual ways (2024-06-30, 2024/6/30, 2024.6.30, 2024年6月30日, 20240630); null when it is none.</summary>
    public DateOnly? Day
    {
        get
        {
            if (Kind is not (SheetCellKind.Text or SheetCellKind.Number or SheetCellKind.Date)) { return null; }
            var text = Kind == SheetCellKind.Date ? Text.Split(' ')[0] : Text.Normalize(NormalizationForm.FormKC).Replace(" ", "", StringComparison.Ordinal);
            return DateOnly.TryParseExact(text, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        }
    }
}
