using System.Net;
using Duixian.Domain.Dispatch;
using Duixian.Features.Dispatch.SheetFiles;
using Duixian.Reading.Sheets;

namespace Duixian.Tests.Features.Dispatch.SheetFiles;

public sealed class SheetMergeTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Parts_of_townships_are_added_and_the_sum_is_filed_as_the_sheet()
    {
        await site.GivenCountyAsync();
        var round = await site.GivenSheetAsync("sum");
        var tabs = await site.DownloadAsync("sum", "/townships.xlsx");
        Assert.Equal(["清泉街道", "崇文街道", "烟庄街道"], SheetFile.ReadAll("分表.xlsx", tabs, FileColumns.All).Tables.Select(t => t.Tab));
        var page = await MergeAsync("sum", Part(tabs, 0, "10", "8", "10"), Part(tabs, 1, "12.5", "20", "30"), Part(tabs, 2, "20", "60", "60"));
        Assert.Empty(page.Page.Codes());
        var rows = page.Page.QuerySelectorAll("table tbody tr").Select(r => r.TextContent).ToList();
        Assert.Contains("42.5人", rows[0], StringComparison.Ordinal);
        Assert.Contains("88/100", rows[1], StringComparison.Ordinal);
        Assert.Contains("由人来定", rows[2], StringComparison.Ordinal);
        Assert.Contains("缺3份", rows[5], StringComparison.Ordinal);

        using var taken = await site.PostFormAsync(await site.ReporterAsync(), page.Address, "form[action*=parts]", []);
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        var trial = new Uri(new Uri(site.Address), taken.Headers.Location!).PathAndQuery;   // a redirect says where
        using var filed = await site.ConfirmAsync(trial);
        Assert.Equal(HttpStatusCode.Redirect, filed.StatusCode);
        var lines = await site.LinesAsync(round);
        Assert.Equal((42.5m, 88m, 100m), (lines[0].Figure.Amount, lines[1].Figure.Numerator, lines[1].Figure.Denominator));
        Assert.All(lines.Skip(2), l => Assert.Equal(ReportState.Asked, l.State));   // what a person decides and what is missing stays blank
    }

    [Fact]
    public async Task A_missing_township_leaves_the_sum_blank_and_is_named()
    {
        await site.GivenCountyAsync();
        await site.GivenSheetAsync("lacking");
        var tabs = await site.DownloadAsync("lacking", "/townships.xlsx");
        var page = await MergeAsync("lacking", Part(tabs, 0, "10", "8", "10"), Part(tabs, 2, "20", "60", "60"));
        Assert.Contains("还没有收到：崇文街道", page.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("缺1份：崇文街道", page.Page.QuerySelector("table tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.Page.QuerySelector("form[action*=parts]"));
    }

    [Fact]
    public async Task A_part_twice_a_whole_sheet_and_a_wrong_cell_are_named_with_file_and_row()
    {
        await site.GivenCountyAsync();
        await site.GivenSheetAsync("mixed");
        var tabs = await site.DownloadAsync("mixed", "/townships.xlsx");
        var whole = await site.DownloadAsync("mixed");
        var page = await MergeAsync("mixed", Part(tabs, 0, "10", "8", "10"), Part(tabs, 0, "11", "8", "10"), whole, Part(tabs, 1, "12户", "20", "0"));
        Assert.Equal(["sheet-file.denominator-zero", "sheet-file.not-a-part", "sheet-file.part-twice", "sheet-file.wrong-unit"], page.Page.Codes().Distinct().Order(StringComparer.Ordinal));
        var (status, refused, _) = await site.UploadAsync("mixed", tabs);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "sheet-file.parts-only"), (status, refused.Codes()[0]));
    }

    private static byte[] Part(byte[] tabs, int tab, string jobs, string numerator, string denominator) =>
        new FilledFile(tabs, tab).Set("1", FileColumns.This, jobs).Set("2", FileColumns.Numerator, numerator).Set("2", FileColumns.Denominator, denominator).Set("3", FileColumns.This, "是").Write();

    private async Task<(AngleSharp.Dom.IDocument Page, string Address)> MergeAsync(string plan, params byte[][] parts)
    {
        var client = await site.ReporterAsync();
        var path = SheetFileExamples.PathOf(plan) + "/merge";
        var form = (await site.PageAsync(path, client)).QuerySelector("form:has(input[type=file])")!;   // the page is for it
        using var content = new MultipartFormDataContent();
        foreach (var input in form.QuerySelectorAll("input[type=hidden]")) { content.Add(new StringContent(input.GetAttribute("value") ?? ""), input.GetAttribute("name")!); }   // hidden fields have names
        for (var i = 0; i < parts.Length; i++) { content.Add(new ByteArrayContent(parts[i]), "File", $"分表{i + 1}.xlsx"); }
        using var answer = await client.PostAsync(path, content);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var address = new Uri(new Uri(site.Address), answer.Headers.Location!).PathAndQuery;   // a redirect says where
        return (await site.PageAsync(address, client), address);
    }
}
