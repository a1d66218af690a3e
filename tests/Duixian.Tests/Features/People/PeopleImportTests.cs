using System.Net;
using System.Text;
using Duixian.Accounts;
using Duixian.Commands;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Files;
using Duixian.Files.Imports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Features.People;

public sealed class PeopleImportTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Header = "登录名,姓名或岗位称呼,单位代码或名称,岗位,角色,起始日\n";

    [Fact]
    public async Task A_table_is_tried_first_and_then_brings_people_who_wait()
    {
        await site.GivenOfficesOnceAsync();
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var tried = await UploadAsync(officer, Header + "imp-1,民政填报员,MZJ,养老处经办人,填报员,2024-03-01\nimp-2,,市教育局,,审核员,\n");
        var page = await site.PageAsync(tried, officer);
        Assert.Null(await FindAsync("imp-1"));   // trying changes nothing
        var done = await site.PostFormAsync(officer, tried, "form:has([name=RefusedSeen])", []);
        done.ShouldGoTo("/desk/people/import?");
        var one = await FindAsync("imp-1");
        Assert.Equal((PersonState.Waiting, "民政填报员", "MZJ", "养老处经办人", Role.Reporter), (one!.State, one.Name, one.Appointments[0].Office, one.Appointments[0].Post, one.Appointments[0].Role));
        var two = await FindAsync("imp-2");
        Assert.Equal(("imp-2", "JYJ", "审核员", new DateOnly(2024, 3, 1)), (two!.Name, two.Appointments[0].Office, two.Appointments[0].Post, two.Appointments[0].From));
        Assert.Equal(2, page.QuerySelectorAll("form[method=post] input[name=Added]").Concat(page.QuerySelectorAll("input[name=Added]")).Select(i => int.Parse(i.GetAttribute("value")!)).Max());
        var again = await TryAsync(Role.DeliveryOfficer, Header + "imp-1,民政填报员,MZJ,养老处经办人,填报员,2024-03-01\n");
        Assert.Equal((0, 1), (again.Added, again.Unchanged));
    }

    [Theory]
    [InlineData("imp-bad,甲,没有这个局,,填报员,2024-03-01", "people.office-unknown", "office")]
    [InlineData("imp-bad,甲,MZJ,,市长,2024-03-01", "imports.not-one-of", "role")]
    [InlineData("imp-bad,甲,MZJ,,填报员,三月初", "imports.no-day", "from")]
    [InlineData("有空 格,甲,MZJ,,填报员,2024-03-01", "people.login-malformed", "login")]
    [InlineData(",甲,MZJ,,填报员,2024-03-01", "imports.empty", "login")]
    [InlineData("imp-bad,13800000000,MZJ,,填报员,2024-03-01", "people.number-in-name", "name")]
    [InlineData("imp-bad,甲,MZJ,,审计员,2024-03-01", "people.powers-apart", "role")]
    [InlineData("imp-bad,甲,=A1,,填报员,2024-03-01", "imports.formula", "office")]
    [InlineData("imp-held,甲,MZJ,,审核员,2024-03-01", "people.two-posts", "office")]
    [InlineData("imp-held,甲,JYJ,,填报员,2024-03-01", "people.two-posts", "office")]
    [InlineData("imp-auditor,甲,MZJ,,填报员,2024-03-01", "people.powers-apart", "login")]
    public async Task A_bad_row_is_refused_at_its_cell(string row, string code, string column)
    {
        await site.GivenOfficesOnceAsync();
        await GivenOnceAsync("imp-held", Role.Reporter, "MZJ");
        await GivenOnceAsync("imp-auditor", Role.Auditor, "ZFB");
        var report = await TryAsync(Role.DeliveryOfficer, Header + row + "\nimp-good,乙,MZJ,,填报员,2024-03-01\n");
        var finding = Assert.Single(report.Findings);
        Assert.Equal((code, column, 2, true), (finding.Code, finding.Column, finding.Line, finding.IsRefused));
        Assert.Equal((1, 1), (report.Added, report.Refused));
    }

    [Theory]
    [InlineData("imp-a,甲,MZJ,,填报员,\nIMP-A,甲,JYJ,,填报员,", "people.in-two-offices")]
    [InlineData("imp-a,甲,MZJ,,填报员,\nimp-a,甲,市民政局,,填报员,", "imports.twice")]
    [InlineData("imp-a,甲,MZJ,,系统管理员,\nimp-a,甲,MZJ,,审计员,", "people.second-power")]
    [InlineData("imp-a,甲,MZJ,,填报员,\nimp-a,甲,MZJ,,安全管理员,", "people.second-power")]
    public async Task One_login_in_two_rows_is_refused_with_what_is_wrong_about_it(string rows, string code)
    {
        await site.GivenOfficesOnceAsync();
        var report = await TryAsync(Role.SystemAdministrator, Header + rows + "\n");
        Assert.Equal((code, 3), (report.Findings.Single().Code, report.Findings.Single().Line));
    }

    [Fact]
    public async Task A_second_power_cannot_come_in_by_a_table()
    {
        await site.GivenOfficesOnceAsync();
        await GivenOnceAsync("imp-power", Role.SecurityAdministrator, "ZFB");
        var report = await TryAsync(Role.SystemAdministrator, Header + "imp-power,甲,ZFB,,审计员,2024-04-01\n");
        Assert.Equal("people.second-power", report.Findings.Single().Code);
    }

    [Fact]
    public async Task Telephone_and_identity_numbers_are_neither_read_nor_kept()
    {
        await site.GivenOfficesOnceAsync();
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var tried = await UploadAsync(officer, "人员名单\n\n登录名,姓名,单位,角色,手机号码,身份证号\nimp-tel,甲,MZJ,填报员,13812345678,371500199001011234\nimp-none,乙,没有的局,填报员,13812345679,371500199001011235\n");
        var page = await site.PageAsync(tried, officer);
        Assert.Contains("手机号码", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("没有保存", page.Body!.TextContent, StringComparison.Ordinal);
        foreach (var file in System.IO.Directory.EnumerateFiles(Path.Combine(site.Folder, "files"), "*", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain("1381234567", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        }
        Assert.Contains("5", page.QuerySelector("table tbody")!.TextContent, StringComparison.Ordinal);   // the line people see in their own file
    }

    [Fact]
    public async Task The_command_tries_and_imports_all_or_nothing()
    {
        await site.GivenOfficesOnceAsync();
        var file = Path.Combine(Path.GetTempPath(), $"duixian-people-{Environment.ProcessId}.csv");
        string[] place = ["--data", site.Folder, .. site.Connection.Length > 0 ? new[] { "--database", site.Connection } : []];
        await File.WriteAllTextAsync(file, Header + "cli-1,甲,MZJ,,填报员,2024-03-01\ncli-2,乙,没有的局,,填报员,2024-03-01\n");
        using var error = new StringWriter();
        using var output = new StringWriter();
        Assert.Equal(3, await CommandLine.RunAsync(["import", "people", file, .. place], output, error));
        Assert.Contains("没有的局", error.ToString(), StringComparison.Ordinal);
        Assert.Null(await FindAsync("cli-1"));
        await File.WriteAllTextAsync(file, Header + "cli-1,甲,MZJ,,填报员,2024-03-01\n");
        Assert.Equal(0, await CommandLine.RunAsync(["import", "people", file, "--dry-run", .. place], output, error));
        Assert.Null(await FindAsync("cli-1"));
        Assert.Equal(0, await CommandLine.RunAsync(["import", "people", file, .. place], output, error));
        Assert.NotNull(await FindAsync("cli-1"));
        File.Delete(file);
    }

    [Fact]
    public async Task Three_hundred_people_are_one_act_of_three_entries()
    {
        await site.GivenOfficesOnceAsync();
        var rows = string.Concat(Enumerable.Range(1, 300).Select(i => $"bulk-{i},经办人{i},MZJ,科室经办人,填报员,2024-03-01\n"));
        var by = site.Somebody(Role.DeliveryOfficer);
        var receipt = await site.WithAsync(async services =>
        {
            var imports = services.GetRequiredService<ImportRun>();
            var kept = await imports.KeepAsync("people", null, "人员.csv", Encoding.UTF8.GetBytes(Header + rows), by, CancellationToken.None);
            var request = new ImportRequest("people", null, "人员.csv", kept.Value, false, 0);
            return (await services.GetRequiredService<Acts>().RunAsync(by, "bulk", request, null, act => imports.ExecuteAsync(request, act, CancellationToken.None), CancellationToken.None)).Value;
        });
        var entries = await site.WithDbAsync(db => db.LedgerEntries.AsNoTracking().Where(e => e.ActId == receipt.Act).ToListAsync());
        Assert.Equal(3, entries.Count);
        Assert.All(entries, e => Assert.False(e.IsPublic));
        Assert.Equal(300, await site.WithDbAsync(db => db.People.CountAsync(p => p.EnteredBy == by.Account && p.State == PersonState.Waiting)));
        Assert.Equal(0, await site.WithDbAsync(db => db.Users.CountAsync(a => a.UserName!.StartsWith("bulk-") && a.PasswordHash != null)));
    }

    private async Task<string> UploadAsync(HttpClient client, string csv)
    {
        var answer = await site.PostFormAsync(client, "/desk/people/import", "form:has([name=File])", [], ("File", "人员.csv", Encoding.UTF8.GetBytes(csv)));
        answer.ShouldGoTo("/desk/people/import?");
        return answer.Where();
    }

    private Task<ImportReport> TryAsync(Role role, string csv) => site.WithAsync(async services =>
    {
        var (imports, by) = (services.GetRequiredService<ImportRun>(), site.Somebody(role));
        var kept = await imports.KeepAsync("people", null, "人员.csv", Encoding.UTF8.GetBytes(csv), by, CancellationToken.None);
        return (await imports.TryAsync("people", null, "人员.csv", kept.Value, by, CancellationToken.None)).Value;
    });

    private async Task GivenOnceAsync(string login, Role role, string office)
    {
        if (await FindAsync(login) is null) { await site.GivenPersonAsync(login, role, office); }
    }

    private Task<Person?> FindAsync(string login) => site.WithDbAsync(async db =>
    {
        var id = await db.Users.Where(a => a.UserName == login).Select(a => (Guid?)a.Id).SingleOrDefaultAsync();
        return id is { } known ? await db.People.AsNoTracking().SingleAsync(p => p.Id == new PersonId(known)) : null;
    });
}
