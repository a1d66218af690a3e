using System.Globalization;
using Duixian.Domain.Plans;
using Duixian.Reading.Layout;

namespace Duixian.Reading.Segments;

/// <summary>Reads lists printed as tables: rows of cells, columns parted by blanks, and tables flattened to one cell a line.</summary>
internal static class Tables
{
    private const int LongestHeader = 14;

    /// <summary>If a table begins at line <paramref name="at"/>, its items; <paramref name="next"/> is the line after it.</summary>
    public static List<Passage>? TryRead(Sheet sheet, List<Line> lines, int at, string? group, out int next)
    {
        next = at;
        if (lines[at].HasCells) { return CellTable.Read(sheet, lines, at, group, out next); }
        return Blanks(sheet, lines, at, group, out next) ?? Flattened(sheet, lines, at, group, out next);
    }

    public static ColumnRole RoleOf(Sheet sheet, TextSpan cell)
    {
        var text = sheet.FoldedAt(cell).Trim();
        if (text.Length is 0 or > LongestHeader || text.IndexOfAnyInRange('\u2e80', '\uffff') < 0) { return ColumnRole.Other; }
        foreach (var (word, role) in sheet.Words.Columns)
        {
            if (text.Contains(word, StringComparison.Ordinal)) { return role; }
        }
        return ColumnRole.Other;
    }

    /// <summary>A header names what is counted and at least one more column.</summary>
    public static bool IsHeader(IReadOnlyList<ColumnRole> roles)
    {
        var known = roles.Count(role => role != ColumnRole.Other);
        return known >= 2 && known * 2 > roles.Count && roles.Any(role => role is ColumnRole.Content or ColumnRole.Target or ColumnRole.Number);
    }

    public static List<TextSpan> SplitBlanks(Sheet sheet, Line line)
    {
        var cells = new List<TextSpan>();
        for (var at = line.Start; at < line.End;)
        {
            while (at < line.End && sheet.Folded[at] == ' ') { at++; }
            var start = at;
            while (at < line.End && sheet.Folded[at] != ' ') { at++; }
            if (start < at) { cells.Add(new TextSpan(start, at)); }
        }
        return cells;
    }

    public static bool IsNumber(Sheet sheet, TextSpan cell, out int number) =>
        int.TryParse(sheet.FoldedAt(cell).Trim().TrimEnd('.'), NumberStyles.None, CultureInfo.InvariantCulture, out number);

    public static bool IsFigure(Sheet sheet, TextSpan cell)
    {
        var text = sheet.FoldedAt(cell).Trim();
        return text.Length > 0 && char.IsAsciiDigit(text[0]) && decimal.TryParse(text.TrimEnd('%'), NumberStyles.Number, CultureInfo.InvariantCulture, out _);
    }

    /// <summary>80%, 95%(滞后), 已完成, 完成: how far the work is, not what was promised.</summary>
    public static bool IsProgress(ReadOnlySpan<char> text, Vocabulary words)
    {
        text = text.Trim();
        var digits = 0;
        while (digits < text.Length && (char.IsAsciiDigit(text[digits]) || text[digits] == '.')) { digits++; }
        if (digits > 0) { return digits < text.Length && text[digits] == '%' && (digits + 1 == text.Length || text[digits + 1] is '(' or ' ' or ','); }
        return text.Length <= 12 && (words.Past.Match(text, 0) > 0 || text is "完成" or "达到" or "达标" or "正常推进" or "序时推进");
    }

    /// <summary>万人, 公里, 元/月/人: a cell that holds a unit and nothing else.</summary>
    public static bool IsUnit(Sheet sheet, TextSpan cell)
    {
        var text = sheet.FoldedAt(cell).Trim();
        if (text.Length is 0 or > 10) { return false; }
        var at = sheet.Words.Multipliers.Match(text, 0);
        var unit = sheet.Words.Units.Match(text, at);
        return unit > 0 && (at + unit == text.Length || text[at + unit] is '/' or '(');
    }

    private static List<Passage>? Blanks(Sheet sheet, List<Line> lines, int at, string? group, out int next)
    {
        next = at;
        var line = lines[at];
        if (line.Length > 120 || sheet.Folded.IndexOf(' ', line.Start, line.Length) < 0 || sheet.Folded.AsSpan(line.Start, line.Length).IndexOfAny("。;") >= 0) { return null; }
        var header = SplitBlanks(sheet, line);
        if (header.Count < 3 || header.Count > 12) { return null; }
        var roles = header.ConvertAll(cell => RoleOf(sheet, cell));
        if (!IsHeader(roles) || !header.TrueForAll(cell => cell.Length <= LongestHeader)) { return null; }
        var rows = new List<Passage>();
        var expected = 1;
        for (next = at + 1; next < lines.Count; next++)
        {
            var cells = SplitBlanks(sheet, lines[next]);
            var isOpen = rows.Count > 0 && cells.Count > 0 && !IsNumber(sheet, cells[0], out _) && (cells.Count == 1 || roles.Contains(ColumnRole.Number) && rows[^1].Lead is null);
            if (isOpen && GoesOn(sheet, rows[^1], cells[0]))
            {
                var lead = cells.Count > 1 && Offices.IsList(sheet.FoldedAt(cells[^1]), sheet.Words) ? sheet.Text[cells[^1].Start..cells[^1].End] : rows[^1].Lead;
                rows[^1] = rows[^1] with { Spans = [.. rows[^1].Spans, cells[0]], Mended = true, Lead = lead };
                continue;
            }
            if (lines[next].HasCells || cells.Count < 2 || cells.Count > header.Count + 3) { break; }
            rows.Add(BlankRow(sheet, roles, cells, group, ref expected));
        }
        return rows.Count >= 2 ? rows : null;
    }

    /// <summary>A cell too long for its column runs on in the next line.</summary>
    private static bool GoesOn(Sheet sheet, Passage row, TextSpan cell) =>
        row.Spans.Count > 0 && row.TargetCell is null && !LineScanner.EndsSentence(sheet.Folded[row.Spans[^1].End - 1]) && !Offices.IsList(sheet.FoldedAt(cell), sheet.Words);

    /// <summary>Empty cells leave no trace between blanks, so each cell is known by what it holds.</summary>
    private static Passage BlankRow(Sheet sheet, List<ColumnRole> roles, List<TextSpan> cells, string? group, ref int expected)
    {
        var at = 0;
        var number = "";
        if (roles.Contains(ColumnRole.Number) && IsNumber(sheet, cells[0], out var printed) && (printed == expected || printed == expected - 1))
        {
            number = printed.ToString(CultureInfo.InvariantCulture);
            expected = printed + 1;
            at++;
        }
        var columns = roles.FindAll(role => role != ColumnRole.Number || number.Length > 0);
        if (cells.Count == columns.Count) { return ByColumn(sheet, columns, cells, number, group); }
        if (!roles.Contains(ColumnRole.Target)) { return WithoutTarget(sheet, roles, cells, at, number, group); }
        var spans = new List<TextSpan>();
        while (at < cells.Count && !IsFigure(sheet, cells[at]) && !(spans.Count > 0 && IsUnit(sheet, cells[at]))) { spans.Add(cells[at++]); if (HoldsFigure(sheet, cells, at, spans)) { break; } }
        TextSpan? unit = null;
        if (at < cells.Count && roles.Contains(ColumnRole.Unit) && IsUnit(sheet, cells[at]))
        {
            unit = cells[at];
            spans.Add(cells[at++]);
        }
        TextSpan? target = null;
        if (at < cells.Count && roles.Contains(ColumnRole.Target))
        {
            target = cells[at];
            spans.Add(cells[at]);
        }
        return new Passage(PassageRole.Item, number, group, spans) { UnitCell = unit, TargetCell = target };
    }

    /// <summary>Every cell is filled, so each has its column.</summary>
    private static Passage ByColumn(Sheet sheet, List<ColumnRole> columns, List<TextSpan> cells, string number, string? group)
    {
        var spans = new List<TextSpan>();
        TextSpan? unit = null, target = null, due = null;
        string? lead = null;
        var named = columns.Contains(ColumnRole.Content);
        for (var i = 0; i < cells.Count; i++)
        {
            switch (columns[i])
            {
                case ColumnRole.Content: spans.Add(cells[i]); break;
                case ColumnRole.Unit: unit = cells[i]; spans.Add(cells[i]); break;
                case ColumnRole.Target: target = named ? cells[i] : null; spans.Add(cells[i]); break;
                case ColumnRole.Lead: lead ??= sheet.Text[cells[i].Start..cells[i].End]; break;
                case ColumnRole.Due: due = cells[i]; break;
            }
        }
        return new Passage(PassageRole.Item, number, group, spans) { UnitCell = unit, TargetCell = target, DueCell = due, Lead = lead };
    }

    /// <summary>Wording, then offices and progress: the cells behind the wording fall away.</summary>
    private static Passage WithoutTarget(Sheet sheet, List<ColumnRole> roles, List<TextSpan> cells, int at, string number, string? group)
    {
        var end = cells.Count;
        string? lead = null;
        while (end > at + 1 && end > cells.Count - (roles.Count - 1 - roles.LastIndexOf(ColumnRole.Content)))
        {
            var isOffice = Offices.IsList(sheet.FoldedAt(cells[end - 1]), sheet.Words);
            if (!isOffice && !IsProgress(sheet.FoldedAt(cells[end - 1]), sheet.Words)) { break; }
            end--;
            if (isOffice) { lead ??= sheet.Text[cells[end].Start..cells[end].End]; }
        }
        return new Passage(PassageRole.Item, number, group, cells[at..end]) { Lead = lead };
    }

    private static bool HoldsFigure(Sheet sheet, List<TextSpan> cells, int at, List<TextSpan> spans) =>
        at < cells.Count && spans.Count > 0 && sheet.FoldedAt(cells[at]).IndexOfAnyInRange('0', '9') >= 0;

    private static List<Passage>? Flattened(Sheet sheet, List<Line> lines, int at, string? group, out int next)
    {
        next = at;
        var roles = new List<ColumnRole>();
        var to = at;
        while (to < lines.Count && roles.Count < 10 && lines[to].Kind != LineKind.Furniture && RoleOf(sheet, new TextSpan(lines[to].Start, lines[to].End)) is var role and not ColumnRole.Other)
        {
            roles.Add(role);
            to++;
        }
        if (roles.Count < 3 || roles[0] != ColumnRole.Number || !IsHeader(roles)) { return null; }
        var rows = new List<Passage>();
        var expected = 1;
        next = to;
        while (next < lines.Count && lines[next].Mark is { Style: MarkStyle.Bare } mark && mark.Content >= lines[next].End && mark.Number == expected)
        {
            var from = ++next;
            while (next < lines.Count && !(lines[next].Mark.Style == MarkStyle.Bare && lines[next].Mark.Number == expected + 1 && lines[next].Mark.Content >= lines[next].End)) { next++; }
            if (next == lines.Count) { next = Math.Min(from + roles.Count - 1, lines.Count); }
            rows.Add(FlatRow(sheet, roles, lines, from, next, expected++, group));
        }
        return rows.Count >= 2 ? rows : null;
    }

    private static Passage FlatRow(Sheet sheet, List<ColumnRole> roles, List<Line> lines, int from, int to, int number, string? group)
    {
        var spans = new List<TextSpan>();
        TextSpan? unit = null, target = null;
        string? lead = null;
        var column = 1;
        for (var i = from; i < to; i++)
        {
            var cell = new TextSpan(lines[i].Start, lines[i].End);
            var role = column < roles.Count ? roles[column] : ColumnRole.Other;
            if (role == ColumnRole.Lead) { lead = sheet.Text[cell.Start..cell.End]; }
            if (role == ColumnRole.Unit) { unit = cell; }
            if (role == ColumnRole.Target && spans.Count > 0) { target = cell; }
            if (role is ColumnRole.Content or ColumnRole.Unit or ColumnRole.Target) { spans.Add(cell); }
            // A cell that ends inside a sentence goes on in the next line when there are lines to spare.
            var spare = to - i - 1 > roles.Count - column - 1;
            if (!(role == ColumnRole.Content && spare && !LineScanner.EndsSentence(sheet.Folded[cell.End - 1]))) { column++; }
        }
        return new Passage(PassageRole.Item, number.ToString(CultureInfo.InvariantCulture), group, spans) { UnitCell = unit, TargetCell = target, Lead = lead };
    }
}
