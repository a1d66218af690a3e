using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using Duixian.Reading.Extract;
using Duixian.Reading.Sheets;

namespace Duixian.Reading.Workbooks;

/// <summary>The tables of a web page: what old office systems hand out under the name .xls. Each table that holds no other is a sheet; nothing is run and nothing fetched.</summary>
internal static class HtmlGrid
{
    public static GridBook Read(string file, string html)
    {
        try
        {
            using var page = HtmlText.Parse(file, html);
            var sheets = new List<GridSheet>();
            foreach (var table in page.GetElementsByTagName("table").Where(t => t.GetElementsByTagName("table").Length == 0))
            {
                var sheet = Sheet(file, Name(file, table, sheets.Count), table);
                if (sheet.LastLine > 0) { sheets.Add(sheet); }
            }
            return sheets.Count > 0 ? new(file, "html", CountsFrom1904: false, sheets) : throw Unreadable.NoTable(file);
        }
        catch (Exception e) when (e is not (UnreadableDocumentException or OutOfMemoryException))
        {
            throw Unreadable.Damaged(file, "HTML", e);
        }
    }

    private static string Name(string file, IElement table, int before)
    {
        var caption = table.QuerySelector("caption")?.TextContent.Trim() ?? "";
        if (caption.Length is > 0 and <= 31) { return caption; }   // as long as a sheet's name may be
        var name = Path.GetFileNameWithoutExtension(file);
        return before == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name} {before + 1}");
    }

    private static GridSheet Sheet(string file, string name, IElement table)
    {
        var sheet = new GridSheet(file, name);
        var areas = new List<GridArea>();
        var reaching = new Dictionary<int, int>();   // column → the last line a cell from above covers
        var line = 0;
        foreach (var row in table.GetElementsByTagName("tr"))
        {
            line++;
            if (IsHidden(row)) { sheet.HideLine(line); }
            var column = 1;
            foreach (var td in row.Children.Where(c => c.LocalName is "td" or "th"))
            {
                while (reaching.GetValueOrDefault(column) >= line) { column++; }
                var (wide, tall) = (Span(td, "colspan", SheetLimits.Columns), Span(td, "rowspan", SheetLimits.Rows));
                if (wide > 1 || tall > 1) { areas.Add(new(line, column, line + tall - 1, column + wide - 1)); }
                if (tall > 1)
                {
                    for (var covered = column; covered < column + wide; covered++) { reaching[covered] = line + tall - 1; }
                }
                sheet.Put(line, column, Cell(td));
                column += wide;
            }
        }
        foreach (var area in areas) { sheet.Merge(area); }
        return sheet;
    }

    private static GridCell Cell(IElement td)
    {
        var (shown, struck) = (new StringBuilder(), new StringBuilder());
        Write(td, shown, struck, isStruck: IsStruck(td));
        var text = Tidy(shown);
        if (text.Length == 0) { return Tidy(struck) is { Length: > 0 } gone ? new(gone, GridKind.Text, IsStruck: true) : default; }
        if (double.TryParse(td.GetAttribute("x:num"), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)) { return new(text, GridKind.Number, number); }
        return td.GetAttribute("style")?.Contains(@"\@", StringComparison.Ordinal) == true ? new(text, GridKind.Text) : GridFile.Cell(text);   // marked as text, as codes are
    }

    private static void Write(INode node, StringBuilder shown, StringBuilder struck, bool isStruck)
    {
        foreach (var child in node.ChildNodes)
        {
            var to = isStruck ? struck : shown;
            if (child is IText text)
            {
                foreach (var c in text.Data)
                {
                    if (!char.IsWhiteSpace(c)) { to.Append(c); }
                    else if (to.Length > 0 && to[^1] is not (' ' or '\n')) { to.Append(' '); }   // line ends of the markup are none of the text
                }
            }
            if (child is not IElement element || element.LocalName is "script" or "style") { continue; }
            if (element.LocalName is "br" or "p" or "div") { to.Append('\n'); }
            Write(element, shown, struck, isStruck || IsStruck(element));
        }
    }

    private static string Tidy(StringBuilder text) => string.Join('\n', text.ToString().Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0));

    private static bool IsStruck(IElement element) =>
        element.LocalName is "s" or "strike" or "del" || element.GetAttribute("style")?.Contains("line-through", StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden") || (element.GetAttribute("style")?.Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase) ?? false);

    private static int Span(IElement cell, string name, int most) =>
        int.TryParse(cell.GetAttribute(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 1, most) : 1;
}
