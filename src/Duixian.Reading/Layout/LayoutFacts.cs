namespace Duixian.Reading.Layout;

/// <summary>What the lines of a document have in common; one line alone cannot tell an enumerator from a page number.</summary>
/// <param name="DashBreaks">Dashes stand before numbered items too, so a dash without a number is a trace of the column.</param>
/// <param name="BareIsItem">Numbers alone on a line number the items; otherwise they are page numbers.</param>
/// <param name="BareBlankIsItem">"3 新建…": a number and a blank open an item.</param>
/// <param name="ColumnWidth">Width that lines broken by the column share, or 0.</param>
/// <param name="LineList">Unmarked lines are items of their own.</param>
internal sealed record LayoutFacts(bool DashBreaks, bool BareIsItem, bool BareBlankIsItem, int ColumnWidth, bool LineList)
{
    private const int Enough = 3;

    public static LayoutFacts Of(List<Line> lines, Sheet sheet)
    {
        var (dashNumbered, dashOnly, numbered, bare, bareBlank, bareInOrder, bareBlankInOrder) = (0, 0, 0, 0, 0, 0, 0);
        var (lastBare, lastBareBlank) = (0, 0);
        foreach (var line in lines)
        {
            if (line.Kind != LineKind.Text || line.HasCells) { continue; }
            var opensWithDash = sheet.Folded[line.Start] == '-';
            if (opensWithDash && line.Mark.IsNumbered) { dashNumbered++; }
            if (opensWithDash && line.Mark.Style == MarkStyle.Bullet) { dashOnly++; }
            if (line.Mark.Style == MarkStyle.Bare && line.Mark.Content >= line.End)
            {
                bare++;
                bareInOrder += line.Mark.Number == lastBare + 1 ? 1 : 0;
                lastBare = line.Mark.Number;
            }
            else if (line.Mark.Style == MarkStyle.Bare)
            {
                bareBlank++;
                bareBlankInOrder += line.Mark.Number == lastBareBlank + 1 || line.Mark.Number == 1 ? 1 : 0;
                lastBareBlank = line.Mark.Number;
            }
            else if (line.Mark.IsNumbered) { numbered++; }
        }
        return new LayoutFacts(
            DashBreaks: dashNumbered >= Enough && dashOnly * 3 < dashNumbered,
            BareIsItem: bare >= 2 && bareInOrder * 2 >= bare && numbered < Enough && bareBlank < Enough,
            BareBlankIsItem: bareBlank >= 2 && bareBlankInOrder * 3 >= bareBlank * 2,
            ColumnWidth: FindColumnWidth(lines, sheet),
            LineList: IsLineList(lines, sheet));
    }

    private static int FindColumnWidth(List<Line> lines, Sheet sheet)
    {
        var (widest, open) = (0, 0);
        foreach (var line in lines)
        {
            if (!IsOpen(line, sheet) || line.Length < 10) { continue; }
            open++;
            widest = Math.Max(widest, Width(sheet, line.Start, line.End));
        }
        if (open < Enough || widest > 60) { return 0; }
        var full = 0;
        foreach (var line in lines)
        {
            if (IsOpen(line, sheet) && Width(sheet, line.Start, line.End) >= widest - 2) { full++; }
        }
        return full >= Enough && full * 2 >= open ? widest : 0;
    }

    private static bool IsLineList(List<Line> lines, Sheet sheet)
    {
        var (open, complete) = (0, 0);
        foreach (var line in lines)
        {
            if (line.Mark.Style != MarkStyle.None || !IsOpen(line, sheet)) { continue; }
            open++;
            if (Endings.LooksComplete(sheet.Folded.AsSpan(line.Start, line.Length), sheet.Words)) { complete++; }
        }
        return open >= Enough && complete * 2 >= open;
    }

    private static bool IsOpen(Line line, Sheet sheet) =>
        line.Kind == LineKind.Text && !line.HasCells && !LineScanner.EndsSentence(sheet.Folded[line.End - 1]) && sheet.Folded[line.End - 1] != ':';

    /// <summary>Printed width in full letters; Latin letters and digits are half as wide.</summary>
    public static int Width(Sheet sheet, int start, int end)
    {
        var half = 0;
        for (var at = start; at < end; at++) { half += char.IsAscii(sheet.Text[at]) ? 1 : 2; }
        return half / 2;
    }
}
