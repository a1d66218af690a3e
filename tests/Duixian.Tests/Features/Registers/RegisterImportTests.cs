using System.Net;
using System.Text;
using Duixian.Accounts;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Registers;
using Duixian.Files.Imports;
using Microsoft.Extensions.DependencyInjection;
using static Duixian.Tests.Features.Registers.RegisterExamples;

namespace Duixian.Tests.Features.Registers;

public sealed class RegisterImportTests(RegisterRowTests.Desk site) : IClassFixture<RegisterRowTests.Desk>
{
    private const string Upload = "form[enctype]";

    [Fact]
    public async Task A_table_is_tried_then_imported_with_the_refused_rows_handed_back()
    {
        var id = await site.GivenRegisterAsync("import");
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var path = $"/desk/registers/{id:D}/import";
        var table = "县区,乡镇,小区名称,进展,完成时间\n东昌府,柳园,光明小区,已完成,2024年2月1日\n东昌府,贾镇,错乡镇,计划,\n高新区,371599001,新区里,进行中,\n东昌府,柳园,=A1,计划,\n";
        var uploaded = await site.PostFormAsync(officer, path, Upload, [], ("File", "台账.csv", Encoding.UTF8.GetBytes(table)));
        Assert.Equal(HttpStatusCode.Redirect, uploaded.StatusCode);
        var trial = await site.PageAsync(uploaded.Headers.Location!.OriginalString, officer);
        var said = trial.QuerySelector("main")!.TextContent;
        Assert.Contains("贾镇不在东昌府", said);
        Assert.Contains("371599001", said);
        Assert.Empty(await site.RowsAsync(id));
        var done = await site.PostFormAsync(officer, uploaded.Headers.Location.OriginalString, "form:has([name=RefusedSeen])", new() { ["OnlyGood"] = "true" });
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Equal([("光明小区", RowState.Done, new DateOnly(2024, 2, 1)), ("新区里", RowState.UnderWay, null)], (await site.RowsAsync(id)).Select(r => (r.Name, r.State, r.Day)));
        var refused = trial.QuerySelector("a[href*='refused.xlsx']")?.GetAttribute("href");
        Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync(refused)).StatusCode);
    }

    [Fact]
    public async Task Another_countys_rows_are_refused_at_the_row_and_nothing_is_half_imported()
    {
        var id = await site.GivenRegisterAsync("foreign");
        var reporter = await site.SignedInAsync(Role.Reporter, "GXF");
        var path = $"/desk/registers/{id:D}/import";
        var uploaded = await site.PostFormAsync(reporter, path, Upload, [], ("File", "a.csv", Encoding.UTF8.GetBytes("单位,乡镇街道,名称\n冠县,贾镇,自己的\n东昌府,柳园,别县的\n")));
        var trial = await site.PageAsync(uploaded.Headers.Location!.OriginalString, reporter);
        Assert.Contains("这一行属于东昌府", trial.QuerySelector("main")!.TextContent);
        var all = await site.PostFormAsync(reporter, uploaded.Headers.Location.OriginalString, "form:has([name=RefusedSeen])", []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, all.StatusCode);
        Assert.Empty(await site.RowsAsync(id));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task What_is_taken_away_comes_back_unchanged_and_a_changed_cell_changes_that_row_alone(string format)
    {
        var id = await site.GivenRegisterAsync("round-" + format);
        await site.GivenRowsAsync(id, Row("东昌府", "柳园", "=1+1小区", RowState.Done, "2024-02-01"), Row("冠县", "贾镇", "清泉小区", remark: "备注一"));
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var file = await officer.GetByteArrayAsync($"/desk/registers/{id:D}.{format}");
        var report = await TryAsync(id, "a." + format, file);
        Assert.Equal((2, format == "csv" ? 1 : 2), (report.Read, report.Unchanged));   // a name that looks like a formula leaves as text with an apostrophe
        if (format == "csv")
        {
            report = await TryAsync(id, "a.csv", Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file).Replace("备注一", "备注二", StringComparison.Ordinal).Replace("'=1+1", "＝1+1", StringComparison.Ordinal)));
            Assert.Equal(2, report.Changed);
        }
    }

    [Fact]
    public async Task The_kept_file_and_the_refused_rows_hold_hashes_instead_of_identity_numbers()
    {
        const string number = "371525196012310036";
        var id = await site.GivenRegisterAsync("people", RegisterKind.Beneficiaries);
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var table = $"单位,乡镇街道,身份证号,状态,姓名\n冠县,贾镇,{number},计划,某某某\n冠县,柳园,{number},计划,某某某\n冠县,贾镇,12,计划,某某某\n";
        var uploaded = await site.PostFormAsync(officer, $"/desk/registers/{id:D}/import", Upload, [], ("File", "人员.csv", Encoding.UTF8.GetBytes(table)));
        Assert.Equal(HttpStatusCode.Redirect, uploaded.StatusCode);
        foreach (var file in System.IO.Directory.EnumerateFiles(Path.Combine(site.Folder, "files"), "*", SearchOption.AllDirectories))
        {
            var kept = await File.ReadAllTextAsync(file);
            Assert.DoesNotContain(number, kept);
            Assert.DoesNotContain("某某某", kept);
        }
        var trial = await site.PageAsync(uploaded.Headers.Location!.OriginalString, officer);
        Assert.DoesNotContain(number, trial.DocumentElement.OuterHtml);
        var done = await site.PostFormAsync(officer, uploaded.Headers.Location.OriginalString, "form:has([name=RefusedSeen])", new() { ["OnlyGood"] = "true" });
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Equal(64, Assert.Single(await site.RowsAsync(id)).Key.Length);
    }

    [Fact]
    public async Task A_long_register_is_imported_whole_with_its_doubles_marked()
    {
        var id = await site.GivenRegisterAsync("long");
        var lines = Enumerable.Range(1, 2_500).Select(i => $"东昌府,柳园街道,第{i % 2_400}号点位,计划");
        var report = await TryAsync(id, "long.csv", Encoding.UTF8.GetBytes("单位,乡镇街道,名称,状态\n" + string.Join('\n', lines)), import: true);
        Assert.Equal((2_500, 0), (report.Added, report.Refused));
        var tally = await site.TallyAsync("long");
        Assert.Equal((2_400, 100), (tally.Planned, tally.Doubles));
        var largest = await site.WithDbAsync(db => Task.FromResult(db.LedgerEntries.Where(e => e.Stream == "plan/2024/long/2/register/1").Max(e => e.Bytes.Length)));
        Assert.InRange(largest, 1, 60_000);
    }

    private Task<ImportReport> TryAsync(Guid id, string name, byte[] content, bool import = false) => site.WithAsync(async services =>
    {
        var run = services.GetRequiredService<ImportRun>();
        var kept = await run.KeepAsync("register", id.ToString("D"), name, content, Actor.System, CancellationToken.None);
        var report = (await run.TryAsync("register", id.ToString("D"), name, kept.Value, Actor.System, CancellationToken.None)).Value;
        if (!import) { return report; }
        var request = new ImportRequest("register", id.ToString("D"), name, kept.Value, OnlyGood: false, report.Refused);
        var result = await services.GetRequiredService<Acts>().RunAsync(Actor.System, services.GetRequiredService<IdSource>().NewId().ToString("D"), request, null, act => run.ExecuteAsync(request, act, CancellationToken.None), CancellationToken.None);
        Assert.Null(result.Refusal);
        return report;
    });
}
