using Duixian.Reading.Workbooks;

namespace Duixian.Reading.Projects;

/// <summary>Finds the header of a ledger: one to four lines, merged or not, somewhere below a title.</summary>
internal sealed class HeaderSearcher(GridSheet sheet, ProjectWords words)
{
    private const int SearchedLines = 40;
    private const int MostLines = 4;
    private const int LongestHeader = 40;

    /// <summary>So many known columns make a line a header; a sheet of notes never names three.</summary>
    private const int LeastKnown = 3;

    /// <summary>So many make it one although most columns are nobody's here: no line of a project says six different names of columns.</summary>
    private const int SurelyKnown = 6;

    private readonly ColumnNamer namer = new(words);

    public TableHeader? Find()
    {
        var lines = sheet.Rows.Where(r => r.Width > 0).Take(SearchedLines).Select(r => r.Line).ToList();
        var best = (Line: 0, Score: 0);
        foreach (var line in lines)
        {
            var (known, said) = Score(line);
            if (known < LeastKnown || (known < SurelyKnown && known * 2 < said)) { continue; }
            if (known > best.Score) { best = (line, known); }
            if (known >= LeastKnown + 1) { break; }   // what follows is the table itself
        }
        if (best.Line == 0) { return null; }
        var (first, last) = (best.Line, Bottom(best.Line));
        while (first > 1 && last - first + 1 < MostLines && IsPartAbove(first - 1, first)) { first--; }
        while (last - first + 1 < MostLines && GoesOn(first, last)) { last++; }
        var columns = namer.Name(sheet, first, last);
        return columns.Exists(c => c.Meaning.Field is ProjectField.Name or ProjectField.Code) ? new(first, last, columns) : null;
    }

    /// <summary>How many cells of a line are names of different columns, and how many say anything.</summary>
    private (int Known, int Said) Score(int line)
    {
        var (found, said) = (new HashSet<string>(StringComparer.Ordinal), 0);
        for (var column = 1; column <= sheet.LastColumn; column++)
        {
            var cell = sheet[line, column];
            if (cell.IsBlank) { continue; }
            said++;
            if (cell.Kind != GridKind.Text || cell.Shown.Length > LongestHeader || IsTitleWide(line, column)) { continue; }
            if (namer.MeaningOf(cell.Shown) is { } meaning) { found.Add(meaning.ToString()); }
            else if (IsHeading(cell.Shown)) { said--; }
        }
        return (found.Count, said);
    }

    /// <summary>Merged cells of the line reach down to the end of the header.</summary>
    private int Bottom(int line)
    {
        var bottom = line;
        for (var column = 1; column <= sheet.LastColumn; column++)
        {
            if (sheet.AreaOf(line, column) is { } area && area.Top == line && area.Height <= MostLines && area.Left == column) { bottom = Math.Max(bottom, area.Bottom); }
        }
        return bottom;
    }

    /// <summary>A line of headings above: merged over some columns, but neither title nor fill line.</summary>
    private bool IsPartAbove(int line, int below)
    {
        var (headings, said) = (0, 0);
        for (var column = 1; column <= sheet.LastColumn; column++)
        {
            var cell = sheet[line, column];
            if (cell.IsBlank) { continue; }
            said++;
            if (cell.Kind != GridKind.Text || cell.Shown.Length > LongestHeader || IsTitleWide(line, column) || IsFillText(cell.Shown)) { return false; }
            var spreads = sheet.AreaOf(line, column) is { Width: > 1 } || !sheet[below, column + 1].IsBlank;
            if (IsHeading(cell.Shown) ? spreads : namer.MeaningOf(cell.Shown) is not null || sheet.AreaOf(line, column) is { Width: > 1, Height: 1 }) { headings++; }
        }
        return said >= 2 && headings == said;
    }

    /// <summary>Whether the line below the header still belongs to it although nothing is merged down to it.</summary>
    private bool GoesOn(int first, int last)
    {
        var (line, known, said) = (last + 1, 0, 0);
        for (var column = 1; column <= sheet.LastColumn; column++)
        {
            var cell = sheet[line, column];
            if (cell.IsBlank) { continue; }
            if (cell.Kind != GridKind.Text || cell.Shown.Length > LongestHeader) { return false; }
            said++;
            var above = namer.MeaningOf(sheet.Shared(last, column).Shown);
            // What stands below the name of a project is a project.
            if (above is { Field: ProjectField.Name or ProjectField.Sequence or ProjectField.Code } && sheet.AreaOf(line, column) is null) { return false; }
            if (namer.MeaningOf(sheet, first, line, column) is not null && (sheet[last, column].IsBlank || IsHeading(sheet[last, column].Shown) || sheet.AreaOf(last, column) is { Width: > 1 })) { known++; }
        }
        return known > 0 && known * 2 >= said;
    }

    private bool IsTitleWide(int line, int column) =>
        sheet.AreaOf(line, column) is { } area && area.Width > 1 && area.Width >= sheet.LastColumn * 0.8;

    private bool IsHeading(string text)
    {
        var squeezed = words.Squeeze(text);
        return words.Headings.Any(h => squeezed.Contains(h, StringComparison.Ordinal));
    }

    private bool IsFillText(string text)
    {
        var squeezed = words.Squeeze(text);
        return words.FillWords.Any(w => squeezed.Contains(w + ":", StringComparison.Ordinal));
    }
}
