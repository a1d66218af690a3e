using System.Net;
using System.Text;
using AngleSharp.Dom;
using Duixian.Domain.Ledger;
using Duixian.Domain.Procedures;
using Duixian.Domain.Projects;
using Duixian.Features.Projects.ImportProjects;
using Duixian.Reading.Projects;
using Duixian.Tests.Features.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Duixian.Tests.Features.Projects.ProjectLedgers;

namespace Duixian.Tests.Features.Projects;

public sealed class ImportProjectsTests(ImportProjectsTests.Desk site) : IClassFixture<ImportProjectsTests.Desk>
{
    public sealed class Desk : TestSite
    {
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await this.GivenUnitsAsync();
        }
    }

    [Fact]
    public async Task A_ledger_is_tried_then_taken_in_whole_with_permits_and_the_list_of_the_year()
    {
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var uploaded = await site.PostFormAsync(officer, "/desk/projects/import", "form[enctype]", [], ("File", "冠县台账.csv", Bytes(Good)));
        Assert.Equal(HttpStatusCode.Redirect, uploaded.StatusCode);
        var trial = await site.PageAsync(uploaded.Headers.Location!.OriginalString, officer);
        Assert.Contains("2", trial.QuerySelector(".facts.row dd")!.TextContent);
        Assert.False(await site.WithDbAsync(db => db.Projects.AnyAsync(p => p.Name == "演示物流园一期")));
        var done = await site.PostFormAsync(officer, uploaded.Headers.Location.OriginalString, "form:has([name=RefusedSeen])", new() { ["Year"] = "2024", ["l.Sheet1"] = nameof(YearList.Implementation), ["l.冠县台账"] = nameof(YearList.Implementation), ["l."] = nameof(YearList.Implementation) });
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        var (first, second) = (await FindAsync("演示物流园一期"), await FindAsync("演示轴承厂房"));
        Assert.Equal(("construction", 120_000_000m, "2023-09", "2024-12"), (first.Stage, first.TotalYuan, first.Record.StartPlanned, first.Record.FinishPlanned));
        Assert.Equal((800_000_000m, "371525,371502", "2024-Q3"), (second.TotalYuan, string.Join(',', second.Units), second.Record.StartPlanned));
        Assert.Equal("甲", first.Record.Extra["备用栏"]);
        var procedures = await site.WithDbAsync(db => db.ProjectProcedures.AsNoTracking().SingleAsync(p => p.Project == first.Number));
        Assert.Equal((StepState.Done, new DateOnly(2024, 2, 29)), (procedures.Find("P12")!.State, procedures.Find("P12")!.SettledOn));   // the table names no day: known by the end of its month
        Assert.Equal("冠县台账.csv", procedures.Find("P12")!.OrderReason);
    }

    [Fact]
    public async Task The_same_ledger_again_changes_nothing_and_a_changed_cell_changes_that_project_alone()
    {
        var text = Good.Replace("物流园一期", "冷链园", StringComparison.Ordinal).Replace("轴承厂房", "锻造厂房", StringComparison.Ordinal);
        await site.ImportAsync("a.csv", text);
        var again = await site.TryAsync("a.csv", text);
        Assert.Equal((0, 0, 2), (again.Added, again.Changed, again.Unchanged));
        var changed = await site.TryAsync("b.csv", text.Replace("12000", "13000", StringComparison.Ordinal));
        Assert.Equal((0, 1, 1), (changed.Added, changed.Changed, changed.Unchanged));
        await site.ImportAsync("b.csv", text.Replace("12000", "13000", StringComparison.Ordinal));
        Assert.Equal(130_000_000m, (await FindAsync("演示冷链园")).TotalYuan);
        Assert.Equal("演示物流有限公司", (await FindAsync("演示冷链园")).Record.Owner);
    }

    [Fact]
    public async Task More_projects_than_a_question_takes_are_found_again_each_with_its_people_and_permits()
    {
        const int Rows = 420;
        string Ledger(int total) => "项目名称,县区,总投资（万元）,联系人,施工许可证\n" + string.Concat(Enumerable.Range(1, Rows).Select(i => $"演示众多{i:000}项目,冠县,{total + i},演示联系人{i},已办\n"));
        await site.ImportAsync("众.csv", Ledger(1000));
        var act = await site.ImportAsync("众二.csv", Ledger(2000));
        var projects = await site.WithDbAsync(db => db.Projects.AsNoTracking().Where(p => p.Name.StartsWith("演示众多")).OrderBy(p => p.Name).ToListAsync());
        Assert.Equal(Enumerable.Range(1, Rows).Select(i => (2000m + i) * 10_000m), projects.Select(p => p.TotalYuan!.Value));
        var ids = projects.Select(p => p.Id).Take(5).ToList();
        Assert.Equal(5, await site.WithDbAsync(db => db.ProjectContacts.CountAsync(c => ids.Contains(c.ProjectId))));
        Assert.Equal((0, 0, Rows), await site.TryAsync("众二.csv", Ledger(2000)) is var again ? (again.Added, again.Changed, again.Unchanged) : default);
        Assert.NotEmpty(act);
    }

    [Fact]
    public async Task A_file_that_is_none_and_no_file_at_all_get_their_sentence_at_the_field()
    {
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var none = await site.PostFormAsync(officer, "/desk/projects/import", "form[enctype]", []);
        Assert.Equal(HttpStatusCode.BadRequest, none.StatusCode);
        Assert.Contains("请先选择一个表格文件", await none.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await site.PostFormAsync(officer, "/desk/projects/import", "form[enctype]", [], ("File", "空.csv", Bytes("项目名称,县区\n")))).StatusCode);
    }

    [Fact]
    public async Task A_confirmation_of_a_file_that_is_gone_says_so()
    {
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var uploaded = await site.PostFormAsync(officer, "/desk/projects/import", "form[enctype]", [], ("File", "走.csv", Bytes(Good.Replace("演示", "演示走", StringComparison.Ordinal))));
        var gone = uploaded.Headers.Location!.OriginalString;
        var page = await site.PageAsync(gone, officer);
        var answer = await officer.PostAsync(System.Text.RegularExpressions.Regex.Replace(gone, "file=[0-9a-f]+", "file=" + new string('0', 64)), new FormUrlEncodedContent(
            page.QuerySelectorAll<AngleSharp.Html.Dom.IHtmlInputElement>("form:has([name=RefusedSeen]) input[type=hidden]").Select(i => KeyValuePair.Create(i.Name!, i.Value))));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.False(await site.WithDbAsync(db => db.Projects.AnyAsync(p => p.Name.StartsWith("演示走"))));
    }

    [Fact]
    public async Task Rows_that_a_rule_refuses_stop_everything_unless_the_good_rows_alone_are_chosen()
    {
        var text = """
            项目名称,项目代码,县区,计划开工,计划竣工,总投资（万元）
            演示甲项目,2101-371591-04-01-436244,冠县,2024-03,2025-03,100
            演示乙项目,2101-371591-04-01-436244,冠县,2024-03,2025-03,100
            演示丙项目,,冠县,2025-03,2024-03,100
            演示丁项目,,查无此县,2024-03,2025-03,100
            """;
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var uploaded = await site.PostFormAsync(officer, "/desk/projects/import", "form[enctype]", [], ("File", "四个.csv", Bytes(text)));
        var trial = await site.PageAsync(uploaded.Headers.Location!.OriginalString, officer);
        var refused = await site.PostFormAsync(officer, uploaded.Headers.Location.OriginalString, "form:has([name=RefusedSeen])", []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.False(await site.WithDbAsync(db => db.Projects.AnyAsync(p => p.Name == "演示甲项目")));
        var file = await officer.GetByteArrayAsync(trial.QuerySelector("a[href*='refused.xlsx']")!.GetAttribute("href"));
        var rows = ProjectBookReader.Read("r.xlsx", file, new(new DateOnly(2024, 3, 1)));
        Assert.Equal(["演示丁项目", "演示丙项目", "演示乙项目"], rows.Sheets.SelectMany(s => s.Rows).Select(r => r.Name).OfType<string>().Order(StringComparer.Ordinal));
        var good = await site.PostFormAsync(officer, uploaded.Headers.Location.OriginalString, "form:has([name=RefusedSeen])", new() { ["OnlyGood"] = "true" });
        Assert.Equal(HttpStatusCode.Redirect, good.StatusCode);
        Assert.Equal(1, await site.WithDbAsync(db => db.Projects.CountAsync(p => p.Name == "演示甲项目" || p.Name == "演示乙项目" || p.Name == "演示丙项目" || p.Name == "演示丁项目")));
    }

    [Fact]
    public async Task What_a_person_says_columns_mean_is_remembered_for_the_same_headings()
    {
        var text = "项目名称,县区,项目法人,总投资（万元）,奇怪的一栏\n演示戊项目,冠县,演示公司,500,演示路1号\n";
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var uploaded = await site.PostFormAsync(officer, "/desk/projects/import", "form[enctype]", [], ("File", "戊.csv", Bytes(text)));
        var before = await site.TryAsync("戊.csv", text);
        Assert.Null(Assert.Single(before.Rows).Record.Site);
        var kept = await site.PostFormAsync(officer, uploaded.Headers.Location!.OriginalString, "form:has([name=Signature])", new() { ["c.E"] = "site" });
        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        Assert.Equal("演示路1号", Assert.Single((await site.TryAsync("戊二.csv", text.Replace("戊", "己", StringComparison.Ordinal))).Rows).Record.Site);
    }

    [Fact]
    public async Task A_ledger_goes_back_with_only_what_has_changed()
    {
        var text = Good.Replace("物流园一期", "回执园", StringComparison.Ordinal).Replace("轴承厂房", "回执厂房", StringComparison.Ordinal);
        var sha256 = await site.ImportAsync("回.csv", text);
        var project = await FindAsync("演示回执园");
        await site.ActAsync((services, act) => services.GetRequiredService<Duixian.Features.Projects.EditProject.SaveProject>().ExecuteAsync(new(project.Number, project.Record with { TotalYuan = 155_000_000m }, null, null, project.Revision), act, CancellationToken.None));
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var book = ProjectBookReader.Read("回.xlsx", await officer.GetByteArrayAsync($"/desk/projects/books/{sha256}.xlsx"), new(new DateOnly(2024, 3, 1)));
        var rows = book.Sheets.SelectMany(s => s.Rows).ToList();
        Assert.Equal([155_000_000m, 800_000_000m], rows.Select(r => r.TotalInvestmentYuan));
        Assert.Equal(["演示回执园", "演示回执厂房"], rows.Select(r => r.Name));
        var reporter = await site.SignedInAsync(Role.Reporter, "GXF");
        Assert.NotEqual(HttpStatusCode.OK, (await reporter.GetAsync($"/desk/projects/books/{sha256}.xlsx")).StatusCode);
    }

    private Task<Project> FindAsync(string name) => site.WithDbAsync(db => db.Projects.AsNoTracking().SingleAsync(p => p.Name == name));
}

/// <summary>Imports without the page.</summary>
internal static class ProjectImports
{
    public static Task<BookTrial> TryAsync(this TestSite site, string name, string text) => site.WithAsync(async services =>
        await services.GetRequiredService<BookMatching>().TryAsync((await services.GetRequiredService<ProjectBooks>().ReadAsync(name, Bytes(text), CancellationToken.None)).Value, CancellationToken.None));

    public static async Task<string> ImportAsync(this TestSite site, string name, string text)
    {
        var sha256 = await site.WithAsync(services => services.GetRequiredService<Duixian.Files.StoredFiles>().KeepAsync(Bytes(text), CancellationToken.None));
        await site.ActAsync((services, act) => services.GetRequiredService<ImportProjects>().ExecuteAsync(new(name, sha256, false, 0, null, new Dictionary<string, YearList>()), act, CancellationToken.None));
        return sha256;
    }
}
