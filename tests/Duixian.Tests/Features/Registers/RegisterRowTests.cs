using System.Net;
using Duixian.Domain.Ledger;
using Duixian.Domain.Registers;
using Duixian.Features.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Duixian.Tests.Features.Registers.RegisterExamples;

namespace Duixian.Tests.Features.Registers;

public sealed class RegisterRowTests(RegisterRowTests.Desk site) : IClassFixture<RegisterRowTests.Desk>
{
    private const string Grid = "form.gridform";

    [Fact]
    public async Task An_officer_opens_a_register_on_the_page()
    {
        await site.GivenPlanAsync(code: "open");
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var refused = await site.PostFormAsync(officer, "/desk/registers/new", "form.narrow", new() { ["Indicator"] = "2024/open/2/1", ["Title"] = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("没有名称", (await TestSite.ReadPageAsync(refused)).QuerySelector(".errors")?.TextContent);
        var opened = await site.PostFormAsync(officer, "/desk/registers/new", "form.narrow", new() { ["Indicator"] = "2024/open/2/1", ["Title"] = "老旧小区", ["Kind"] = "Beneficiaries", ["Public"] = "public" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, opened.StatusCode);   // beneficiaries are never public
        opened = await site.PostFormAsync(officer, "/desk/registers/new", "form.narrow", new() { ["Indicator"] = "2024/open/2/1", ["Title"] = "老旧小区", ["Kind"] = "Places" });
        Assert.Equal(HttpStatusCode.Redirect, opened.StatusCode);
        var page = await site.PageAsync(opened.Headers.Location!.OriginalString, officer);
        Assert.Contains("公开的", page.QuerySelector(".notice")?.TextContent);
        Assert.Contains("老旧小区", (await site.PageAsync("/desk/registers", officer)).QuerySelector("main")?.TextContent);
    }

    [Fact]
    public async Task Rows_are_typed_into_the_sheet_counted_and_put_on_record()
    {
        var id = await site.GivenRegisterAsync("typed");
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var answer = await site.PostFormAsync(officer, $"/desk/registers/{id:D}", Grid, new()
        {
            ["do"] = "save",
            ["N0.Unit"] = "东昌府",
            ["N0.Township"] = "柳园",
            ["N0.Name"] = "光明小区",
            ["N0.State"] = "Done",
            ["N0.Day"] = "2024/2/1",
            ["N0.Evidence"] = "竣工验收单",
            ["N1.Unit"] = "高新区",
            ["N1.Township"] = "许营镇",
            ["N1.Name"] = "育才小区",
        });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var rows = await site.RowsAsync(id);
        Assert.Equal([(1, Chang, "371502002", "光明小区", RowState.Done), (2, Zone, "371502013", "育才小区", RowState.Planned)], rows.Select(r => (r.Number, r.Unit, r.Township, r.Name, r.State)));
        Assert.Equal((1, 1, 1), ((await site.TallyAsync("typed")).Done, (await site.TallyAsync("typed")).Planned, (await site.TallyAsync("typed", Chang)).Figure));
        var entry = await site.WithDbAsync(db => db.LedgerEntries.AsNoTracking().SingleAsync(e => e.Stream == "plan/2024/typed/2/register/1" && e.Type == "registerRowsAdded"));
        Assert.True(entry.IsPublic);
        Assert.Contains("光明小区", System.Text.Encoding.UTF8.GetString(entry.Bytes));
    }

    [Fact]
    public async Task Faults_stand_at_their_cells_and_everything_typed_is_kept()
    {
        var id = await site.GivenRegisterAsync("faults");
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var answer = await site.PostFormAsync(officer, $"/desk/registers/{id:D}", Grid, new()
        {
            ["do"] = "save",
            ["N0.Unit"] = "东昌府",
            ["N0.Township"] = "贾镇",
            ["N0.Name"] = "甲小区",
            ["N1.Unit"] = "东昌府",
            ["N1.Township"] = "古楼",
            ["N1.Name"] = "乙小区",
            ["N1.State"] = "Done",
            ["N1.Day"] = "2025-01-01",
            ["N2.Unit"] = "东昌府",
            ["N2.Township"] = "古楼",
            ["N2.Name"] = "丙小区",
            ["N2.State"] = "Withdrawn",
        });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await TestSite.ReadPageAsync(answer);
        Assert.Equal("true", page.QuerySelector("[name='N0.Township']")?.GetAttribute("aria-invalid"));
        Assert.Equal("true", page.QuerySelector("[name='N1.Day']")?.GetAttribute("aria-invalid"));
        Assert.Equal("true", page.QuerySelector("[name='N2.Remark']")?.GetAttribute("aria-invalid"));
        Assert.Equal("甲小区", page.QuerySelector("[name='N0.Name']")?.GetAttribute("value"));
        Assert.Contains("贾镇不在东昌府", page.QuerySelector(".errors")?.TextContent);
        Assert.Empty(await site.RowsAsync(id));
    }

    [Fact]
    public async Task Who_was_overtaken_sees_both_versions_and_loses_nothing()
    {
        var id = await site.GivenRegisterAsync("stale");
        await site.GivenRowsAsync(id, Row("东昌府", "古楼", "光明小区"), Row("东昌府", "古楼", "育才小区"));
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var path = $"/desk/registers/{id:D}";
        var before = await site.PageAsync(path, officer);
        string At(string name) => before.QuerySelector($"[name='{name}']")?.GetAttribute("value") ?? "";
        await site.PostFormAsync(officer, path, Grid, new() { ["do"] = "save", ["R0.Remark"] = "先到" });
        var late = await site.PostFormAsync(officer, path, Grid, new() { ["do"] = "save", ["R0.Revision"] = At("R0.Revision"), ["R0.Was"] = At("R0.Was"), ["R0.Remark"] = "后到", ["R1.Remark"] = "另一行" });
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var page = await TestSite.ReadPageAsync(late);
        Assert.Contains("您填“后到”,现在是“先到”".Replace(",", "，", StringComparison.Ordinal), page.QuerySelector("tr.note")?.TextContent.Replace(",", "，", StringComparison.Ordinal));
        Assert.Equal("另一行", page.QuerySelector("[name='R1.Remark']")?.GetAttribute("value"));
        Assert.Equal(["先到", null], (await site.RowsAsync(id)).Select(r => r.Remark));
        // A row that somebody else changed, and this person did not touch, stands in nobody's way.
        var untouched = await site.PostFormAsync(officer, path, Grid, new() { ["do"] = "save", ["R0.Revision"] = At("R0.Revision"), ["R0.Remark"] = "", ["R0.Was"] = At("R0.Was"), ["R1.Remark"] = "另一行" });
        Assert.Equal(HttpStatusCode.Redirect, untouched.StatusCode);
        Assert.Equal(["先到", "另一行"], (await site.RowsAsync(id)).Select(r => r.Remark));
    }

    [Fact]
    public async Task Chosen_rows_are_filled_in_together()
    {
        var id = await site.GivenRegisterAsync("mark");
        await site.GivenRowsAsync(id, Row("东昌府", "古楼", "一号"), Row("东昌府", "古楼", "二号"), Row("东昌府", "古楼", "三号"));
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var answer = await site.PostFormAsync(officer, $"/desk/registers/{id:D}", Grid, new() { ["do"] = "mark", ["Chosen"] = "R1.", ["MarkState"] = "Done", ["MarkDay"] = "2024-02-20" });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal([RowState.Planned, RowState.Done, RowState.Planned], (await site.RowsAsync(id)).Select(r => r.State));
        var history = await site.PageAsync($"/desk/registers/{id:D}/rows/2", officer);
        Assert.Contains("状态：“计划”改为“已完成”", history.QuerySelector("main")?.TextContent);
    }

    [Fact]
    public async Task Rows_are_narrowed_sorted_and_counted_alike_by_unit_by_township_and_by_words()
    {
        var id = await site.GivenRegisterAsync("narrow");
        await site.GivenRowsAsync(id, Row("东昌府", "古楼", "乙小区", RowState.Done, "2024-02-01"), Row("东昌府", "柳园", "甲小区"), Row("冠县", "贾镇", "丙小区", RowState.Done, "2024-02-01"), Row("冠县", "贾镇", "丁厂房"));
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        (string Query, string[] Names, int All, int Done)[] asked =
            [("sort=name", ["丁厂房", "丙小区", "乙小区", "甲小区"], 4, 2), ("unit=371502&sort=-name", ["甲小区", "乙小区"], 2, 1), ("township=371525100&state=Done", ["丙小区"], 2, 1), ("q=小区&sort=-name", ["甲小区", "乙小区", "丙小区"], 3, 2), ("q=小区&state=Done", ["乙小区", "丙小区"], 3, 2)];
        foreach (var (query, names, all, done) in asked)
        {
            var page = await site.PageAsync($"/desk/registers/{id:D}?{query}", officer);
            Assert.Equal(names, page.QuerySelectorAll("input[name^='R'][name$='.Name']").Select(i => i.GetAttribute("value")));
            Assert.Equal(($"全部 {all}", $"已完成 {done}"), (page.QuerySelectorAll(".tally a")[0].TextContent.Trim(), page.QuerySelectorAll(".tally a")[3].TextContent.Trim()));
        }
    }

    [Fact]
    public async Task A_county_sees_and_changes_its_own_rows_alone()
    {
        var id = await site.GivenRegisterAsync("own");
        await site.GivenRowsAsync(id, Row("东昌府", "古楼", "光明小区"), Row("冠县", "贾镇", "清泉小区"));
        var reporter = await site.SignedInAsync(Role.Reporter, "GXF");
        var path = $"/desk/registers/{id:D}";
        var page = await site.PageAsync(path, reporter);
        Assert.DoesNotContain("光明小区", page.DocumentElement.OuterHtml);
        Assert.Equal("清泉小区", page.QuerySelector("[name='R0.Name']")?.GetAttribute("value"));
        var theirs = await site.PostFormAsync(reporter, path, Grid, new() { ["do"] = "save", ["N0.Unit"] = "东昌府", ["N0.Township"] = "古楼", ["N0.Name"] = "别县的" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, theirs.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reporter.GetAsync(path + "/rows/1")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await reporter.GetAsync(path + "/rows/2")).StatusCode);
        Assert.DoesNotContain("光明小区", await reporter.GetStringAsync(path + ".csv"));
        var guess = await site.PostFormAsync(reporter, path, Grid, new() { ["do"] = "save", ["R0.Number"] = "1", ["R0.Revision"] = "0", ["R0.Name"] = "改别人的" });
        Assert.Equal(HttpStatusCode.NotFound, guess.StatusCode);
        Assert.Equal("光明小区", (await site.RowsAsync(id))[0].Name);
        Assert.Equal(HttpStatusCode.Forbidden, (await reporter.GetAsync("/desk/registers/new")).StatusCode);
    }

    [Fact]
    public async Task A_double_in_another_county_is_kept_marked_and_not_counted_until_it_is_settled()
    {
        var id = await site.GivenRegisterAsync("double", RegisterKind.Beneficiaries);
        var (reporter, officer) = (await site.SignedInAsync(Role.Reporter, "GXF"), await site.SignedInAsync(Role.DeliveryOfficer));
        var path = $"/desk/registers/{id:D}";
        Dictionary<string, string> Person(string unit, string township, string number) => new() { ["do"] = "save", ["N0.Unit"] = unit, ["N0.Township"] = township, ["N0.State"] = "Done", ["N0.Day"] = "2024-02-01", ["N0.Person"] = number };
        Assert.Equal(HttpStatusCode.Redirect, (await site.PostFormAsync(officer, path, Grid, Person("东昌府", "古楼", "37150219500101001x"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await site.PostFormAsync(reporter, path, Grid, Person("冠县", "贾镇", "３７１５０２ 19500101 001X"))).StatusCode);
        var twice = (await site.RowsAsync(id))[1];
        Assert.Equal((DoubleMark.Suspected, 1), (twice.Doubled, twice.DoubleOf));
        Assert.Equal((1, 1), ((await site.TallyAsync("double")).Done, (await site.TallyAsync("double")).Doubles));
        var told = (await site.PageAsync(path, reporter)).QuerySelector("tr.note")?.TextContent;
        Assert.Contains("同样的一行已在登记册上(东昌府)".Replace("(", "（", StringComparison.Ordinal).Replace(")", "）", StringComparison.Ordinal), told?.Replace("(", "（", StringComparison.Ordinal).Replace(")", "）", StringComparison.Ordinal));
        var settled = await site.PostFormAsync(officer, path + "/rows/2", "form.narrow", new() { ["do"] = "other", ["Reason"] = "两人号码相近,已核对证件" });
        Assert.Equal(HttpStatusCode.Redirect, settled.StatusCode);
        Assert.Equal((2, 0), ((await site.TallyAsync("double")).Done, (await site.TallyAsync("double")).Doubles));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await site.PostFormAsync(officer, path, Grid, Person("东昌府", "古楼", "12"))).StatusCode is var short_ && short_ == HttpStatusCode.BadRequest ? HttpStatusCode.UnprocessableEntity : short_);
    }

    [Fact]
    public async Task What_tells_people_apart_is_nowhere_to_be_found()
    {
        const string number = "371525196012310028";
        var id = await site.GivenRegisterAsync("secret", RegisterKind.Beneficiaries);
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var path = $"/desk/registers/{id:D}";
        // Refused first, so that also the refusal's page is looked at.
        var refused = await site.PostFormAsync(officer, path, Grid, new() { ["do"] = "save", ["N0.Unit"] = "冠县", ["N0.Township"] = "古楼", ["N0.Person"] = number });
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.DoesNotContain(number, await refused.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await site.PostFormAsync(officer, path, Grid, new() { ["do"] = "save", ["N0.Unit"] = "冠县", ["N0.Township"] = "贾镇", ["N0.Person"] = number })).StatusCode);
        Assert.DoesNotContain(number, await officer.GetStringAsync(path));
        Assert.DoesNotContain(number, await officer.GetStringAsync(path + ".csv"));
        var entries = await site.WithDbAsync(db => db.LedgerEntries.AsNoTracking().Where(e => e.Stream.StartsWith("plan/2024/secret/2/register")).ToListAsync());
        Assert.All(entries, e => Assert.False(e.IsPublic));
        var hidden = await site.WithDbAsync(db => db.LedgerPrivate.AsNoTracking().ToListAsync());
        Assert.All(hidden, h => Assert.DoesNotContain(number, System.Text.Encoding.UTF8.GetString(h.Content)));
        Assert.Equal(64, (await site.RowsAsync(id))[0].Key.Length);
        var key = site.Services.GetRequiredService<PersonKeys>().File;
        Assert.StartsWith(site.Folder, key);
        if (!OperatingSystem.IsWindows()) { Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key)); }
    }

    [Fact]
    public async Task Every_county_two_is_counted_by_counties_that_have_got_there()
    {
        var id = await site.GivenRegisterAsync("every", RegisterKind.Works, CountRule.EveryUnit, perUnit: 2);
        await site.GivenRowsAsync(id, Row("东昌府、冠县", "", "高商高速", RowState.Done, "2024-02-01"), Row("东昌府", "", "绕城高速", RowState.Done, "2024-02-01"), Row("高新区", "", "连接线", RowState.Done, "2024-02-01"));
        var whole = await site.TallyAsync("every");
        Assert.Equal((3, 1, 2, 1), (whole.Done, whole.Reached, whole.Expected, whole.Figure));
        Assert.Equal((1, 0), ((await site.TallyAsync("every", Guan)).Done, (await site.TallyAsync("every", Guan)).Reached));
        Assert.Equal(0, (await site.TallyAsync("every", Zone)).Expected);
    }

    [Fact]
    public async Task The_counts_come_out_the_same_from_the_ledger_alone()
    {
        var id = await site.GivenRegisterAsync("rebuild", RegisterKind.Works, CountRule.EveryUnit, perUnit: 1);
        await site.GivenRowsAsync(id, Row("东昌府、冠县", "", "高商高速", RowState.Done, "2024-02-01"), Row("东昌府", "", "高商 高速"), Row("冠县", "", "济聊高速"));
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        await site.PostFormAsync(officer, $"/desk/registers/{id:D}", Grid, new() { ["do"] = "mark", ["Chosen"] = "R2.", ["MarkState"] = "Withdrawn", ["MarkRemark"] = "并入别的工程" });
        await site.PostFormAsync(officer, $"/desk/registers/{id:D}/rows/2", "form.narrow", new() { ["do"] = "same", ["Reason"] = "同一条路" });
        var before = await TalliesAsync();
        Assert.Contains("Withdrawn", before);
        await site.WithDbAsync(db => db.RebuildAsync(null, CancellationToken.None));
        Assert.Equal(before, await TalliesAsync());
        Assert.Equal((1, 0, 2, 0, 2), (await site.TallyAsync("rebuild")) is var t ? (t.Done, t.Planned, t.Withdrawn, t.Doubles, t.Reached) : default);

        Task<string> TalliesAsync() => site.WithDbAsync(async db => System.Text.Json.JsonSerializer.Serialize(
            await db.RegisterTallies.AsNoTracking().OrderBy(t => t.Year).ThenBy(t => t.Plan).ThenBy(t => t.Item).ThenBy(t => t.Register).ThenBy(t => t.Unit).ToListAsync()));
    }

    [Fact]
    public async Task A_register_takes_an_indicator_over_and_hands_it_back_with_reasons()
    {
        var id = await site.GivenRegisterAsync("source");
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var path = $"/desk/registers/{id:D}";
        var sources = "#keep form:nth-of-type(2)";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await site.PostFormAsync(officer, path, sources, new() { ["do"] = "count" })).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await site.PostFormAsync(officer, path, sources, new() { ["do"] = "count", ["Reason"] = "点位已逐个登记" })).StatusCode);
        var source = await site.WithAsync(s => s.GetRequiredService<Data.Registers.FigureSources>().OfAsync(new(2024, "source"), "2", 1, CancellationToken.None));
        Assert.Equal((FigureOrigin.Register, 1, "点位已逐个登记"), (source!.Origin, source.Register, source.Reason));
        Assert.Contains("不再填报", (await site.PageAsync(path, officer)).QuerySelector("main")?.TextContent);
        Assert.Equal(HttpStatusCode.Redirect, (await site.PostFormAsync(officer, path, sources, new() { ["do"] = "report", ["Reason"] = "改由单位填报" })).StatusCode);
        Assert.Null(await site.WithAsync(s => s.GetRequiredService<Data.Registers.FigureSources>().OfAsync(new(2024, "source"), "2", 1, CancellationToken.None)));
        Assert.Equal(2, await site.WithDbAsync(db => db.LedgerEntries.CountAsync(e => e.Stream == "plan/2024/source/2" && e.Type == "figureOriginChanged" && e.IsPublic)));
    }

    /// <summary>A site with units and townships.</summary>
    public sealed class Desk : TestSite
    {
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await this.GivenUnitsAsync();
        }
    }
}
