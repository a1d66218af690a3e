using System.Net;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Reading.Sheets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Features.Directory;

public sealed class DirectoryPageTests(TestSite site) : IClassFixture<TestSite>, IAsyncLifetime
{
    private HttpClient officer = null!;   // signed in before each test

    public async ValueTask InitializeAsync()
    {
        officer = await site.SignedInAsync(Role.DeliveryOfficer);
        if (await site.WithDbAsync(db => db.Regions.AnyAsync())) { return; }
        await site.ActAsync((services, act) =>
        {
            var db = services.GetRequiredService<Duixian.Data.DuixianDb>();
            db.Regions.AddRange(
                new Region("371500", "聊城市", RegionLevel.Prefecture, null, null, null, null),
                new Region("371503", "茌平区", RegionLevel.County, "371500", new DateOnly(2019, 1, 1), null, null),
                new Region("371523", "茌平县", RegionLevel.County, "371500", null, new DateOnly(2018, 12, 31), "371503"),
                new Region("371503101", "乐平铺镇", RegionLevel.Township, "371503", new DateOnly(2019, 1, 1), null, null));
            var unit = new AssessmentUnit("371503", "茌平区", "茌平", UnitKind.County, 1, null, null);
            unit.Cover("371523", null, new DateOnly(2018, 12, 31));
            unit.Cover("371503", new DateOnly(2019, 1, 1), null);
            db.Units.AddRange(unit, new AssessmentUnit("KFQ", "经济技术开发区", "开发区", UnitKind.Zone, 2, null, null));
            var office = new Office("CPZF", "茌平区人民政府", "茌平区政府", [], 1);
            office.Place(OfficeKind.County, "371503", null, null);
            db.Offices.Add(office);
            act.Record(new RegionsImported(4, "测试"));
            return db.SaveAsync(act, CancellationToken.None);
        });
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_directory_shows_who_stood_for_what_on_the_day_asked_for()
    {
        var now = (await site.PageAsync("/desk/directory", officer)).QuerySelector("main")?.TextContent ?? "";
        Assert.Contains("乐平铺镇", now, StringComparison.Ordinal);
        Assert.DoesNotContain("茌平县", now, StringComparison.Ordinal);
        Assert.Contains("县（市、区）口径 1 个，全部口径 2 个", now, StringComparison.Ordinal);
        var then = (await site.PageAsync("/desk/directory?on=2018-06-30", officer)).QuerySelector("main")?.TextContent ?? "";
        Assert.Contains("茌平县", then, StringComparison.Ordinal);
        Assert.DoesNotContain("乐平铺镇", then, StringComparison.Ordinal);
        Assert.Contains("2024-06-30", (await site.PageAsync("/en/desk/directory?on=yesterday", officer, HttpStatusCode.BadRequest)).QuerySelector(".err")?.TextContent ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_may_only_look_finds_no_way_to_change()
    {
        var page = await site.PageAsync("/desk/directory", await site.SignedInAsync(Role.Reporter));
        Assert.Empty(page.QuerySelectorAll("main a[href*='/import/'], main a[href$='/new'], main th a"));
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.SignedInAsync(Role.Reporter)).GetAsync("/desk/directory/units/KFQ")).StatusCode);
    }

    [Fact]
    public async Task A_form_is_judged_by_the_rules_of_the_table_and_keeps_what_was_typed()
    {
        var answer = await site.PostFormAsync(officer, "/desk/directory/units/KFQ", "form.form", new() { ["Form.regions"] = "371523\n371602", ["Form.name"] = "新开发区" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await TestSite.ReadPageAsync(answer);
        Assert.Equal("新开发区", page.QuerySelector("input[name='Form.name']")?.GetAttribute("value"));
        Assert.Contains("371503", page.QuerySelector(".errors")?.TextContent ?? "", StringComparison.Ordinal);
        Assert.Equal("经济技术开发区", await site.WithDbAsync(db => db.Units.Where(u => u.Code == "KFQ").Select(u => u.Name).SingleAsync()));

        var saved = await site.PostFormAsync(officer, "/desk/directory/units/KFQ", "form.form", new() { ["Form.regions"] = "371502009(2021-01-01—)\n371591" });
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var unit = await site.WithDbAsync(db => db.Units.AsNoTracking().SingleAsync(u => u.Code == "KFQ"));
        Assert.Equal(new DateOnly(2021, 1, 1), unit.Regions.Single(r => r.Region == "371502009").From);
        Assert.Contains(await site.WithDbAsync(db => db.LedgerEntries.Select(e => e.Type).ToListAsync()), type => type == "directoryEntryDescribed");
    }

    [Fact]
    public async Task A_form_that_shows_an_older_state_is_stale_and_shows_both()
    {
        var answer = await site.PostFormAsync(officer, "/desk/directory/offices/CPZF", "form.form", new() { ["Form.short_name"] = "茌平", ["Seen.short_name"] = "旧简称" });
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await TestSite.ReadPageAsync(answer);
        Assert.Equal("茌平", page.QuerySelector("input[name='Form.short_name']")?.GetAttribute("value"));
        Assert.Contains("茌平区政府", page.QuerySelector("dl.facts")?.TextContent ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_office_needs_a_code_of_its_own()
    {
        Assert.Contains("directory.code-taken", await (await site.PostFormAsync(officer, "/desk/directory/offices/new", "form.form", new() { ["Form.code"] = "CPZF", ["Form.name"] = "茌平区人民政府" })).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await site.PostFormAsync(officer, "/desk/directory/offices/new", "form.form", new() { ["Form.code"] = "SLJ", ["Form.name"] = "市水利局" })).StatusCode);
        Assert.Equal("市水利局", await site.WithDbAsync(db => db.Offices.Where(o => o.Code == "SLJ").Select(o => o.ShortName).SingleAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync("/desk/directory/offices/KEINE")).StatusCode);
    }

    [Theory]
    [InlineData("regions", "区划代码")]
    [InlineData("units", "单元代码")]
    [InlineData("offices", "单位代码")]
    public async Task A_table_leaves_in_the_columns_its_import_takes_back(string table, string code)
    {
        var answer = await officer.GetAsync($"/desk/directory/{table}.xlsx");
        var back = SheetFile.Read(table + ".xlsx", await answer.Content.ReadAsByteArrayAsync(), new SheetColumns(new SheetColumn("code", true, code)));
        Assert.NotEmpty(back.Rows);
        var csv = await officer.GetAsync($"/desk/directory/{table}.csv");
        var trial = await site.PostFormAsync(officer, "/desk/directory/import/" + table, "form:has(input[type=file])", [], ("File", table + ".csv", await csv.Content.ReadAsByteArrayAsync()));
        var page = await site.PageAsync(trial.Headers.Location!.OriginalString, officer);   // a redirect says where
        Assert.Null(page.QuerySelector("input[name=RefusedSeen]"));   // nothing would change
        Assert.Equal("0", page.QuerySelectorAll("dl.facts.row dd").Skip(4).First().TextContent.Trim());
    }
}
