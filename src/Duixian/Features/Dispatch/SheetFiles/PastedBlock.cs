using System.Text;
using Duixian.Domain;
using Duixian.Shell.Typing;

namespace Duixian.Features.Dispatch.SheetFiles;

/// <summary>A line a pasted row may mean.</summary>
internal sealed record PasteLine(string Item, string Subject);

/// <summary>A figure out of a pasted block, as it was written there.</summary>
/// <param name="Line">Place in the lines given, from 0.</param>
/// <param name="Row">Row of the block, from 1.</param>
internal sealed record PastedFigure(int Line, int Row, string Typed);

/// <summary>A row of the block that could not be placed.</summary>
internal sealed record PasteFault(int Row, Refusal Says);

/// <summary>
/// A stretch of a spreadsheet pasted as text. With column names in its first row the named columns are taken; with names of indicators beside the figures
/// each finds its line; a single column fills the lines in their order.
/// </summary>
internal sealed record PastedBlock(IReadOnlyList<PastedFigure> Figures, IReadOnlyList<PasteFault> Faults)
{
    /// <summary>What is longer than any sheet was pasted by mistake.</summary>
    public const int LongestText = 400_000;

    /// <param name="from">The line a single column begins at.</param>
    public static PastedBlock Read(string? pasted, IReadOnlyList<PasteLine> lines, int from = 0)
    {
        var (figures, faults) = (new List<PastedFigure>(), new List<PasteFault>());
        if (pasted is null) { return new(figures, faults); }
        if (pasted.Length > LongestText) { return new(figures, [new(1, SheetFileRefusal.TooManyRows(pasted.AsSpan().Count('\n') + 1, lines.Count))]); }
        var rows = Rows(pasted);
        if (rows.Count == 0) { return new(figures, faults); }
        var header = Header(rows[0]);
        var single = header is null && rows.TrueForAll(r => r.Count(c => c.Length > 0) <= 1) && rows.Exists(r => r[0].Length > 0);
        var places = new Places(lines);
        for (var i = header is null ? 0 : 1; i < rows.Count; i++)
        {
            var (row, at) = (rows[i], i + 1);
            if (row.TrueForAll(c => c.Length == 0)) { continue; }
            if (single)
            {
                if (from + i >= lines.Count) { faults.Add(new(at, SheetFileRefusal.TooManyRows(rows.Count, lines.Count - from))); break; }
                figures.Add(new(from + i, at, row[0]));
                continue;
            }
            var found = header is { } columns ? places.Find(Cell(row, columns.Item), Cell(row, columns.Subject)) : places.Find(row);
            var typed = header is { } named ? [Cell(row, named.Figure)] : row.Where((c, place) => !found.Used.Contains(place) && IsFigure(c)).ToList();
            if (typed.TrueForAll(t => t.Length == 0)) { continue; }
            if (found.Lines.Count != 1) { faults.Add(new(at, found.Lines.Count == 0 ? SheetFileRefusal.LineUnknown : SheetFileRefusal.LineAmbiguous(string.Join(' ', row.Take(2))))); }
            else if (typed.Count > 1) { faults.Add(new(at, SheetFileRefusal.PasteSeveral(typed.Count))); }
            else if (figures.FirstOrDefault(f => f.Line == found.Lines[0]) is { } earlier) { faults.Add(new(at, SheetFileRefusal.LineTwice(earlier.Row))); }
            else { figures.Add(new(found.Lines[0], at, typed[0])); }
        }
        return new(figures, faults);
    }

    /// <summary>With or without a unit; whether the unit fits is asked where the line is known.</summary>
    private static bool IsFigure(string cell) => cell.Normalize(NormalizationForm.FormKC).TrimStart('+', '-', '−') is [>= '0' and <= '9', ..];

    private static string Cell(List<string> row, int? place) => place is { } at && at < row.Count ? row[at] : "";

    private static (int? Item, int? Subject, int Figure)? Header(List<string> row)
    {
        int? PlaceOf(string key) => row.FindIndex(c => FileColumns.All.Find(c)?.Key == key) is >= 0 and var at ? at : null;
        return PlaceOf(FileColumns.This) is { } figure && (PlaceOf(FileColumns.Subject) ?? PlaceOf(FileColumns.Item)) is not null ? (PlaceOf(FileColumns.Item), PlaceOf(FileColumns.Subject), figure) : null;
    }

    /// <summary>Rows by line, cells by tab; a cell with a line of its own inside comes in quotation marks.</summary>
    private static List<List<string>> Rows(string pasted)
    {
        var rows = new List<List<string>>();
        var (row, cell, at) = (new List<string>(), new StringBuilder(), 0);
        var text = pasted.ReplaceLineEndings("\n");
        while (at < text.Length)
        {
            if (cell.Length == 0 && text[at] == '"' && Quoted(text, at) is var (content, next)) { (_, at) = (cell.Append(content), next); }
            else if (text[at] is '\t' or '\n')
            {
                row.Add(TypedText.Line(cell.ToString()));
                cell.Clear();
                if (text[at++] == '\n') { rows.Add(row); row = []; }
            }
            else { cell.Append(text[at++]); }
        }
        row.Add(TypedText.Line(cell.ToString()));
        rows.Add(row);
        while (rows.Count > 0 && rows[^1].TrueForAll(c => c.Length == 0)) { rows.RemoveAt(rows.Count - 1); }
        return rows;
    }

    /// <summary>Null where the mark is just a mark: 8" pipe.</summary>
    private static (string Content, int Next)? Quoted(string text, int at)
    {
        var content = new StringBuilder();
        for (var i = at + 1; i < text.Length; i++)
        {
            if (text[i] != '"') { content.Append(text[i]); }
            else if (i + 1 < text.Length && text[i + 1] == '"') { content.Append('"'); i++; }
            else { return i + 1 >= text.Length || text[i + 1] is '\t' or '\n' ? (content.ToString(), i + 1) : null; }
        }
        return null;
    }

    private sealed class Places(IReadOnlyList<PasteLine> lines)
    {
        private readonly ILookup<string, int> bySubject = Enumerable.Range(0, lines.Count).ToLookup(i => Folded(lines[i].Subject));
        private readonly ILookup<string, int> byItem = Enumerable.Range(0, lines.Count).ToLookup(i => Folded(lines[i].Item));

        public (IReadOnlyList<int> Lines, IReadOnlyList<int> Used) Find(string item, string subject)
        {
            var (ofItem, ofSubject) = (byItem[Folded(item)].ToList(), bySubject[Folded(subject)].ToList());
            return (item.Length == 0 ? ofSubject : subject.Length == 0 ? ofItem : [.. ofItem.Intersect(ofSubject)], []);
        }

        /// <summary>The line whose name stands in the row; two lines of one name are told apart by the item's number, and a number alone will do where it has one line.</summary>
        public (IReadOnlyList<int> Lines, IReadOnlyList<int> Used) Find(List<string> row)
        {
            var name = row.FindIndex(c => c.Length > 0 && bySubject[Folded(c)].Any());
            var number = row.FindIndex(c => c.Length > 0 && byItem[Folded(c)].Any());
            if (name < 0) { return number == 0 ? ([.. byItem[Folded(row[0])]], [0]) : ([], []); }
            var named = bySubject[Folded(row[name])].ToList();
            if (number < 0 || number > name) { return (named, [name]); }
            return ([.. named.Intersect(byItem[Folded(row[number])])], [name, number]);
        }

        private static string Folded(string written) => string.Concat(written.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));
    }
}
