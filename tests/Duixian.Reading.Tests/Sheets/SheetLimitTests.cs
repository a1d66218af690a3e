using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsCheck;
using Duixian.Reading.Extract;
using Duixian.Reading.Sheets;
using Xunit;
using static Duixian.Reading.Tests.Extract.OfficeFile;

namespace Duixian.Reading.Tests.Sheets;

public sealed class SheetLimitTests
{
    private static readonly SheetColumns Places = new(new SheetColumn("place", true, "点位"), new SheetColumn("state", true, "状态"));

    public SheetLimitTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-Hans");

    [Theory]
    [InlineData(50_000, true)]
    [InlineData(50_001, false)]
    [InlineData(51_000, false)]
    public void Fifty_thousand_rows_are_read_and_one_more_is_a_sentence(int rows, bool isRead)
    {
        var csv = Encoding.UTF8.GetBytes("点位,状态\n" + string.Concat(Enumerable.Range(1, rows).Select(i => $"老旧小区{i},已开工\n")));
        var xlsx = Xlsx("<sheetData><row><c t=\"inlineStr\"><is><t>点位</t></is></c><c t=\"inlineStr\"><is><t>状态</t></is></c></row>"
            + string.Concat(Enumerable.Range(1, rows).Select(i => $"<row><c><v>{i}</v></c><c t=\"inlineStr\"><is><t>开工</t></is></c></row>")) + "</sheetData>");
        foreach (var file in new[] { csv, xlsx })
        {
            if (isRead) { Assert.Equal(rows, SheetFile.Read("点位", file, Places).Rows.Count); }
            else { Refused("reading.too-many-rows", "50000", file); }
        }
    }

    [Fact]
    public void A_million_styled_rows_without_a_word_are_no_rows()
    {
        var blank = string.Concat(Enumerable.Range(3, 200_000).Select(i => $"<row r=\"{i}\"><c r=\"A{i}\" s=\"0\"/></row>"));
        var file = Xlsx($"<sheetData><row r=\"1\"><c t=\"inlineStr\"><is><t>点位</t></is></c><c t=\"inlineStr\"><is><t>状态</t></is></c></row><row r=\"2\"><c><v>1</v></c></row>{blank}</sheetData>");
        Assert.Equal(2, Assert.Single(SheetFile.Read("点位.xlsx", file, Places).Rows).Line);
    }

    [Fact]
    public void The_two_hundred_and_first_column_is_a_sentence() =>
        Refused("reading.too-many-columns", "第 2 行", Xlsx("<sheetData><row r=\"1\"><c t=\"inlineStr\"><is><t>点位</t></is></c></row><row r=\"2\"><c r=\"GS2\"><v>1</v></c></row></sheetData>"));

    [Fact]
    public void A_merged_area_over_the_whole_sheet_costs_no_more_than_its_rows()
    {
        var merges = string.Concat(Enumerable.Repeat("<mergeCell ref=\"A1:XFD1048576\"/>", 20_000));
        var rows = string.Concat(Enumerable.Range(2, 2_000).Select(i => $"<row r=\"{i}\"><c r=\"A{i}\"><v>1</v></c></row>"));
        Refused("reading.too-complex", "第 1 行", Xlsx($"<sheetData><row r=\"1\"><c t=\"inlineStr\"><is><t>点位</t></is></c></row>{rows}</sheetData><mergeCells>{merges}</mergeCells>"));
    }

    [Fact]
    public void A_bomb_an_entity_a_password_and_an_old_workbook_are_refused_as_everywhere()
    {
        Refused("reading.unpacks-too-large", "sheet1.xml", Xlsx($"<sheetData>{new string(' ', 24 << 20)}</sheetData>", level: CompressionLevel.SmallestSize));
        Refused("reading.too-many-entries", "2000", Zip(Enumerable.Range(0, 2_100).Select(i => ($"xl/{i}.xml", Array.Empty<byte>()))));
        Refused("reading.old-format", "xlsx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("Workbook\0")]);
        Refused("reading.password-protected", "密码", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("EncryptedPackage\0")]);
        Refused("reading.no-table", "xlsx", Docx(P("单位代码")));
    }

    [Fact]
    public void Whatever_stands_in_a_csv_it_is_read_or_refused_with_a_sentence() =>
        Gen.String[Gen.Char["点位状态,;\t\"\n\r =1A'\u3000"], 0, 80].Sample(text =>
        {
            try
            {
                var table = SheetFile.Read("点位.csv", Encoding.UTF8.GetBytes("点位,状态\n" + text), Places);
                return table.Rows.All(r => r.Line > 1 && r.Cells.Any(c => !c.IsBlank));
            }
            catch (UnreadableDocumentException refused) { return refused.Code.StartsWith("reading.", StringComparison.Ordinal); }
        }, iter: 3_000);

    private static void Refused(string code, string says, byte[] file)
    {
        var refused = Assert.Throws<UnreadableDocumentException>(() => SheetFile.Read("点位.xlsx", file, Places));
        Assert.Equal(code, refused.Code);
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
    }
}
