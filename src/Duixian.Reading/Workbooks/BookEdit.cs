namespace Duixian.Reading.Workbooks;

/// <summary>What is to stand in a cell: a number, a text, or nothing.</summary>
internal readonly record struct WrittenCell(string? Text, decimal? Number = null)
{
    public bool IsBlank => Text is null && Number is null;
}

/// <summary>What is to change in one sheet.</summary>
/// <param name="Part">Where the sheet stands in the package.</param>
/// <param name="Cells">By line and column. A cell that holds a formula keeps it: what it shows follows from the others.</param>
/// <param name="After">New rows come below this line; whatever stood there moves down.</param>
/// <param name="Added">The cells of each new row, by column; they look like those of the line above.</param>
internal sealed record SheetEdit(string Part, string Name, IReadOnlyDictionary<int, Dictionary<int, WrittenCell>> Cells, int After, IReadOnlyList<Dictionary<int, WrittenCell>> Added);
