using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Duixian.Files.Forms;

/// <summary>Something to be seen in a workbook that somebody uploaded.</summary>
/// <param name="Line">As printed at the left of the sheet.</param>
/// <param name="Column">1 is A; null for the row as a whole.</param>
/// <param name="IsWrong">Red; otherwise yellow, a warning.</param>
internal sealed record CellMark(int Line, int? Column, bool IsWrong, string Says);

/// <summary>
/// The very workbook that was uploaded, handed back with its cells coloured and the sentences in a column of their own behind the last one.
/// Everything else in it (looks, other tabs) stays byte for byte: only the sheet and the list of cell formats are written anew.
/// </summary>
internal static class MarkedBook
{
    private static readonly XmlReaderSettings Guarded = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <param name="content">A workbook that has been read before, so its parts are known to be within the limits.</param>
    /// <param name="part">The sheet, as the table says.</param>
    /// <param name="headLine">Where the column's name is written.</param>
    public static byte[] Write(byte[] content, string part, int headLine, string columnName, IReadOnlyList<CellMark> marks)
    {
        using var file = new MemoryStream();
        file.Write(content);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            // Strict workbooks use another namespace, so the elements' own is asked.
            var sheet = Load(zip, part);
            var styles = StylesOf(zip);
            var looks = new Looks(styles.Document, sheet.Root!.Name.Namespace);   // a document that was read has a root
            Mark(sheet, looks, headLine, columnName, marks);
            Save(zip, part, sheet);
            if (looks.Any && styles.Part is { } stylesPart) { Save(zip, stylesPart, styles.Document!); }   // a part that was found was loaded
        }
        return file.ToArray();
    }

    private static void Mark(XDocument sheet, Looks looks, int headLine, string columnName, IReadOnlyList<CellMark> marks)
    {
        var ns = sheet.Root!.Name.Namespace;   // asked before
        var rows = Rows(sheet, ns);
        var notes = LastColumn(rows) + 1;
        Put(RowAt(rows, headLine, ns), ns, notes, headLine, columnName, looks.Note());
        foreach (var line in marks.GroupBy(m => m.Line))
        {
            var row = RowAt(rows, line.Key, ns);
            foreach (var cell in line.Where(m => m.Column is not null).GroupBy(m => m.Column!.Value))   // just asked
            {
                var element = CellAt(row, ns, cell.Key, line.Key);
                element.SetAttributeValue("s", looks.Filled((string?)element.Attribute("s"), cell.Any(m => m.IsWrong)));
            }
            Put(row, ns, notes, line.Key, string.Join('\n', line.Select(m => m.Says).Distinct(StringComparer.Ordinal)), looks.Note());
        }
        // The range it names is a hint, and a wrong one is worse than none. Protection would keep people from widening the new column.
        sheet.Root.Element(ns + "dimension")?.Remove();
        var cols = sheet.Root.Element(ns + "cols");
        var col = new XElement(ns + "col", new XAttribute("min", notes), new XAttribute("max", notes), new XAttribute("width", 60), new XAttribute("customWidth", 1));
        if (cols is null) { sheet.Root.Element(ns + "sheetData")?.AddBeforeSelf(new XElement(ns + "cols", col)); }
        else
        {
            foreach (var old in cols.Elements().ToList())
            {
                var (min, max) = (Number(old.Attribute("min")), Number(old.Attribute("max")));
                if (min >= notes) { old.Remove(); }
                else if (max >= notes) { old.SetAttributeValue("max", notes - 1); }
            }
            cols.Add(col);
        }
    }

    private static SortedDictionary<int, XElement> Rows(XDocument sheet, XNamespace ns)
    {
        var rows = new SortedDictionary<int, XElement>();
        var next = 1;
        foreach (var row in sheet.Root!.Element(ns + "sheetData")?.Elements(ns + "row") ?? [])   // asked before
        {
            var number = Number(row.Attribute("r")) is > 0 and var said ? said : next;
            // Rows may leave their number out and count on; with rows added between them each has to say it.
            row.SetAttributeValue("r", number);
            rows.TryAdd(number, row);
            next = number + 1;
        }
        return rows;
    }

    private static XElement RowAt(SortedDictionary<int, XElement> rows, int line, XNamespace ns)
    {
        if (rows.TryGetValue(line, out var row)) { return row; }
        row = new XElement(ns + "row", new XAttribute("r", line));
        var before = rows.LastOrDefault(r => r.Key < line).Value;
        if (before is not null) { before.AddAfterSelf(row); }
        else { rows.First().Value.AddBeforeSelf(row); }   // a table that was read has rows
        rows[line] = row;
        return row;
    }

    private static int LastColumn(SortedDictionary<int, XElement> rows)
    {
        var last = 0;
        foreach (var row in rows.Values)
        {
            var at = 0;
            foreach (var cell in row.Elements())
            {
                at = ColumnOf((string?)cell.Attribute("r")) ?? at + 1;
                // Empty cells that only carry a look reach far to the right in some files.
                if (cell.HasElements) { last = Math.Max(last, at); }
            }
        }
        return last;
    }

    private static XElement CellAt(XElement row, XNamespace ns, int column, int line)
    {
        var (at, before) = (0, (XElement?)null);
        foreach (var cell in row.Elements(ns + "c"))
        {
            at = ColumnOf((string?)cell.Attribute("r")) ?? at + 1;
            cell.SetAttributeValue("r", FormBook.Place(at, line));
            if (at == column) { return cell; }
            if (at > column) { break; }
            before = cell;
        }
        var made = new XElement(ns + "c", new XAttribute("r", FormBook.Place(column, line)));
        if (before is null) { row.AddFirst(made); }
        else { before.AddAfterSelf(made); }
        return made;
    }

    private static void Put(XElement row, XNamespace ns, int column, int line, string text, int? look)
    {
        var cell = CellAt(row, ns, column, line);
        cell.RemoveNodes();
        cell.SetAttributeValue("t", "inlineStr");
        cell.SetAttributeValue("s", look);
        cell.Add(new XElement(ns + "is", new XElement(ns + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), Workbook.Printable(text))));
        row.Attribute("spans")?.Remove();
    }

    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var c in reference ?? "")
        {
            if (!char.IsAsciiLetter(c)) { break; }
            column = Math.Min((column * 26) + (char.ToUpperInvariant(c) - 'A' + 1), 16_384);
        }
        return column == 0 ? null : column;
    }

    private static int Number(XAttribute? said) => int.TryParse(said?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static (string? Part, XDocument? Document) StylesOf(ZipArchive zip)
    {
        var part = zip.Entries.FirstOrDefault(e => e.FullName.Equals("xl/styles.xml", StringComparison.OrdinalIgnoreCase))?.FullName;
        return (part, part is null ? null : Load(zip, part));
    }

    private static XDocument Load(ZipArchive zip, string part)
    {
        var entry = zip.Entries.First(e => e.FullName.Replace('\\', '/').TrimStart('/').Equals(part, StringComparison.OrdinalIgnoreCase));
        using var stream = entry.Open();
        using var reader = XmlReader.Create(stream, Guarded);
        return XDocument.Load(reader);
    }

    private static void Save(ZipArchive zip, string part, XDocument document)
    {
        var entry = zip.Entries.First(e => e.FullName.Replace('\\', '/').TrimStart('/').Equals(part, StringComparison.OrdinalIgnoreCase));
        using var stream = entry.Open();
        stream.SetLength(0);
        using var writer = XmlWriter.Create(stream, new XmlWriterSettings { CheckCharacters = false });
        document.Save(writer);
    }

    /// <summary>Adds to a workbook's cell formats the same ones with a ground of colour.</summary>
    private sealed class Looks(XDocument? styles, XNamespace ns)
    {
        private readonly Dictionary<(string, bool), int> filled = [];
        private int? note;

        public bool Any => filled.Count > 0 || note is not null;

        public int? Filled(string? look, bool isWrong)
        {
            if (styles?.Root?.Element(ns + "cellXfs") is not { } formats) { return null; }
            var key = (look ?? "0", isWrong);
            if (filled.TryGetValue(key, out var known)) { return known; }
            var old = formats.Elements(ns + "xf").ElementAtOrDefault(int.TryParse(look, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : 0);
            // Copied one level deep: a hostile file may nest deeper than a stack goes.
            var made = old is null ? new XElement(ns + "xf") : new XElement(old.Name, old.Attributes(), old.Elements().Select(e => new XElement(e.Name, e.Attributes())));
            made.SetAttributeValue("fillId", Fill(isWrong ? "FFF6C7BD" : "FFFBE7A1"));
            made.SetAttributeValue("applyFill", 1);
            return filled[key] = Add(formats, made);
        }

        public int? Note()
        {
            if (note is not null || styles?.Root?.Element(ns + "cellXfs") is not { } formats) { return note; }
            var made = new XElement(ns + "xf", new XAttribute("applyAlignment", 1), new XElement(ns + "alignment", new XAttribute("vertical", "top"), new XAttribute("wrapText", 1)));
            return note = Add(formats, made);
        }

        private int Fill(string colour)
        {
            var fills = styles!.Root!.Element(ns + "fills");   // asked by the caller
            if (fills is null) { return 0; }
            var place = fills.Elements(ns + "fill").ToList().FindIndex(f => (string?)f.Element(ns + "patternFill")?.Element(ns + "fgColor")?.Attribute("rgb") == colour);
            return place >= 0 ? place : Add(fills, new XElement(ns + "fill", new XElement(ns + "patternFill", new XAttribute("patternType", "solid"), new XElement(ns + "fgColor", new XAttribute("rgb", colour)))));
        }

        private static int Add(XElement list, XElement made)
        {
            var place = list.Elements().Count();
            list.Add(made);
            list.SetAttributeValue("count", place + 1);
            return place;
        }
    }
}
