using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Duixian.Reading.Extract;

namespace Duixian.Reading.Workbooks;

/// <summary>Copies the XML of one sheet, changing the rows an edit names.</summary>
internal sealed class SheetCopy(SheetEdit edit, RowShift? shift)
{
    private XElement? template;
    private int last;
    private bool isAdded;

    public void Run(XmlReader reader, XmlWriter writer)
    {
        reader.Read();
        while (!reader.EOF)
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                CopyRow(reader, writer);
                continue;
            }
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "sheetData", IsEmptyElement: true } && edit.Added.Count > 0) { throw new InvalidDataException("A sheet without rows has no table."); }
            if (reader is { NodeType: XmlNodeType.EndElement, LocalName: "sheetData" } && !isAdded) { Add(writer, reader.NamespaceURI); }
            // The range it names is a hint, and a wrong one is worse than none.
            if (shift is not null && reader is { NodeType: XmlNodeType.Element, LocalName: "dimension" }) { reader.Skip(); continue; }
            CopyNode(reader, writer);
            reader.Read();
        }
    }

    private void CopyRow(XmlReader reader, XmlWriter writer)
    {
        var line = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var said) ? said : last + 1;
        last = line;
        if (!isAdded && line > edit.After) { Add(writer, reader.NamespaceURI); }
        var isTemplate = edit.Added.Count > 0 && line == edit.After;
        var moves = shift is not null && (line > edit.After || reader.GetAttribute("r") is null);
        if (!isTemplate && !moves && shift is null && !edit.Cells.ContainsKey(line))
        {
            writer.WriteNode(reader, defattr: false);
            return;
        }
        var row = (XElement)XNode.ReadFrom(reader);
        if (isTemplate) { template = new XElement(row); }
        Number(row, line);
        if (edit.Cells.TryGetValue(line, out var cells))
        {
            foreach (var (column, cell) in cells.OrderBy(c => c.Key)) { Put(CellAt(row, line, column), cell); }
        }
        if (shift is not null) { Move(row, shift.Line(line)); }
        row.WriteTo(writer);
    }

    /// <summary>Writes the new rows, shaped like the one above them.</summary>
    private void Add(XmlWriter writer, string space)
    {
        isAdded = true;
        for (var i = 0; i < edit.Added.Count; i++)
        {
            var line = edit.After + 1 + i;
            var row = template is null ? new XElement(XName.Get("row", space)) : new XElement(template);
            row.Attribute("hidden")?.Remove();
            Number(row, edit.After);
            Move(row, line);
            foreach (var cell in row.Elements()) { Clear(cell, line); }
            foreach (var (column, cell) in edit.Added[i].OrderBy(c => c.Key)) { Put(CellAt(row, line, column), cell); }
            row.WriteTo(writer);
        }
    }

    /// <summary>A formula of the row above goes on in the new one, for its own line; values do not.</summary>
    private void Clear(XElement cell, int line)
    {
        var formula = cell.Elements().FirstOrDefault(e => e.Name.LocalName == "f");
        var text = formula is { HasAttributes: false } ? formula.Value : null;
        cell.RemoveNodes();
        cell.Attribute("t")?.Remove();
        if (text is not null) { cell.Add(new XElement(cell.Name.Namespace + "f", new RowStep(edit.After, line).Move(text))); }
    }

    private void Move(XElement row, int to)
    {
        row.SetAttributeValue("r", to);
        foreach (var cell in row.Elements())
        {
            if (XlsxBook.Column((string?)cell.Attribute("r")) is { } column) { cell.SetAttributeValue("r", GridXlsx.Reference(to, column)); }
            if (shift is null) { continue; }
            foreach (var formula in cell.Elements().Where(e => e.Name.LocalName == "f"))
            {
                if (formula.Value.Length > 0) { formula.Value = shift.Formula(formula.Value, isOwn: true); }
                if (formula.Attribute("ref") is { } area) { area.Value = shift.Areas(area.Value); }
            }
        }
    }

    /// <summary>Rows and cells may leave their places out and count on; with others put between them each has to say it.</summary>
    private static void Number(XElement row, int line)
    {
        row.SetAttributeValue("r", line);
        var at = 0;
        foreach (var cell in row.Elements())
        {
            at = XlsxBook.Column((string?)cell.Attribute("r")) ?? at + 1;
            cell.SetAttributeValue("r", GridXlsx.Reference(line, at));
        }
    }

    private static XElement CellAt(XElement row, int line, int column)
    {
        XElement? before = null;
        foreach (var cell in row.Elements())
        {
            var at = XlsxBook.Column((string?)cell.Attribute("r")) ?? 0;
            if (at == column) { return cell; }
            if (at > column) { break; }
            before = cell;
        }
        var made = new XElement(row.Name.Namespace + "c", new XAttribute("r", GridXlsx.Reference(line, column)));
        if (before is null) { row.AddFirst(made); }
        else { before.AddAfterSelf(made); }
        return made;
    }

    private static void Put(XElement cell, WrittenCell written)
    {
        var ns = cell.Name.Namespace;
        if (cell.Element(ns + "f") is not null)
        {
            cell.Element(ns + "v")?.Remove();   // worked out anew by whoever opens the file
            return;
        }
        cell.RemoveNodes();
        cell.Attribute("t")?.Remove();
        if (written.Number is { } number) { cell.Add(new XElement(ns + "v", number.ToString("0.############", CultureInfo.InvariantCulture))); }
        else if (written.Text is { Length: > 0 } text)
        {
            cell.SetAttributeValue("t", "inlineStr");
            cell.Add(new XElement(ns + "is", new XElement(ns + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), GridXlsx.Printable(text))));
        }
    }

    private void CopyNode(XmlReader reader, XmlWriter writer)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                writer.WriteStartElement(reader.Prefix, reader.LocalName, reader.NamespaceURI);
                CopyAttributes(reader, writer);
                if (reader.IsEmptyElement) { writer.WriteEndElement(); }
                break;
            case XmlNodeType.EndElement: writer.WriteFullEndElement(); break;
            case XmlNodeType.Text: writer.WriteString(reader.Value); break;
            case XmlNodeType.CDATA: writer.WriteCData(reader.Value); break;
            case XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace: writer.WriteWhitespace(reader.Value); break;
            case XmlNodeType.Comment: writer.WriteComment(reader.Value); break;
            case XmlNodeType.ProcessingInstruction: writer.WriteProcessingInstruction(reader.Name, reader.Value); break;
        }
    }

    private void CopyAttributes(XmlReader reader, XmlWriter writer)
    {
        for (var i = 0; i < reader.AttributeCount; i++)
        {
            reader.MoveToAttribute(i);
            var isArea = shift is not null && reader.LocalName is ("ref" or "sqref");
            writer.WriteAttributeString(reader.Prefix, reader.LocalName, reader.NamespaceURI, isArea ? shift!.Areas(reader.Value) : reader.Value);   // asked just before
        }
        reader.MoveToElement();
    }
}

/// <summary>A formula copied from one line to another: its relative references go with it.</summary>
internal sealed partial class RowStep(int from, int to)
{
    private const int Milliseconds = 5_000;

    public string Move(string formula)
    {
        var parts = formula.Split('"');
        for (var i = 0; i < parts.Length; i += 2) { parts[i] = Own().Replace(parts[i], f => f.Groups["row"].Value == from.ToString(CultureInfo.InvariantCulture) ? f.Groups["column"].Value + to.ToString(CultureInfo.InvariantCulture) : f.Value); }
        return string.Join('"', parts);
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"(?<![A-Za-z0-9_.$!])(?<column>\$?[A-Z]{1,3})(?<row>[0-9]{1,7})(?![A-Za-z0-9_(!])", System.Text.RegularExpressions.RegexOptions.None, Milliseconds)]
    private static partial System.Text.RegularExpressions.Regex Own();
}
