using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Duixian.Files;
using Duixian.Reading.Sheets;

namespace Duixian.Tests.Files;

public sealed class WorkbookTests
{
    private static readonly SheetColumns Columns = new(new SheetColumn("place", true, "点位"), new SheetColumn("households", false, "户数"), new SheetColumn("done", false, "完工日"));

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task What_is_written_is_read_back_as_it_was(string format)
    {
        using var file = new MemoryStream();
        await TableFile.WriteAsync(format, file, ["点位", "户数", "完工日"], Rows(), r => r, TestContext.Current.CancellationToken);
        var table = SheetFile.Read("点位." + format, file.ToArray(), Columns);
        Assert.Equal([2, 3], table.Rows.Select(r => r.Line));
        Assert.Equal(("水岸“新”苑,\n二期", -12.5m, new DateOnly(2024, 6, 30)), (table.Rows[0]["place"].Text, table.Rows[0]["households"].Number, table.Rows[0]["done"].Day));
        Assert.Equal("=1+1", table.Rows[1]["place"].Text.TrimStart('\''));
    }

    [Fact]
    public async Task Text_that_looks_like_a_formula_is_typed_as_text_and_a_refused_cell_is_marked()
    {
        using var file = new MemoryStream();
        await using (var workbook = await Workbook.CreateAsync(file, headerRows: 2, [12, 30], TestContext.Current.CancellationToken))
        {
            await workbook.WriteRowAsync([new TableCell("=HYPERLINK(\"x\")", Look: CellLook.Refused), new TableCell("\u0001代码\ud800未知", Look: CellLook.Note), 12m], TestContext.Current.CancellationToken);
        }
        var sheet = Part(file, "xl/worksheets/sheet1.xml");
        var cells = sheet.Descendants().Where(e => e.Name.LocalName == "c").ToList();
        Assert.Equal(["inlineStr", "inlineStr", "n"], cells.Select(c => c.Attribute("t")?.Value));
        Assert.Equal(["2", "3", null], cells.Select(c => c.Attribute("s")?.Value));
        Assert.DoesNotContain(sheet.Descendants(), e => e.Name.LocalName == "f");
        Assert.Equal("代码\uFFFD未知", cells[1].Value);   // half a pair is shown as unknown
        var formats = Part(file, "xl/styles.xml").Descendants().Single(e => e.Name.LocalName == "cellXfs").Elements().ToList();
        Assert.Equal(Enum.GetValues<CellLook>().Length, formats.Count);
        Assert.Equal("2", formats[(int)CellLook.Refused].Attribute("fillId")?.Value);
    }

    private static async IAsyncEnumerable<TableCell[]> Rows()
    {
        yield return ["水岸“新”苑,\n二期", -12.5m, new DateOnly(2024, 6, 30)];
        await Task.CompletedTask;
        yield return ["=1+1", (decimal?)null, (DateOnly?)null];
    }

    private static XDocument Part(MemoryStream file, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(file.ToArray()));
        using var part = new StreamReader(zip.GetEntry(name)!.Open(), Encoding.UTF8);   // the part is always written
        return XDocument.Parse(part.ReadToEnd());
    }
}
