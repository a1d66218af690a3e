using System.Globalization;
using System.Text;
using System.Xml;

namespace Duixian.Reading.Extract;

/// <summary>
/// The body of a Word document as lines. Headers, footers, footnotes and comments live in other parts and are never opened;
/// tracked deletions, hidden text, field codes and tables of contents are passed over.
/// </summary>
internal sealed class DocxText
{
    // Children of these say nothing a reader of the paper sees, or say it a second time.
    private static readonly HashSet<string> PassedOver =
        ["del", "moveFrom", "Fallback", "instrText", "delText", "delInstrText", "sdtPr", "rt", "sectPr", "tblPr", "tblGrid", "trPr", "pPrChange", "rPrChange", "annotation", "numberingChange"];

    private readonly WordNumbering numbering;
    private readonly Lines lines;
    private readonly Stack<Paragraph> paragraphs = new();
    private readonly Stack<Table> tables = new();
    private bool isText;

    private sealed class Paragraph(int tableDepth)
    {
        public StringBuilder Text { get; } = new();
        /// <summary>Lines of text boxes anchored in this paragraph; they follow it.</summary>
        public List<string> Boxes { get; } = [];
        public int TableDepth { get; } = tableDepth;
        public string? Style { get; set; }
        public string? List { get; set; }
        public int? Level { get; set; }
        public bool IsHidden { get; set; }
    }

    private sealed class Table(Paragraph? anchor)
    {
        /// <summary>The paragraph whose text box holds this table, or null.</summary>
        public Paragraph? Anchor { get; } = anchor;
        public List<string> Cells { get; } = [];
        public StringBuilder Cell { get; } = new();
        public int Span { get; set; } = 1;
        public bool IsContinued { get; set; }
    }

    private DocxText(WordNumbering numbering, Lines lines) => (this.numbering, this.lines) = (numbering, lines);

    public static string Read(string file, OfficePackage package, string mainPart)
    {
        var numbers = WordNumbering.Of(package, package.Related(mainPart, "/numbering"), package.Related(mainPart, "/styles"));
        var read = new Lines(file);
        package.Read(mainPart, new DocxText(numbers, read).Walk);
        return read.IsEmpty ? throw Unreadable.NoText(file) : read.ToString();
    }

    private void Walk(XmlReader reader)
    {
        reader.Read();
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                if (PassedOver.Contains(reader.LocalName))
                {
                    reader.Skip();   // moves on by itself
                    continue;
                }
                if (!IsDrawing(reader)) { Open(reader); }
                if (reader.IsEmptyElement && !IsDrawing(reader)) { Close(reader.LocalName); }
            }
            else if (reader.NodeType == XmlNodeType.EndElement && !IsDrawing(reader)) { Close(reader.LocalName); }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA && isText)
            {
                Write(reader.Value);
            }
            reader.Read();
        }
    }

    private void Open(XmlReader reader)
    {
        switch (reader.LocalName)
        {
            case "p": paragraphs.Push(new Paragraph(tables.Count)); break;
            case "t": isText = !reader.IsEmptyElement; break;
            case "pStyle" when Current is { } p: p.Style = WordXml.Attribute(reader, "val"); break;
            case "numId" when Current is { } p: p.List = WordXml.Attribute(reader, "val"); break;
            case "ilvl" when Current is { } p: p.Level = int.TryParse(WordXml.Attribute(reader, "val"), CultureInfo.InvariantCulture, out var level) ? level : null; break;
            case "r" when Current is { } p: p.IsHidden = false; break;
            case "vanish" when Current is { } p: p.IsHidden = WordXml.IsOn(reader); break;
            case "tab" when Current is { Text.Length: > 0 }: Write("\t"); break;   // not the tab stops of the paragraph's own properties
            case "br" or "cr": Write("\n"); break;
            case "noBreakHyphen": Write("-"); break;
            case "tbl": tables.Push(new Table(Current)); break;
            case "tr" when tables.TryPeek(out var table): table.Cells.Clear(); break;
            case "tc" when tables.TryPeek(out var table):
                table.Cell.Clear();
                (table.Span, table.IsContinued) = (1, false);
                break;
            case "gridSpan" when tables.TryPeek(out var table):
                table.Span = int.TryParse(WordXml.Attribute(reader, "val"), CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 1, 63) : 1;
                break;
            case "vMerge" when tables.TryPeek(out var table): table.IsContinued = WordXml.Attribute(reader, "val") is null or "continue"; break;
        }
    }

    private void Close(string name)
    {
        switch (name)
        {
            case "t": isText = false; break;
            case "p" when paragraphs.TryPop(out var paragraph): EndParagraph(paragraph); break;
            case "tc" when tables.TryPeek(out var table):
                table.Cells.Add(table.IsContinued ? "" : table.Cell.ToString());
                for (var i = 1; i < table.Span; i++) { table.Cells.Add(""); }
                break;
            case "tr" when tables.TryPeek(out var table): EndRow(table); break;
            case "tbl": tables.TryPop(out _); break;
        }
    }

    private Paragraph? Current => paragraphs.TryPeek(out var paragraph) ? paragraph : null;

    private void Write(string text)
    {
        if (Current is { IsHidden: false } paragraph) { paragraph.Text.Append(text); }
    }

    private void EndParagraph(Paragraph paragraph)
    {
        var number = numbering.Next(paragraph.List, paragraph.Level, paragraph.Style);
        var text = paragraph.Text.ToString().Trim();
        if (numbering.IsContents(paragraph.Style)) { return; }
        if (text.Length > 0) { Put(Numbered(number, AfterNumber(text)), paragraph.TableDepth); }
        foreach (var line in paragraph.Boxes) { Put(line, paragraph.TableDepth); }
    }

    // "3." set close to "5个乡镇" would read as three and a half.
    private static string Numbered(string? number, string text) =>
        number is [.., '.' or (>= '0' and <= '9')] && char.IsAsciiDigit(text[0]) ? $"{number} {text}" : number + text;

    /// <summary>A tab after a typed number is an indent, not the border of a column.</summary>
    private static string AfterNumber(string text)
    {
        var tab = text.AsSpan(0, Math.Min(8, text.Length)).IndexOf('\t');
        return tab > 0 && !text.AsSpan(tab + 1).Contains('\t') ? string.Concat(text.AsSpan(0, tab), " ", text.AsSpan(tab + 1).Trim()) : text;
    }

    /// <summary>A finished line goes to the cell it stands in, to the paragraph its text box hangs on, or out.</summary>
    private void Put(string line, int tableDepth)
    {
        if (tableDepth > 0 && tables.TryPeek(out var table) && (Current is null || Current.TableDepth < tables.Count)) { table.Cell.Append(line).Append('\n'); }
        else if (Current is { } anchor) { anchor.Boxes.Add(line); }
        else { lines.Add(line); }
    }

    private void EndRow(Table table)
    {
        tables.Pop();
        var cells = table.Cells;
        if (tables.TryPeek(out var outer) && (table.Anchor is null || table.Anchor.TableDepth < tables.Count))
        {
            outer.Cell.AppendJoin(' ', cells.Select(Lines.InOneLine).Where(cell => cell.Length > 0)).Append('\n');
        }
        else if (table.Anchor is { } anchor) { anchor.Boxes.Add(string.Join('\t', cells.Select(Lines.InOneLine))); }
        else { lines.AddRow(cells); }
        tables.Push(table);
    }

    // Shapes of a drawing have paragraphs and runs of their own kind (a:p, a:t): labels of a chart, not of the text.
    private static bool IsDrawing(XmlReader reader) => reader.NamespaceURI.Contains("drawingml", StringComparison.Ordinal);
}
