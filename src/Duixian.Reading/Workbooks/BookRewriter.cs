using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using Duixian.Reading.Extract;

namespace Duixian.Reading.Workbooks;

/// <summary>
/// Gives back the same XLSX with some cells changed and some rows put in. Everything else – looks, widths, merged areas, other sheets, formulas – stays as it was:
/// of the sheet only the rows concerned are taken apart, the rest is copied as it is read. Saved values of formulas may be old then, so the program that opens the file is told to calculate anew.
/// </summary>
internal static class BookRewriter
{
    private static readonly XmlReaderSettings Guarded = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <param name="content">A workbook that has been read before, so its parts are known to be within the limits.</param>
    public static byte[] Rewrite(ReadOnlyMemory<byte> content, IReadOnlyList<SheetEdit> edits)
    {
        using var file = new MemoryStream();
        file.Write(content.Span);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var edit in edits)
            {
                var shift = edit.Added.Count > 0 ? new RowShift(edit.Name, edit.After, edit.Added.Count) : null;
                Replace(zip, edit.Part, (reader, writer) => new SheetCopy(edit, shift).Run(reader, writer));
                if (shift is not null) { ShiftElsewhere(zip, edit, shift); }
            }
            Tell(zip);
        }
        return file.ToArray();
    }

    private static void Replace(ZipArchive zip, string part, Action<XmlReader, XmlWriter> copy)
    {
        if (Entry(zip, part) is not { } entry) { return; }
        using var made = new MemoryStream();
        using (var from = entry.Open())
        using (var reader = XmlReader.Create(from, Guarded))
        using (var writer = XmlWriter.Create(made, new XmlWriterSettings { CheckCharacters = false })) { copy(reader, writer); }
        made.Position = 0;
        var name = entry.FullName;
        entry.Delete();
        using var to = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        made.CopyTo(to);
    }

    private static ZipArchiveEntry? Entry(ZipArchive zip, string part) => zip.Entries.FirstOrDefault(e => e.FullName.Replace('\\', '/').TrimStart('/').Equals(part, StringComparison.OrdinalIgnoreCase));

    /// <summary>Formulas of other sheets, names of areas, comments and the order of calculation know rows by their number too.</summary>
    private static void ShiftElsewhere(ZipArchive zip, SheetEdit edit, RowShift shift)
    {
        foreach (var part in zip.Entries.Select(e => e.FullName).Where(n => n.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase) && n.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && !n.Equals(edit.Part, StringComparison.OrdinalIgnoreCase)).ToList())
        {
            Edit(zip, part, document => Formulas(document, f => shift.Formula(f, isOwn: false)));
        }
        Edit(zip, "xl/workbook.xml", document => Change(document.Descendants().Where(e => e.Name.LocalName == "definedName"), n => shift.Formula(n, isOwn: false)));
        foreach (var target in Targets(zip, edit.Part))
        {
            if (target.Contains("comments", StringComparison.OrdinalIgnoreCase)) { Edit(zip, target, document => Attributes(document, "comment", "ref", shift.Areas)); }
            if (target.EndsWith(".vml", StringComparison.OrdinalIgnoreCase)) { Edit(zip, target, document => Change(document.Descendants().Where(e => e.Name.LocalName == "Row"), r => int.TryParse(r, CultureInfo.InvariantCulture, out var row) ? (shift.Line(row + 1) - 1).ToString(CultureInfo.InvariantCulture) : r)); }
        }
        if (Entry(zip, "xl/calcChain.xml") is not { } chain) { return; }
        chain.Delete();   // made anew by whoever opens the file
        Edit(zip, "xl/_rels/workbook.xml.rels", document => Drop(document, "Target", "calcChain.xml"));
        Edit(zip, "[Content_Types].xml", document => Drop(document, "PartName", "/xl/calcChain.xml"));
    }

    private static List<string> Targets(ZipArchive zip, string part)
    {
        var cut = part.LastIndexOf('/') + 1;
        if (Entry(zip, $"{part[..cut]}_rels/{part[cut..]}.rels") is not { } relations) { return []; }
        using var stream = relations.Open();
        using var reader = XmlReader.Create(stream, Guarded);
        return [.. XDocument.Load(reader).Root!.Elements().Select(e => (string?)e.Attribute("Target") ?? "").Select(t => t.StartsWith('/') ? t[1..] : "xl/" + t.Replace("../", "", StringComparison.Ordinal))];   // a document that was loaded has a root
    }

    /// <summary>Values of formulas were worked out before the change: whoever opens the file calculates first.</summary>
    private static void Tell(ZipArchive zip) => Edit(zip, "xl/workbook.xml", document =>
    {
        var root = document.Root!;   // a document that was loaded has a root
        var calculation = root.Elements().FirstOrDefault(e => e.Name.LocalName == "calcPr");
        if (calculation is null)
        {
            calculation = new XElement(root.Name.Namespace + "calcPr");
            string[] before = ["definedNames", "externalReferences", "functionGroups", "sheets"];
            before.Select(n => root.Elements().FirstOrDefault(e => e.Name.LocalName == n)).First(e => e is not null)!.AddAfterSelf(calculation);   // every workbook has sheets
        }
        calculation.SetAttributeValue("fullCalcOnLoad", 1);
        return true;
    });

    /// <param name="change">Whether anything was changed.</param>
    private static void Edit(ZipArchive zip, string part, Func<XDocument, bool> change)
    {
        if (Entry(zip, part) is not { } entry) { return; }
        XDocument document;
        using (var from = entry.Open())
        using (var reader = XmlReader.Create(from, Guarded)) { document = XDocument.Load(reader, LoadOptions.PreserveWhitespace); }
        if (!change(document)) { return; }
        using var to = entry.Open();
        to.SetLength(0);
        using var writer = XmlWriter.Create(to, new XmlWriterSettings { CheckCharacters = false });
        document.Save(writer);
    }

    private static bool Formulas(XDocument document, Func<string, string> change) => Change(document.Descendants().Where(e => e.Name.LocalName is "f" or "formula" or "formula1" or "formula2"), change);

    private static bool Change(IEnumerable<XElement> elements, Func<string, string> change)
    {
        var any = false;
        foreach (var element in elements.ToList())
        {
            var made = change(element.Value);
            if (made == element.Value) { continue; }
            element.Value = made;
            any = true;
        }
        return any;
    }

    private static bool Attributes(XDocument document, string element, string attribute, Func<string, string> change)
    {
        var any = false;
        foreach (var found in document.Descendants().Where(e => e.Name.LocalName == element).Select(e => e.Attribute(attribute)).OfType<XAttribute>())
        {
            any = true;
            found.Value = change(found.Value);
        }
        return any;
    }

    private static bool Drop(XDocument document, string attribute, string ending)
    {
        var found = document.Root!.Elements().Where(e => ((string?)e.Attribute(attribute))?.EndsWith(ending, StringComparison.OrdinalIgnoreCase) == true).ToList();   // a document that was loaded has a root
        foreach (var element in found) { element.Remove(); }
        return found.Count > 0;
    }
}
