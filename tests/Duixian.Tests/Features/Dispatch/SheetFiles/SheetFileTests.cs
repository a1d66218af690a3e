using System.IO.Compression;
using System.Net;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Features.Dispatch.SheetFiles;
using Duixian.Reading.Sheets;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Tests.Features.Dispatch.SheetFiles;

public sealed class SheetFileTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_downloaded_sheet_says_what_is_asked_and_keeps_its_ids_out_of_sight()
    {
        await site.GivenCountyAsync();
        await site.GivenSheetAsync("download");
        var file = await site.DownloadAsync("download");
        var read = SheetFile.ReadAll("表.xlsx", file, FileColumns.All);
        var table = Assert.Single(read.Tables);
        Assert.Equal(3, table.HeaderLine);
        Assert.Equal(["1", "2", "3", "4", "5", "6"], table.Rows.Select(r => r[FileColumns.Item].Text));
        Assert.All(table.Rows, r => Assert.NotNull(LineMark.Read(r[FileColumns.Id].Text)));
        Assert.Equal("亿元", table.Rows[5][FileColumns.Unit].Text);
        Assert.Equal("1 开工=；2 建成=", table.Rows[3][FileColumns.Steps].Text);
        Assert.Equal(("download", "1", "371525"), (read.Notes["plan"], read.Notes["round"], read.Notes["party"]));
        using var zip = new ZipArchive(new MemoryStream(file));
        using var part = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());   // the first tab
        var xml = await part.ReadToEndAsync();
        Assert.Contains("<col min=\"1\" max=\"1\" width=\"8\" customWidth=\"1\" hidden=\"1\"/>", xml, StringComparison.Ordinal);
        Assert.Contains("orientation=\"landscape\"", xml, StringComparison.Ordinal);
        Assert.Contains("<sheetProtection", xml, StringComparison.Ordinal);
        Assert.Contains("<formula1>\"是,否\"</formula1>", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("<f>", xml, StringComparison.Ordinal);
        Assert.True(await site.WithDbAsync(db => db.AuditEvents.AnyAsync(e => e.Subject == "/desk/sheets/2024/download/1/371525.xlsx")));
    }

    [Fact]
    public async Task A_filled_sheet_is_tried_then_filed_as_a_whole()
    {
        await site.GivenCountyAsync();
        var round = await site.GivenSheetAsync("filed");
        var file = new FilledFile(await site.DownloadAsync("filed"))
            .Set("1", FileColumns.This, "0.004万人").Set("2", FileColumns.Numerator, "80").Set("2", FileColumns.Denominator, "100").Set("3", FileColumns.This, "是")
            .Set("4", FileColumns.Steps, "1 开工=2024-01-08；2 建成=").Set("5", FileColumns.InForce, "2024-01-15").Set("6", FileColumns.This, "1.2");
        // Columns moved, one renamed by a name that is known, one of the office's own: as offices do.
        file.Columns.Reverse();
        file.Columns[file.Columns.FindIndex(c => c.Key == FileColumns.This)] = (FileColumns.This, "本月累计(必填)");
        file.Columns.Insert(2, ("own", "备注"));
        var (status, page, address) = await site.UploadAsync("filed", file.Write());
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Empty(page.Codes());
        Assert.Equal(0, await FiledAsync(round));
        using var done = await site.ConfirmAsync(address);
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        var lines = await site.LinesAsync(round);
        Assert.All(lines, l => Assert.Equal(ReportState.Submitted, l.State));
        Assert.Equal([40m, null, 1m, null, null, 120_000_000m], lines.Select(l => l.Figure.Amount));
        Assert.Equal((80m, 100m), (lines[1].Figure.Numerator, lines[1].Figure.Denominator));
        Assert.Equal(new StepDone(0, new(2024, 1, 8)), Assert.Single(lines[3].Figure.Steps ?? []));
        Assert.Equal(new DateOnly(2024, 1, 15), lines[4].Figure.InForceFrom);
        Assert.Equal(1, await site.WithDbAsync(db => db.LedgerEntries.CountAsync(e => e.Type == "sheetMoved" && e.Stream == "plan/2024/filed/round/1/371525")));

        // The same file again: the record says so already, and a row in it that nobody touched since is no quarrel.
        var (_, again, _) = await site.UploadAsync("filed", file.Write());
        Assert.DoesNotContain(again.Codes(), c => c.StartsWith("sheet-file.", StringComparison.Ordinal));
        Assert.Null(again.QuerySelector("form:has([name=LinesSeen])"));
    }

    [Fact]
    public async Task What_cannot_be_meant_is_marked_in_its_cell_and_nothing_is_stored()
    {
        await site.GivenCountyAsync();
        var round = await site.GivenSheetAsync("wrong");
        var file = new FilledFile(await site.DownloadAsync("wrong"))
            .Set("1", FileColumns.This, "40户").Set("2", FileColumns.Numerator, FilledFile.Formula).Set("2", FileColumns.Denominator, "100")
            .Set("3", FileColumns.This, "大概").Set("4", FileColumns.Steps, "1 开工=2024-03-08").Set("6", FileColumns.Unit, "万吨").Set("6", FileColumns.This, "3");
        var (status, page, address) = await site.UploadAsync("wrong", file.Write());
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["imports.formula", "imports.not-one-of", "sheet-file.future-day", "sheet-file.wrong-unit", "sheet-file.wrong-unit"], page.Codes().Order(StringComparer.Ordinal));
        Assert.Null(page.QuerySelector("form:has([name=LinesSeen])"));

        var marked = await (await site.ReporterAsync()).GetByteArrayAsync(address.Replace("/upload?", "/checked.xlsx?", StringComparison.Ordinal));
        var table = Assert.Single(SheetFile.ReadAll("核对.xlsx", marked, FileColumns.All).Tables);
        Assert.Equal("核对意见", table.Headers[^1]);
        Assert.Contains("单位", table.Rows[0].Cells[^1].Text, StringComparison.Ordinal);
        Assert.Equal(SheetCellKind.Formula, table.Rows[1][FileColumns.Numerator].Kind);   // handed back as it was
        Assert.Equal(0, await FiledAsync(round));

        file.Set("1", FileColumns.This, "40").Set("2", FileColumns.Numerator, "80").Set("3", FileColumns.This, "是").Set("4", FileColumns.Steps, "").Set("6", FileColumns.Unit, "亿元");
        var (_, mended, again) = await site.UploadAsync("wrong", file.Write());
        Assert.DoesNotContain(mended.Codes(), c => c.StartsWith("sheet-file.", StringComparison.Ordinal));
        Assert.NotEqual("", again);
    }

    [Fact]
    public async Task A_merged_cell_and_two_rows_of_one_line_are_refused_at_their_rows()
    {
        await site.GivenCountyAsync();
        await site.GivenSheetAsync("merged");
        var file = new FilledFile(await site.DownloadAsync("merged")).Set("1", FileColumns.This, "40");
        file.Rows.Add(new(file["1"]));
        var place = file.Columns.FindIndex(c => c.Key == FileColumns.This);
        file.Merged = $"{(char)('A' + place)}4:{(char)('A' + place)}5";
        var (_, page, _) = await site.UploadAsync("merged", file.Write());
        Assert.Contains("imports.merged", page.Codes());
        Assert.Contains("sheet-file.line-twice", page.Codes());
    }

    [Fact]
    public async Task A_line_filed_elsewhere_since_shows_both_versions_unless_the_file_left_it_alone()
    {
        await site.GivenCountyAsync();
        var round = await site.GivenSheetAsync("stale");
        var file = new FilledFile(await site.DownloadAsync("stale")).Set("1", FileColumns.This, "40");
        var lines = await site.LinesAsync(round);
        Assert.Null((await site.FileAsync(SheetExamples.Reporter, round, [lines[0].Files(50), lines[5].Files(120_000_000)])).Refusal);
        var (_, page, _) = await site.UploadAsync("stale", file.Write());
        Assert.Equal(["sheet-file.moved"], page.Codes());   // line 6 was not touched in the file
        Assert.Contains("文件里是40人，现在记录的是50人", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(50m, (await site.LinesAsync(round))[0].Figure.Amount);
    }

    [Fact]
    public async Task A_line_filed_between_trial_and_confirmation_is_409_with_both_versions()
    {
        await site.GivenCountyAsync();
        var round = await site.GivenSheetAsync("between");
        var (_, _, address) = await site.UploadAsync("between", new FilledFile(await site.DownloadAsync("between")).Set("1", FileColumns.This, "40").Write());
        var page = await site.PageAsync(address, await site.ReporterAsync());
        var seen = page.QuerySelector("[name=LinesSeen]")!.GetAttribute("value")!;   // the form is there
        var lines = await site.LinesAsync(round);
        Assert.Null((await site.FileAsync(SheetExamples.Reporter, round, [lines[0].Files(50)])).Refusal);
        Assert.Equal("1", seen);
        using var answer = await (await site.ReporterAsync()).PostAsync(address, new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = page.QuerySelector("form:has([name=LinesSeen]) [name=__RequestVerificationToken]")!.GetAttribute("value")!,   // the same
            ["_handler"] = "sheet-file",
            ["LinesSeen"] = seen,
            ["Key"] = "between-1",
        }));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("sheet-file.moved", (await TestSite.ReadPageAsync(answer)).Codes());
        Assert.Equal(50m, (await site.LinesAsync(round))[0].Figure.Amount);
    }

    [Theory]
    [InlineData("round", "9", "sheet-file.other-round")]
    [InlineData("party", "371526", "sheet-file.other-party")]
    [InlineData("version", "0", "sheet-file.other-form")]
    public async Task A_sheet_of_another_round_unit_or_form_is_refused_by_name(string note, string value, string code)
    {
        await site.GivenCountyAsync();
        var plan = "foreign-" + note;
        await site.GivenSheetAsync(plan);
        var file = new FilledFile(await site.DownloadAsync(plan));
        file.Notes[note] = value;
        var (status, page, _) = await site.UploadAsync(plan, file.Write());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(code, page.Codes());
    }

    [Fact]
    public async Task Rows_without_ids_are_found_by_number_and_name_and_rows_of_another_sheet_are_not()
    {
        await site.GivenCountyAsync();
        await site.GivenSheetAsync("lost");
        await site.GivenSheetAsync("other");
        var lost = new FilledFile(await site.DownloadAsync("lost")).Set("1", FileColumns.This, "40");
        lost.Columns.RemoveAll(c => c.Key == FileColumns.Id);
        lost.KeepNotes = false;
        var (_, page, _) = await site.UploadAsync("lost", lost.Write());
        Assert.Empty(page.Codes());
        Assert.NotNull(page.QuerySelector("form:has([name=LinesSeen])"));

        var other = new FilledFile(await site.DownloadAsync("other")).Set("1", FileColumns.This, "40");
        other.KeepNotes = false;
        var (_, foreign, _) = await site.UploadAsync("lost", other.Write());
        Assert.All(foreign.Codes(), c => Assert.Equal("sheet-file.line-unknown", c));
        Assert.NotEmpty(foreign.Codes());
    }

    [Fact]
    public async Task A_renamed_column_and_a_table_of_fifty_thousand_rows_are_refused_with_a_sentence()
    {
        await site.GivenCountyAsync();
        await site.GivenSheetAsync("shape");
        var renamed = new FilledFile(await site.DownloadAsync("shape"));
        renamed.Columns[renamed.Columns.FindIndex(c => c.Key == FileColumns.This)] = (FileColumns.This, "本期累计数");
        var (status, page, _) = await site.UploadAsync("shape", renamed.Write());
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "reading.column-renamed"), (status, page.Codes()[0]));

        var long_ = new FilledFile(await site.DownloadAsync("shape"));
        var row = long_.Rows[0];
        while (long_.Rows.Count < 50_000) { long_.Rows.Add(row); }
        (status, page, _) = await site.UploadAsync("shape", long_.Write());
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "sheet-file.too-many-rows"), (status, page.Codes()[0]));
    }

    [Fact]
    public async Task All_sheets_of_a_round_come_as_one_archive_to_the_delivery_office_alone()
    {
        await site.GivenCountyAsync();
        await site.GivenSheetAsync("all");
        using var zip = new ZipArchive(new MemoryStream(await (await site.SignedInAsync(Role.DeliveryOfficer)).GetByteArrayAsync("/desk/sheets/2024/all/1.zip")));
        Assert.Equal("371525-冠县.xlsx", Assert.Single(zip.Entries).FullName);
        using var refused = await (await site.ReporterAsync()).GetAsync("/desk/sheets/2024/all/1.zip");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var elsewhere = await (await site.SignedInAsync(Role.Reporter, "371526")).GetAsync(SheetFileExamples.PathOf("all") + ".xlsx");
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
    }

    [Fact]
    public async Task A_printed_sheet_carries_a_code_that_changes_with_its_figures()
    {
        await site.GivenCountyAsync();
        var round = await site.GivenSheetAsync("paper");
        var before = (await site.PageAsync(SheetFileExamples.PathOf("paper") + "/print", await site.ReporterAsync())).QuerySelector(".mark code")!.TextContent;   // the page is for it
        Assert.Matches("^[0-9a-f]{4}( [0-9a-f]{4}){3}$", before);
        var lines = await site.LinesAsync(round);
        Assert.Null((await site.FileAsync(SheetExamples.Reporter, round, [lines[0].Files(50)])).Refusal);
        var page = await site.PageAsync(SheetFileExamples.PathOf("paper") + "/print", await site.ReporterAsync());
        Assert.NotEqual(before, page.QuerySelector(".mark code")!.TextContent);   // the same
        Assert.Contains("50人", page.QuerySelector(".paper-sheet table")!.TextContent, StringComparison.Ordinal);   // the same
    }

    [Fact]
    public async Task A_table_parted_by_commas_is_taken_too_and_comes_back_as_a_workbook_with_its_remarks()
    {
        await site.GivenCountyAsync();
        await site.GivenSheetAsync("commas");
        var (_, page, address) = await site.UploadAsync("commas", System.Text.Encoding.UTF8.GetBytes("号,指标,本期累计\n1,城镇新增就业,40户\n6,到位资金,1.2\n"), "填好.csv");
        Assert.Equal(["sheet-file.wrong-unit"], page.Codes());
        var marked = await (await site.ReporterAsync()).GetByteArrayAsync(address.Replace("/upload?", "/checked.xlsx?", StringComparison.Ordinal));
        var table = Assert.Single(SheetFile.ReadAll("核对.xlsx", marked, FileColumns.All).Tables);
        Assert.Contains("单位", table.Rows[0].Cells[^1].Text, StringComparison.Ordinal);
        Assert.Equal("到位资金", table.Rows[1][FileColumns.Subject].Text);
    }

    private async Task<int> FiledAsync(DispatchRound round) => (await site.LinesAsync(round)).Count(l => l.State != ReportState.Asked);
}
