using System.IO.Compression;
using System.Text;
using Duixian.Domain.Projects;
using Duixian.Reading.Projects;
using Duixian.Reading.Workbooks;
using Xunit;

namespace Duixian.Reading.Tests.Projects;

public sealed class WriterTests
{
    private static readonly ProjectBookOptions Options = new(Ledger.Today);

    [Fact]
    public void Values_go_back_in_each_columns_own_unit_and_way_of_writing()
    {
        var content = Book("2024年清单\n单位:万元、亩\n序号|项目名称|类别|总投资|估算总投资(亿元)|完成率|形象进度(%)|计划开工|实际开工|占地(公顷)|联系人及电话|环评批复\n#1|演示甲|产业类|#5000|#0.5|#0.5:0.0%|#40|2022.9|#45383:yyyy/m/d|#2|张演一\\n13800001111|已办\n#2|演示乙|民生类|#100|#1|#0.1:0.0%|#50|2022.10|#45384:yyyy/m/d|#3|李演二\\n13800002222|×\n注:演示");
        var read = ProjectBookReader.Read("book.xlsx", content, Options);
        object[] values = [80_000_000m, 0.62m, 0.75m, PartialDate.OfMonth(2024, 3)!, PartialDate.OfDay(new(2024, 4, 9)), 45m, new ContactCell("王演三", "13800003333"), new PermitStanding(PermitState.NotDone), "基础设施"];
        ProjectField[] fields = [ProjectField.TotalInvestment, ProjectField.CompletionRate, ProjectField.ImageProgressRate, ProjectField.StartPlanned, ProjectField.StartActual, ProjectField.LandMu, ProjectField.Contact, ProjectField.Permit, ProjectField.Category];
        var changes = fields.Zip(values, (f, v) => new CellChange("表", 4, new(f, f == ProjectField.Permit ? PermitStep.Eia : null), v)).ToList();
        var written = ProjectBookWriter.Write(content, read, changes, []);
        Assert.Empty(written.NotWritten);
        var grid = GridFile.Read("book.xlsx", written.Content).Sheets[0];
        Assert.Equal(["8000", "0.5", "62.0%", "75", "2024.3", "2024/4/9", "3", "王演三\n13800003333", "×"], [grid[4, 4].Shown, grid[4, 5].Shown, grid[4, 6].Shown, grid[4, 7].Shown, grid[4, 8].Shown, grid[4, 9].Shown, grid[4, 10].Shown, grid[4, 11].Shown, grid[4, 12].Shown]);
        Assert.Equal("基础设施类", grid[4, 3].Shown);
        var again = ProjectBookReader.Read("book.xlsx", written.Content, Options).Sheets[0];
        Assert.Equal(values[..7], fields[..7].Select(f => again.Rows[0].Value(f)!));
        Assert.Equal(read.Sheets[0].Rows[1].TotalInvestmentYuan, again.Rows[1].TotalInvestmentYuan);
    }

    [Fact]
    public void New_projects_stand_below_the_last_one_and_what_followed_moves_down_with_its_references()
    {
        var content = WithFormulas();
        var read = ProjectBookReader.Read("book.xlsx", content, Options);
        var added = new AddedProject("清单", new Dictionary<ColumnMeaning, object> { [new(ProjectField.Name)] = "演示丙", [new(ProjectField.TotalInvestment)] = 30_000_000m });
        var written = ProjectBookWriter.Write(content, read, [new("清单", 3, new(ProjectField.TotalInvestment), 20_000_000m)], [added]);
        var sheet = Part(written.Content, "xl/worksheets/sheet1.xml");
        Assert.Contains("<f>SUM(C3:C5)</f>", sheet, StringComparison.Ordinal);
        Assert.Contains("<f>C5*2</f>", sheet, StringComparison.Ordinal);
        Assert.Contains("<mergeCell ref=\"A7:D7\"", sheet, StringComparison.Ordinal);
        Assert.Contains("<f>清单!C6</f>", Part(written.Content, "xl/worksheets/sheet2.xml"), StringComparison.Ordinal);
        Assert.Contains("fullCalcOnLoad=\"1\"", Part(written.Content, "xl/workbook.xml"), StringComparison.Ordinal);
        var again = ProjectBookReader.Read("book.xlsx", written.Content, Options).Sheets[0];
        Assert.Equal([(3, 20_000_000m), (4, 20_000_000m), (5, 30_000_000m)], again.Rows.Select(r => (r.Line, r.TotalInvestmentYuan ?? 0)));
        Assert.Equal([(6, SkipReason.Total), (7, SkipReason.Note)], again.Skipped.Skip(1).Select(s => (s.Line, s.Reason)));
    }

    [Fact]
    public void What_is_not_named_stays_byte_for_byte()
    {
        var content = WithFormulas();
        var written = ProjectBookWriter.Write(content, ProjectBookReader.Read("book.xlsx", content, Options), [new("清单", 3, new(ProjectField.TotalInvestment), 20_000_000m)], []);
        Assert.Equal(Part(content, "xl/worksheets/sheet2.xml"), Part(written.Content, "xl/worksheets/sheet2.xml"));
        Assert.Equal(Part(content, "xl/styles.xml"), Part(written.Content, "xl/styles.xml"));
        var (before, after) = (Part(content, "xl/worksheets/sheet1.xml"), Part(written.Content, "xl/worksheets/sheet1.xml"));
        Assert.Equal(before.Replace("<v>1000</v>", "<v>2000</v>", StringComparison.Ordinal), after[after.IndexOf("<worksheet", StringComparison.Ordinal)..]);
    }

    [Fact]
    public void A_cell_shared_by_several_rows_or_without_a_column_is_not_written_and_said_not_to_be()
    {
        var content = Book("清单\n县区|项目名称|总投资(万元)\n莘县|演示甲|#1\n|演示乙|#2", "A3:A4");
        var written = ProjectBookWriter.Write(content, ProjectBookReader.Read("book.xlsx", content, Options), [new("表", 4, new(ProjectField.County), (IReadOnlyList<string>)["冠县"]), new("表", 4, new(ProjectField.Stage), "在建")], []);
        Assert.Equal([ProjectField.County, ProjectField.Stage], written.NotWritten.Select(c => c.Column.Field));
        Assert.Equal("莘县", GridFile.Read("book.xlsx", written.Content).Sheets[0][3, 1].Shown);
    }

    [Fact]
    public void Of_a_cell_that_holds_two_things_one_changes_and_the_other_stays()
    {
        var content = Book("2024年清单\n序号|项目名称|帮包领导及联系人电话|建设起止年限\n#1|演示甲|帮包领导:朱演涛\\n项目专员:王演峰\\n13800001333|2023-2025");
        CellChange[] changes = [new("表", 3, new(ProjectField.Leader), "钱演一"), new("表", 3, new(ProjectField.Contact), new ContactCell("孙演二", "13800002222")), new("表", 3, new(ProjectField.FinishPlanned), PartialDate.OfMonth(2026, 6))];
        var written = ProjectBookWriter.Write(content, ProjectBookReader.Read("book.xlsx", content, Options), changes, []);
        Assert.Empty(written.NotWritten);
        var grid = GridFile.Read("book.xlsx", written.Content).Sheets[0];
        Assert.Equal(("帮包领导:钱演一\n项目专员:孙演二\n13800002222", "2023-2026.6"), (grid[3, 3].Shown, grid[3, 4].Shown));
        var row = ProjectBookReader.Read("book.xlsx", written.Content, Options).Sheets[0].Rows[0];
        Assert.Equal(("2023", "2026-06"), (row.StartPlanned.ToString(), row.FinishPlanned.ToString()));
    }

    [Fact]
    public void A_csv_comes_back_as_a_workbook_with_the_same_rows()
    {
        var content = Encoding.UTF8.GetBytes("2024年清单\n序号,项目名称,总投资(万元)\n1,演示甲,5000\n");
        var written = ProjectBookWriter.Write(content, ProjectBookReader.Read("a.csv", content, Options), [new("a", 3, new(ProjectField.TotalInvestment), 60_000_000m)], []);
        var again = ProjectBookReader.Read("a.xlsx", written.Content, Options);
        Assert.Equal(("xlsx", "演示甲", 60_000_000m), (again.Make, again.Sheets[0].Rows[0].Name, again.Sheets[0].Rows[0].TotalInvestmentYuan));
    }

    private static byte[] Book(string text, params string[] merges) => GridXlsx.Write(new("book.xlsx", "xlsx", CountsFrom1904: false, [Ledger.Sheet("表", text, merges)])).Content;

    /// <summary>Two projects, a total over them, a note merged below, and a sheet that looks at the total.</summary>
    private static byte[] WithFormulas()
    {
        var content = GridXlsx.Write(new("book.xlsx", "xlsx", CountsFrom1904: false,
            [Ledger.Sheet("清单", "清单\n序号|项目名称|总投资(万元)|双倍\n#1|演示甲|#1000|#2000\n#2|演示乙|#2000|#4000\n合计||#3000\n注:演示", "A6:D6"), Ledger.Sheet("汇总", "合计|#3000")])).Content;
        using var file = new MemoryStream();
        file.Write(content);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            Change(zip, "xl/worksheets/sheet1.xml", t => t.Replace("<v>3000</v>", "<f>SUM(C3:C4)</f><v>3000</v>", StringComparison.Ordinal).Replace("<v>4000</v>", "<f>C4*2</f><v>4000</v>", StringComparison.Ordinal));
            Change(zip, "xl/worksheets/sheet2.xml", t => t.Replace("<v>3000</v>", "<f>清单!C5</f><v>3000</v>", StringComparison.Ordinal));
        }
        return file.ToArray();
    }

    private static void Change(ZipArchive zip, string part, Func<string, string> change)
    {
        var entry = zip.GetEntry(part)!;
        string text;
        using (var reader = new StreamReader(entry.Open())) { text = reader.ReadToEnd(); }
        using var stream = entry.Open();
        stream.SetLength(0);
        var changed = change(text);
        stream.Write(Encoding.UTF8.GetBytes(changed[changed.IndexOf("<worksheet", StringComparison.Ordinal)..]));
    }

    private static string Part(byte[] content, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(content));
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
