using Duixian.Domain;
using Duixian.Reading.Sheets;
using Duixian.Shell.Typing;

namespace Duixian.Files.Imports;

/// <summary>The cells of one row as what they should be; what they are not is reported at the cell and answered with null.</summary>
public readonly struct RowCells(ImportReport report, SheetRow row)
{
    private static readonly char[] Partings = [';', '；', '、', ',', '，', '\n'];

    public SheetRow Row => row;

    public int Line => row.Line;

    /// <summary>Whether nothing of the row has been refused so far.</summary>
    public bool IsGood => !report.IsRefused(row);

    /// <summary>Whether the file has this column at all: a column left out leaves what is known untouched.</summary>
    public bool Has(string column) => report.Table.Has(column);

    public void Refuse(string? column, Refusal says) => report.Refuse(row, column, says);

    public void Note(string? column, string code, params IReadOnlyList<object> arguments) => report.Note(row, column, code, arguments);

    /// <summary>Cleaned text on one line; null when blank or refused.</summary>
    public string? Text(string column, int longest, bool required = false)
    {
        if (Readable(column, required) is not { } cell) { return null; }
        var text = TypedText.Line(cell.Text);
        if (text.Length > longest)
        {
            Refuse(column, ImportRefusal.TooLong(longest));
            return null;
        }
        if (text.Length == 0 && required) { Refuse(column, ImportRefusal.Empty); }
        return text.Length == 0 ? null : text;
    }

    public DateOnly? Day(string column, bool required = false)
    {
        if (Readable(column, required) is not { } cell) { return null; }
        if (cell.Day is { } day) { return day; }
        Refuse(column, ImportRefusal.NoDay(cell.Text));
        return null;
    }

    /// <summary>A figure as people write it: 40000, 40,000, 4万. Four decimals at most.</summary>
    public decimal? Amount(string column, bool required = false)
    {
        if (Readable(column, required) is not { } cell) { return null; }
        if (!cell.Text.EndsWith('%') && AmountTyped.Read(cell.Text) is { } amount && Math.Abs(amount) <= 900_000_000_000_000m && decimal.Round(amount, 4) == amount) { return amount; }
        Refuse(column, ImportRefusal.NoNumber(cell.Text));
        return null;
    }

    public int? Whole(string column, int least, int most, bool required = false)
    {
        if (Readable(column, required) is not { } cell) { return null; }
        if (cell.Number is { } number && decimal.Truncate(number) == number && number >= least && number <= most) { return (int)number; }
        Refuse(column, ImportRefusal.OutOfRange(cell.Text, least, most));
        return null;
    }

    /// <summary>One of the words that may stand here, in either language; the first word of each meaning is named when it is none.</summary>
    public T? OneOf<T>(string column, IReadOnlyList<(T Meaning, string[] Words)> words, bool required = false)
        where T : struct
    {
        if (Readable(column, required) is not { } cell) { return null; }
        foreach (var (meaning, known) in words)
        {
            if (known.Contains(cell.Text.Normalize(System.Text.NormalizationForm.FormKC), StringComparer.OrdinalIgnoreCase)) { return meaning; }
        }
        Refuse(column, ImportRefusal.NotOneOf(cell.Text, string.Join(" / ", words.Select(w => w.Words[0]))));
        return null;
    }

    /// <summary>Several in one cell, parted by semicolon, comma, 、 or line.</summary>
    public IReadOnlyList<string> List(string column, int longest) =>
        Readable(column, required: false) is not { } cell ? []
        : cell.Text.Length > longest ? Refused<string>(column, ImportRefusal.TooLong(longest))
        : [.. TypedText.Clean(cell.Text).Split(Partings, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];

    private IReadOnlyList<T> Refused<T>(string column, Refusal says)
    {
        Refuse(column, says);
        return [];
    }

    /// <summary>The cell when something can be read in it; a cell that hides its value is reported even where it might be blank.</summary>
    public SheetCell? Readable(string column, bool required)
    {
        var cell = row[column];
        Refusal? hidden = cell.Kind switch
        {
            SheetCellKind.Formula => ImportRefusal.Formula,
            SheetCellKind.Merged => ImportRefusal.Merged,
            SheetCellKind.Error => ImportRefusal.Error,
            SheetCellKind.Blank when required => ImportRefusal.Empty,
            _ => null,
        };
        if (hidden is not null) { Refuse(column, hidden); }
        return cell.IsBlank || !cell.IsReadable ? null : cell;
    }
}
