namespace Duixian.Reading.Sheets;

/// <summary>The tables of one file, tab by tab, and what its hidden sheets say.</summary>
/// <param name="Tables">At least one, in the order of the tabs.</param>
/// <param name="Notes">First and second column of the hidden sheets; a program that hands out a form leaves there which form it is.</param>
public sealed record SheetTables(IReadOnlyList<SheetTable> Tables, IReadOnlyDictionary<string, string> Notes)
{
    private const int MostNotes = 50;

    internal static readonly IReadOnlyDictionary<string, string> NoNotes = new Dictionary<string, string>(StringComparer.Ordinal);

    internal static void TakeNotes(RawRows rows, Dictionary<string, string> notes)
    {
        foreach (var row in rows.All.Take(MostNotes))
        {
            if (row.Cells.Count >= 2 && row.Cells[0].Text.Length > 0) { notes.TryAdd(row.Cells[0].Text, row.Cells[1].Text); }
        }
    }
}
