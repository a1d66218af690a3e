using System.Globalization;

namespace Duixian.Files;

/// <summary>How a cell of a workbook looks; CSV has no looks.</summary>
internal enum CellLook
{
    Plain,

    /// <summary>A column's name.</summary>
    Header,

    /// <summary>The cell because of which a row was refused.</summary>
    Refused,

    /// <summary>A sentence for a person, over as many lines as it needs.</summary>
    Note,
}

/// <summary>One cell on its way into a file: text, a number, or nothing; never something a spreadsheet might calculate.</summary>
internal readonly record struct TableCell(string? Text, decimal? Number = null, CellLook Look = CellLook.Plain)
{
    public static implicit operator TableCell(string? text) => new(text);

    public static implicit operator TableCell(decimal? number) => new(null, number);

    public static implicit operator TableCell(int? number) => new(null, number);

    /// <summary>A day as text, since a serial number means different days in different workbooks.</summary>
    public static implicit operator TableCell(DateOnly? day) => new(day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
