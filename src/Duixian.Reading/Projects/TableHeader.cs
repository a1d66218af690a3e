using System.Security.Cryptography;
using System.Text;

namespace Duixian.Reading.Projects;

/// <summary>One column of a ledger.</summary>
/// <param name="Path">Its header cells from the top down, as written; a cell merged over several columns is in the path of each.</param>
/// <param name="Unit">As written in its header: 万元, 亩, %.</param>
internal sealed record TableColumn(int Number, ColumnMeaning Meaning, IReadOnlyList<string> Path, string? Unit)
{
    public string Header => Path.Count == 0 ? "" : string.Concat(Path[^1].Where(c => !char.IsWhiteSpace(c)));
}

/// <summary>Where the header of a sheet stands and what its columns mean.</summary>
internal sealed class TableHeader(int first, int last, IReadOnlyList<TableColumn> columns)
{
    private readonly Dictionary<int, TableColumn> byNumber = columns.ToDictionary(c => c.Number);

    public int First { get; } = first;

    /// <summary>The lowest line of the header.</summary>
    public int Last { get; } = last;

    public IReadOnlyList<TableColumn> Columns { get; } = columns;

    public TableColumn? Of(ProjectField field) => Columns.FirstOrDefault(c => c.Meaning.Field == field);

    public TableColumn? At(int number) => byNumber.GetValueOrDefault(number);

    /// <summary>The same for every table with the same header words in the same columns, whatever the year and the month.</summary>
    public string Signature(ProjectWords words)
    {
        var text = string.Join('\n', Columns.Select(c => $"{c.Number}:{string.Join('|', c.Path.Select(p => HeaderText.Of(p, words.Folding).Text))}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
    }

    /// <summary>27 → AA.</summary>
    public static string Letters(int column)
    {
        var letters = "";
        for (var rest = column; rest > 0; rest = (rest - 1) / 26) { letters = (char)('A' + ((rest - 1) % 26)) + letters; }
        return letters;
    }
}
