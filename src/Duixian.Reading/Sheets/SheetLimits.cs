using Duixian.Reading.Extract;

namespace Duixian.Reading.Sheets;

/// <summary>What an uploaded table may hold at most. Bytes and parts are limited as for every document.</summary>
public static class SheetLimits
{
    public const int FileBytes = ReadingLimits.FileBytes;
    public const int Rows = 50_000;
    public const int Columns = 200;

    /// <summary>Lines of a title above the header.</summary>
    public const int TitleLines = 10;

    /// <summary>Cells that say something, whatever the shape of the table.</summary>
    internal const int Cells = 3_000_000;

    /// <summary>Cells covered by merged areas.</summary>
    internal const int MergedCells = 3_000_000;
}
