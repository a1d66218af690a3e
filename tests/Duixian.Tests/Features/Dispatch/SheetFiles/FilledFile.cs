using System.IO.Compression;
using System.Text.RegularExpressions;
using Duixian.Features.Dispatch.SheetFiles;
using Duixian.Files.Forms;
using Duixian.Reading.Sheets;

namespace Duixian.Tests.Features.Dispatch.SheetFiles;

/// <summary>A downloaded sheet as somebody filled it in and saved it again: cells changed, columns moved, names lost.</summary>
internal sealed partial class FilledFile
{
    /// <summary>Typed into a cell it becomes a formula whose stored value is 99.</summary>
    public const string Formula = "=FORMULA";


    public FilledFile(byte[] downloaded, int tab = 0)
    {
        var read = SheetFile.ReadAll("表.xlsx", downloaded, FileColumns.All);
        Notes = new(read.Notes);
        Columns = [.. FileColumns.All.All.Where(c => read.Tables[tab].Has(c.Key)).Select(c => (c.Key, c.Name))];
        Rows = [.. read.Tables[tab].Rows.Select(r => Columns.ToDictionary(c => c.Key, c => r[c.Key].Text))];
    }

    public List<Dictionary<string, string>> Rows { get; }

    /// <summary>Keys with the names in the header; another order moves columns, another name renames them, an unknown key adds one.</summary>
    public List<(string Key, string Name)> Columns { get; private set; }

    /// <summary>What the hidden tab says.</summary>
    public Dictionary<string, string> Notes { get; }

    public bool KeepNotes { get; set; } = true;

    public string? Merged { get; set; }

    public Dictionary<string, string> this[string item] => Rows.Single(r => r[FileColumns.Item] == item);

    public FilledFile Set(string item, string column, string value)
    {
        this[item][column] = value;
        return this;
    }

    public byte[] Write(string name = "填好")
    {
        var sheet = new FormSheet(name, 3, [.. Columns.Select(_ => new FormColumn(12))]);
        sheet.Rows.Add([new("标题")]);
        sheet.Rows.Add([new("说明")]);
        sheet.Rows.Add([.. Columns.Select(c => new FormCell(c.Name))]);
        foreach (var row in Rows) { sheet.Rows.Add([.. Columns.Select(c => new FormCell(row.GetValueOrDefault(c.Key)))]); }
        var hidden = new FormSheet("h", 0, [new(10), new(10)], Hidden: true);
        foreach (var (key, value) in Notes) { hidden.Rows.Add([new(key), new(value)]); }
        return Patch(FormBook.Write(KeepNotes ? [sheet, hidden] : [sheet]));
    }

    private byte[] Patch(byte[] content)
    {
        using var file = new MemoryStream();
        file.Write(content);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry("xl/worksheets/sheet1.xml")!;   // always written
            string xml;
            using (var reader = new StreamReader(entry.Open())) { xml = reader.ReadToEnd(); }
            xml = FormulaCell().Replace(xml, match => $"<c r=\"{match.Groups[1].Value}\"><f>98+1</f><v>99</v></c>");
            if (Merged is not null) { xml = xml.Replace("<printOptions", $"<mergeCells count=\"1\"><mergeCell ref=\"{Merged}\"/></mergeCells><printOptions", StringComparison.Ordinal); }
            using var stream = entry.Open();
            stream.SetLength(0);
            using var writer = new StreamWriter(stream);
            writer.Write(xml);
        }
        return file.ToArray();
    }

    [GeneratedRegex("""<c r="([A-Z]+\d+)"[^>]*><is><t[^>]*>=FORMULA</t></is></c>""")]
    private static partial Regex FormulaCell();
}
