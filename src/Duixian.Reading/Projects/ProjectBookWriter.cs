using Duixian.Domain.Projects;
using Duixian.Reading.Workbooks;

namespace Duixian.Reading.Projects;

/// <summary>A value to be written into a ledger.</summary>
/// <param name="Value">Money in 元, areas in 亩, rates from 0 to 1, a <see cref="PartialDate"/>, a <see cref="ContactCell"/>, a <see cref="PermitStanding"/>, counties as a list, or text; null empties the cell.</param>
public sealed record CellChange(string Sheet, int Line, ColumnMeaning Column, object? Value);

/// <summary>A project to be put in below the last one of a sheet.</summary>
public sealed record AddedProject(string Sheet, IReadOnlyDictionary<ColumnMeaning, object> Values);

/// <summary>A ledger handed back.</summary>
/// <param name="Content">Always XLSX.</param>
/// <param name="NotWritten">What found no cell of its own: no such column, or one cell shared by several rows. It is never written elsewhere.</param>
public sealed record WrittenBook(byte[] Content, IReadOnlyList<CellChange> NotWritten);

/// <summary>
/// Hands back the very ledger that was sent, with the cells of some rows changed and projects added, each in its column's own unit and way of writing.
/// XLSX keeps its looks, merged areas, widths, other sheets and formulas; XLS, ODS and CSV come back as XLSX with the same rows, headers, merged areas and widths.
/// </summary>
public static class ProjectBookWriter
{
    /// <param name="reading">Of the same bytes.</param>
    /// <exception cref="Extract.UnreadableDocumentException">The content is not what was read.</exception>
    public static WrittenBook Write(ReadOnlyMemory<byte> content, ProjectBookReading reading, IReadOnlyList<CellChange> changes, IReadOnlyList<AddedProject> added, Vocabulary? vocabulary = null)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentNullException.ThrowIfNull(added);
        var book = GridFile.Read(reading.FileName, content);
        var words = ProjectWords.Of(vocabulary ?? Vocabulary.Standard);
        var (whole, parts) = book.Make == "xlsx" ? (content, (IReadOnlyList<string>)[.. book.Sheets.Select(s => s.Part ?? "")]) : Converted(book);
        var notWritten = new List<CellChange>();
        var edits = new List<SheetEdit>();
        for (var i = 0; i < book.Sheets.Count; i++)
        {
            var (grid, sheet) = (book.Sheets[i], reading.Sheets[i]);
            var (own, rows) = (changes.Where(c => c.Sheet == grid.Name).ToList(), added.Where(a => a.Sheet == grid.Name).ToList());
            if (own.Count == 0 && rows.Count == 0) { continue; }
            if (sheet.Header is not { } header)
            {
                notWritten.AddRange(own);
                continue;
            }
            var hand = new SheetHand(grid, header, words);
            edits.Add(new(parts[i], grid.Name, hand.Cells(own, notWritten), LastProject(sheet), [.. rows.Select(r => hand.Row(r, notWritten))]));
        }
        notWritten.AddRange(changes.Where(c => book.Sheets.All(s => s.Name != c.Sheet)));
        return new(edits.Count == 0 ? whole.ToArray() : BookRewriter.Rewrite(whole, edits), notWritten);
    }

    private static (ReadOnlyMemory<byte>, IReadOnlyList<string>) Converted(GridBook book)
    {
        var (content, parts) = GridXlsx.Write(book);
        return (content, parts);
    }

    private static int LastProject(ProjectSheetReading sheet) =>
        Math.Max(sheet.Rows.Select(r => r.Line).DefaultIfEmpty(sheet.HeaderLine).Max(), sheet.Skipped.Where(s => s.Reason is SkipReason.Withdrawn or SkipReason.Continuation).Select(s => s.Line).DefaultIfEmpty(0).Max());

    /// <summary>Writes into one sheet the way it is written.</summary>
    private sealed class SheetHand(GridSheet grid, TableHeader header, ProjectWords words)
    {
        private readonly SheetContext context = SheetContext.Read(grid, header, words, new CountyText(words, new Dictionary<string, string>()));
        private readonly Dictionary<int, ColumnManner> manners = [];

        public Dictionary<int, Dictionary<int, WrittenCell>> Cells(List<CellChange> changes, List<CellChange> notWritten)
        {
            var cells = new Dictionary<int, Dictionary<int, WrittenCell>>();
            foreach (var change in changes)
            {
                if (WriteShared(cells, change)) { continue; }
                // A cell shared with other rows is theirs too.
                if (ColumnOf(change.Column) is not { } column || grid.AreaOf(change.Line, column.Number) is { Height: > 1 })
                {
                    notWritten.Add(change);
                    continue;
                }
                if (!cells.TryGetValue(change.Line, out var row)) { cells[change.Line] = row = []; }
                row[column.Number] = MannerOf(column).Write(change.Value, grid[change.Line, column.Number]);
            }
            return cells;
        }

        /// <summary>A leader in a column that also holds the contact, a finish in one of spans.</summary>
        private bool WriteShared(Dictionary<int, Dictionary<int, WrittenCell>> cells, CellChange change)
        {
            if (ColumnOf(change.Column) is not null || SharedCell.ColumnOf(change.Column.Field) is not { } shared || header.Of(shared) is not { } column || grid.AreaOf(change.Line, column.Number) is { Height: > 1 }) { return false; }
            var row = cells.GetValueOrDefault(change.Line);
            var old = row is not null && row.TryGetValue(column.Number, out var written) ? written.Text ?? "" : grid[change.Line, column.Number].Shown;
            if (SharedCell.Write(change.Column.Field, change.Value, words.Folding.Fold(old), new DateText(words, context.Year, countsFrom1904: false)) is not { } text) { return false; }
            if (row is null) { cells[change.Line] = row = []; }
            row[column.Number] = new(text);
            return true;
        }

        public Dictionary<int, WrittenCell> Row(AddedProject project, List<CellChange> notWritten)
        {
            var row = new Dictionary<int, WrittenCell>();
            foreach (var (meaning, value) in project.Values)
            {
                if (ColumnOf(meaning) is { } column) { row[column.Number] = MannerOf(column).Write(value, default); }
                else { notWritten.Add(new(project.Sheet, 0, meaning, value)); }
            }
            return row;
        }

        private TableColumn? ColumnOf(ColumnMeaning meaning) => header.Columns.FirstOrDefault(c => c.Meaning == meaning) ?? header.Columns.FirstOrDefault(c => c.Meaning.Field == meaning.Field && c.Meaning.Step == meaning.Step && meaning.Field != ProjectField.Other);

        private ColumnManner MannerOf(TableColumn column)
        {
            if (!manners.TryGetValue(column.Number, out var manner)) { manners[column.Number] = manner = new(grid, header, column, context.MoneyUnit, context.AreaUnit, words); }
            return manner;
        }
    }
}
