using Duixian.Domain.Shares;
using Duixian.Shell.Typing;
using Duixian.Ui.Forms;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Shares.DivideTarget;

/// <summary>Columns pasted from a spreadsheet: the unit first, then its figures. What cannot be placed is named with its line, and then nothing is filled in.</summary>
internal static class PastedShares
{
    private const int MostLines = 200;

    /// <summary>Rows that add up the others; a whole and its parts are never summed, so they are passed over.</summary>
    private static readonly string[] Totals = ["合计", "总计", "小计", "全市", "总数", "total", "sum"];

    public static (ShareForm Form, IReadOnlyList<FieldError> Faults) Fill(ShareForm form, PartyNames names, IStringLocalizer<SharesText> text)
    {
        var lines = form.Pasted.Split('\n').Select((line, i) => (Number: i + 1, Cells: Cells(line))).Where(l => l.Cells.Count > 0).ToList();
        var (filled, seen, faults) = (form, new HashSet<string>(StringComparer.Ordinal), new List<FieldError>());
        if (lines.Count > MostLines) { return (form, [new("Pasted", text["Paste.TooMany", lines.Count, MostLines])]); }
        for (var i = 0; i < lines.Count; i++)
        {
            var (number, cells) = lines[i];
            if (Totals.Contains(cells[0], StringComparer.OrdinalIgnoreCase)) { continue; }
            if (names.CodeOf(cells[0]) is not { } code)
            {
                var heading = i == 0 && cells.Count > 1 && cells.Skip(1).All(c => AmountTyped.Read(c) is null);
                if (!heading) { faults.Add(new("Pasted", text["Paste.Unknown", number, Shown(cells[0])])); }
            }
            else if (!seen.Add(code)) { faults.Add(new("Pasted", text["Paste.Twice", number, Shown(cells[0])])); }
            else if (cells.Count == 1) { faults.Add(new("Pasted", text["Paste.NoFigure", number, Shown(cells[0])])); }
            else if (cells.Skip(1).FirstOrDefault(c => AmountTyped.Read(c) is null) is { } word) { faults.Add(new("Pasted", text["Paste.NotANumber", number, Shown(word)])); }
            else { filled = filled.With(code, row => Placed(form, row, cells)); }
        }
        if (faults.Count == 0 && seen.Count == 0) { faults.Add(new("Pasted", text["Paste.Nothing"])); }
        return faults.Count > 0 ? (form, faults) : (filled with { Pasted = "" }, []);
    }

    private static ShareRow Placed(ShareForm form, ShareRow row, List<string> cells)
    {
        if (form.Method != ShareMethod.ByFactors) { return row with { Figure = cells[1], Floor = cells.Count > 2 ? cells[2] : row.Floor }; }
        return row with { Factors = [.. Enumerable.Range(0, ShareForm.MostFactors).Select(i => i + 1 < cells.Count ? cells[i + 1] : row.Factors[i])] };
    }

    // A spreadsheet pastes tabs; people type commas or blanks. A comma inside 1,500 only parts cells where there is no tab.
    private static List<string> Cells(string line)
    {
        var parts = line.Contains('\t', StringComparison.Ordinal) ? line.Split('\t') : line.Split([' ', '\u3000', '，', '；', ';'], StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } words ? words : line.Split(',');
        var cells = parts.Select(p => p.Trim()).ToList();
        while (cells.Count > 0 && cells[^1].Length == 0) { cells.RemoveAt(cells.Count - 1); }
        return cells;
    }

    private static string Shown(string cell) => cell.Length > 30 ? cell[..30] + "…" : cell;
}
