using System.Net;
using System.Text;
using AngleSharp.Dom;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Files;
using Duixian.Reading.Sheets;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Tests.Features.Directory;

public sealed class DirectoryImportTests(TestSite site) : IClassFixture<TestSite>, IAsyncLifetime
{
    private const string Regions = "区划代码,区划名称,启用日期,停用日期,接替代码\n371500,聊城市,,,\n371502,东昌府区,,,\n371503,茌平区,2019-01-01,,\n371523,茌平县,,2018-12-31,371503\n371502009,东城街道,,,\n371502110,顾官屯镇,,,\n";

    private HttpClient officer = null!;   // signed in before each test

    public async ValueTask InitializeAsync()
    {
        officer = await site.SignedInAsync(Role.DeliveryOfficer);
        if (!await site.WithDbAsync(db => db.Regions.AnyAsync())) { await ConfirmAsync("regions", await TryAsync("regions", "区划.csv", Regions)); }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_trial_changes_nothing_and_the_confirmation_needs_no_second_upload()
    {
        var trial = await TryAsync("units", "单元.csv", "单元代码,单元名称,类别,所辖区划\n371502,东昌府区,县,371502\nGXQ,高新区,功能区,371502110；371591\n");
        var page = await site.PageAsync(trial, officer);
        Assert.Equal(["2", "2", "0", "0", "0"], Figures(page));
        Assert.Contains("371591", page.QuerySelector("main")?.TextContent ?? "", StringComparison.Ordinal);   // unknown, taken with a note
        Assert.False(await site.WithDbAsync(db => db.Units.AnyAsync(u => u.Code == "GXQ")));

        await ConfirmAsync("units", trial);
        var zone = await site.WithDbAsync(db => db.Units.AsNoTracking().SingleAsync(u => u.Code == "GXQ"));
        Assert.Equal(["371502110", "371591"], zone.Regions.Select(r => r.Region).Order(StringComparer.Ordinal));
        Assert.True(zone.IsIn(Universe.AllUnits));
        Assert.False(zone.IsIn(Universe.Counties));

        var again = await site.PageAsync(await TryAsync("units", "单元.csv", "单元代码,单元名称,类别,所辖区划\n371502,东昌府区,县,371502\nGXQ,高新区,功能区,371502110；371591\n"), officer);
        Assert.Equal(["2", "0", "0", "2", "0"], Figures(again));
        Assert.Null(again.QuerySelector("input[name=RefusedSeen]"));   // nothing to confirm
    }

    [Fact]
    public async Task One_refused_row_stops_everything_unless_somebody_ticks_otherwise()
    {
        const string table = "单位代码,单位名称,所属单元\nSLJ,市水利局,\nCPX,茌平县政府,371523\n坏,市民政局,\nWXS,外县,371602\nSLJ,市水利局,\n";
        var trial = await TryAsync("offices", "单位 表.csv", table);
        var page = await site.PageAsync(trial, officer);
        Assert.Equal(["5", "1", "0", "0", "4"], Figures(page));
        Assert.Contains("371503", Row(page, 3), StringComparison.Ordinal);   // the successor by its code
        Assert.Contains("茌平区", Row(page, 3), StringComparison.Ordinal);
        Assert.Contains("directory.code-malformed", Row(page, 4), StringComparison.Ordinal);
        Assert.Contains("directory.region-unknown", Row(page, 5), StringComparison.Ordinal);
        Assert.Contains("imports.twice", Row(page, 6), StringComparison.Ordinal);

        var refused = await site.PostFormAsync(officer, trial, "form:has(input[name=RefusedSeen])", []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var answer = await TestSite.ReadPageAsync(refused);
        Assert.Equal(["5", "1", "0", "0", "4"], Figures(answer));   // the report and the form are still there
        Assert.False(await site.WithDbAsync(db => db.Offices.AnyAsync(o => o.Code == "SLJ")));

        var ticked = await site.PostFormAsync(officer, trial, "form:has(input[name=RefusedSeen])", new() { ["OnlyGood"] = "true", ["RefusedSeen"] = "1" });
        Assert.Contains("imports.changed-since", await ticked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(await site.WithDbAsync(db => db.Offices.AnyAsync(o => o.Code == "SLJ")));

        Assert.Equal(HttpStatusCode.Redirect, (await site.PostFormAsync(officer, trial, "form:has(input[name=RefusedSeen])", new() { ["OnlyGood"] = "true" })).StatusCode);
        Assert.True(await site.WithDbAsync(db => db.Offices.AnyAsync(o => o.Code == "SLJ")));
        Assert.False(await site.WithDbAsync(db => db.Offices.AnyAsync(o => o.Code == "CPX")));
    }

    [Fact]
    public async Task The_refused_rows_come_back_as_a_workbook_that_can_be_corrected_and_uploaded()
    {
        var trial = await TryAsync("offices", "部门.csv", "单位全称,单位代码,备注\n市财政局,CZJ,好\n=A1,JTJ,公式\n,WJW,空\n");
        var link = (await site.PageAsync(trial, officer)).QuerySelector("a[href*='refused.xlsx']")?.GetAttribute("href") ?? "";
        var answer = await officer.GetAsync(link);
        Assert.Equal(Workbook.MediaType, answer.Content.Headers.ContentType?.MediaType);
        var columns = new SheetColumns(new SheetColumn("code", true, "单位代码"), new SheetColumn("name", true, "单位全称"), new SheetColumn("why", true, "问题"));
        var back = SheetFile.Read("部门.xlsx", await answer.Content.ReadAsByteArrayAsync(), columns);
        Assert.Equal(["单位全称", "单位代码", "备注", "问题"], back.Headers);
        Assert.Equal(["JTJ", "WJW"], back.Rows.Select(r => r["code"].Text));
        Assert.Contains("公式", back.Rows[0]["why"].Text, StringComparison.Ordinal);
        Assert.Contains("空", back.Rows[1]["why"].Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.SignedInAsync(Role.Reporter)).GetAsync(link)).StatusCode);
    }

    [Theory]
    [InlineData("代码号,单位名称\nMZJ,市民政局\n", "“代码号”")]
    [InlineData("单位代码,单位名称\n", "没有内容")]
    [InlineData("<html><body><table></table></body></html>", "不是表格")]
    public async Task A_file_that_does_not_fit_is_a_sentence_at_the_field(string content, string says)
    {
        var answer = await UploadAsync("offices", "单位.xls", Encoding.UTF8.GetBytes(content));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(says, (await TestSite.ReadPageAsync(answer)).QuerySelector(".err")?.TextContent ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fifty_thousand_rows_are_tried_and_one_more_is_a_sentence()
    {
        var rows = string.Concat(Enumerable.Range(1, 50_000).Select(i => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"O{i},第{i}村委会\n")));
        var page = await site.PageAsync(await TryAsync("offices", "大表.csv", "单位代码,单位名称\n" + rows), officer);
        Assert.Equal(["50000", "50000", "0", "0", "0"], Figures(page).Select(f => f.Replace(",", "", StringComparison.Ordinal)));
        var more = await UploadAsync("offices", "更大.csv", Encoding.UTF8.GetBytes("单位代码,单位名称\n" + rows + "O50001,第50001村委会\n"));
        Assert.Contains("50000", (await TestSite.ReadPageAsync(more)).QuerySelector(".err")?.TextContent ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_longer_kept_and_a_digest_that_is_none_are_told_so()
    {
        foreach (var digest in new[] { new string('a', 64), "../../etc/passwd", "" })
        {
            var answer = await officer.GetAsync($"/desk/directory/import/offices?file={Uri.EscapeDataString(digest)}&name=x.csv");
            Assert.Equal(digest.Length == 0 ? HttpStatusCode.OK : HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }
    }

    private async Task<string> TryAsync(string kind, string name, string content)
    {
        var answer = await UploadAsync(kind, name, Encoding.UTF8.GetBytes(content));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var location = answer.Headers.Location!;   // a redirect says where
        return location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString;
    }

    private Task<HttpResponseMessage> UploadAsync(string kind, string name, byte[] content) =>
        site.PostFormAsync(officer, "/desk/directory/import/" + kind, "form:has(input[type=file])", [], ("File", name, content));

    private async Task ConfirmAsync(string kind, string trial)
    {
        var answer = await site.PostFormAsync(officer, trial, "form:has(input[name=RefusedSeen])", []);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("/desk/directory/import/" + kind, answer.Headers.Location?.OriginalString ?? "", StringComparison.Ordinal);
    }

    /// <summary>Read, added, changed, unchanged, refused.</summary>
    private static IEnumerable<string> Figures(IDocument page) => page.QuerySelectorAll("dl.facts.row dd").Take(5).Select(d => d.TextContent.Trim());

    private static string Row(IDocument page, int line) =>
        page.QuerySelectorAll("main table tbody tr").First(r => r.QuerySelector("th.num")?.TextContent.Trim() == line.ToString(System.Globalization.CultureInfo.InvariantCulture)).TextContent + page.QuerySelectorAll("main table tbody tr").First(r => r.QuerySelector("th.num")?.TextContent.Trim() == line.ToString(System.Globalization.CultureInfo.InvariantCulture)).InnerHtml;
}
