using System.Globalization;
using Duixian.Domain.Plans;
using Duixian.Reading.Layout;

namespace Duixian.Reading.Segments;

/// <summary>Reads rows whose cells are parted by tabs, with a header or by what the columns hold.</summary>
internal static class CellTable
{
    public static List<Passage>? Read(Sheet sheet, List<Line> lines, int at, string? group, out int next)
    {
        next = at;
        while (next < lines.Count && lines[next].HasCells) { next++; }
        var rows = new List<List<TextSpan>>();
        for (var i = at; i < next; i++) { rows.Add(Split(sheet, lines[i])); }
        var header = rows.FindIndex(row => Tables.IsHeader(row.ConvertAll(cell => Tables.RoleOf(sheet, cell))));
        var roles = header >= 0 ? rows[header].ConvertAll(cell => Tables.RoleOf(sheet, cell)) : Guess(sheet, rows);
        return Rows(sheet, rows.Skip(header + 1), Settle(roles), group);
    }

    private static List<TextSpan> Split(Sheet sheet, Line line)
    {
        var cells = new List<TextSpan>();
        for (var at = line.Start; at <= line.End;)
        {
            var stop = at;
            while (stop < line.End && sheet.Folded[stop] != '\t') { stop++; }
            var (start, end) = (at, stop);
            while (start < end && sheet.Folded[start] == ' ') { start++; }
            while (end > start && sheet.Folded[end - 1] == ' ') { end--; }
            cells.Add(new TextSpan(start, end));
            at = stop + 1;
        }
        return cells;
    }

    /// <summary>序号、目标任务、责任单位: without a column of names the target column holds the wording.</summary>
    private static List<ColumnRole> Settle(List<ColumnRole> roles)
    {
        if (!roles.Contains(ColumnRole.Content))
        {
            var target = roles.IndexOf(ColumnRole.Target);
            var other = roles.IndexOf(ColumnRole.Other);
            if (target >= 0) { roles[target] = ColumnRole.Content; }
            else if (other >= 0) { roles[other] = ColumnRole.Content; }
        }
        return roles;
    }

    private static List<ColumnRole> Guess(Sheet sheet, List<List<TextSpan>> rows)
    {
        var width = rows.Max(row => row.Count);
        var roles = new List<ColumnRole>();
        var lengths = new int[width];
        for (var column = 0; column < width; column++)
        {
            var cells = rows.Where(row => row.Count > column && row[column].Length > 0).Select(row => row[column]).ToList();
            lengths[column] = cells.Count == 0 ? 0 : cells.Sum(cell => cell.Length) / cells.Count;
            var numbers = cells.Count(cell => Tables.IsNumber(sheet, cell, out _));
            var units = cells.Count(cell => Tables.IsUnit(sheet, cell));
            roles.Add(column == 0 && numbers * 2 > cells.Count ? ColumnRole.Number : units * 2 > cells.Count ? ColumnRole.Unit : ColumnRole.Other);
        }
        var longest = Enumerable.Range(0, width).Where(column => roles[column] == ColumnRole.Other).OrderByDescending(column => lengths[column]).FirstOrDefault(-1);
        if (longest >= 0) { roles[longest] = ColumnRole.Content; }
        for (var column = 0; column < width; column++)
        {
            if (roles[column] == ColumnRole.Other) { roles[column] = GuessOther(sheet, rows, column, longest, roles); }
        }
        var unit = roles.IndexOf(ColumnRole.Unit);
        if (unit >= 0 && unit + 1 < width) { roles[unit + 1] = ColumnRole.Target; }
        return roles;
    }

    /// <summary>Offices, figures, progress or the item's title, by what most of the column's cells are.</summary>
    private static ColumnRole GuessOther(Sheet sheet, List<List<TextSpan>> rows, int column, int content, List<ColumnRole> roles)
    {
        var (cells, offices, progress, figures) = (0, 0, 0, 0);
        foreach (var row in rows)
        {
            if (row.Count <= column || row[column].Length == 0) { continue; }
            var text = sheet.FoldedAt(row[column]);
            cells++;
            offices += Offices.IsList(text, sheet.Words) ? 1 : 0;
            progress += Tables.IsProgress(text, sheet.Words) ? 1 : 0;
            figures += text.IndexOfAnyInRange('0', '9') >= 0 ? 1 : 0;
        }
        if (cells == 0) { return ColumnRole.Other; }
        if (offices * 2 > cells) { return ColumnRole.Lead; }
        if (progress * 2 > cells) { return ColumnRole.Progress; }
        if (column < content) { return ColumnRole.Content; }
        return figures * 2 > cells && !roles.Contains(ColumnRole.Target) ? ColumnRole.Target : ColumnRole.Other;
    }

    private static List<Passage> Rows(Sheet sheet, IEnumerable<List<TextSpan>> rows, List<ColumnRole> roles, string? group)
    {
        var passages = new List<Passage>();
        foreach (var row in rows)
        {
            var filled = row.FindAll(cell => cell.Length > 0);
            if (filled.Count == 0 || filled.Count > 1 && filled.TrueForAll(cell => cell.Length <= 14) && Tables.IsHeader(row.ConvertAll(cell => Tables.RoleOf(sheet, cell)))) { continue; }
            if (filled.Count == 1 && !Tables.IsFigure(sheet, filled[0]))
            {
                group = sheet.Text[filled[0].Start..filled[0].End];
                passages.Add(new Passage(PassageRole.Heading, "", group, filled));
                continue;
            }
            if (Row(sheet, row, roles, ref group) is { } item) { passages.Add(item); }
        }
        return passages;
    }

    private static Passage? Row(Sheet sheet, List<TextSpan> row, List<ColumnRole> roles, ref string? group)
    {
        var spans = new List<TextSpan>();
        TextSpan? unit = null, target = null, due = null;
        string? lead = null;
        var number = "";
        for (var column = 0; column < row.Count; column++)
        {
            var cell = row[column];
            if (cell.Length == 0) { continue; }
            switch (column < roles.Count ? roles[column] : ColumnRole.Other)
            {
                case ColumnRole.Number:
                    number = Tables.IsNumber(sheet, cell, out var printed) ? printed.ToString(CultureInfo.InvariantCulture) : sheet.Text[cell.Start..cell.End];
                    break;
                case ColumnRole.Group: group = sheet.Text[cell.Start..cell.End]; break;
                case ColumnRole.Content: spans.Add(cell); break;
                case ColumnRole.Unit: (unit, _) = (cell, 0); spans.Add(cell); break;
                case ColumnRole.Target: target ??= cell; spans.Add(cell); break;
                case ColumnRole.Lead: lead ??= sheet.Text[cell.Start..cell.End]; break;
                case ColumnRole.Due: due = cell; break;
            }
        }
        var isTotal = spans.Count > 0 && sheet.FoldedAt(spans[0]) is "合计" or "总计" or "小计";
        return spans.Count == 0 || isTotal ? null : new Passage(PassageRole.Item, number, group, spans) { UnitCell = unit, TargetCell = target, DueCell = due, Lead = lead };
    }
}
