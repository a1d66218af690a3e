using System.Net;
using Duixian.Domain.Ledger;
using Duixian.Features.Projects.YearLists;
using Duixian.Domain.Projects;
using Duixian.Tests.Features.Registers;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Features.Projects;

public sealed class ProcedureShareTests(ProcedureShareTests.Desk site) : IClassFixture<ProcedureShareTests.Desk>
{
    [Fact]
    public async Task The_share_counts_projects_of_both_lists_and_names_who_decides()
    {
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var page = await site.PageAsync("/desk/procedures?year=2024&by=2024-06-30&percent=80", officer);
        Assert.Equal("2024年手续办结", page.QuerySelector("h1")?.TextContent);
        Assert.Contains("0 / 2", page.QuerySelector("tr.frozen")?.TextContent);      // as frozen
        Assert.Contains("0 / 3", page.QuerySelector("tr.adjusted")?.TextContent);    // one came in later
        Assert.Contains("演示 乙园区", page.QuerySelector("table.labels")?.TextContent);   // 甲 makes the day, 乙 has to be won
        Assert.DoesNotContain("演示 甲园区", page.QuerySelector("table.labels")?.TextContent);
        Assert.Contains("业主，第", page.QuerySelector("table.labels")?.TextContent);
        var tried = await site.PageAsync("/desk/procedures?year=2024&by=2024-06-30&percent=80&step=P9&days=1&unit=Working", officer);
        Assert.Contains("假如方案审查与工程规划许可的时限是1个工作日", tried.QuerySelector("#what-if")?.TextContent);
    }

    [Fact]
    public async Task A_county_sees_its_own_share_only()
    {
        var reporter = await site.SignedInAsync(Role.Reporter, "DCF");
        var page = await site.PageAsync("/desk/procedures?year=2024", reporter);
        Assert.Contains("0 / 1", page.QuerySelector("tr.frozen")?.TextContent);
        Assert.DoesNotContain("演示 甲园区", page.QuerySelector("main")?.TextContent);
    }

    [Theory]
    [InlineData("deciding", "csv")]
    [InlineData("deciding", "xlsx")]
    [InlineData("steps", "csv")]
    [InlineData("authorities", "xlsx")]
    public async Task Its_lists_are_files(string list, string format)
    {
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        using var answer = await officer.GetAsync($"/desk/procedures/{list}.{format}?year=2024&by=2024-12-31&percent=100");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True((await answer.Content.ReadAsByteArrayAsync()).Length > 40);
        if (format == "csv" && list == "deciding") { Assert.Contains("演示 乙园区", await answer.Content.ReadAsStringAsync()); }
    }

    [Theory]
    [InlineData("?year=99999&by=never&percent=-3&step=&days=999999&unit=Week")]
    [InlineData("?year=2024&percent=0&step=NO&days=5")]
    [InlineData("?year=1990")]
    public async Task What_cannot_be_understood_is_left_out(string query)
    {
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        await site.PageAsync("/desk/procedures" + query, officer);
    }

    public sealed class Desk : TestSite
    {
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await this.GivenUnitsAsync();
            int first = await this.GivenProjectAsync("演示 甲园区"), second = await this.GivenProjectAsync("演示 乙园区", RegisterExamples.Chang), third = await this.GivenProjectAsync("演示 丙园区");
            await this.GivenProceduresAsync(first, [.. ProcedureExamples.UpToDesign]);
            await this.GivenProceduresAsync(second);
            await this.GivenListedAsync(2024, first, second);
            await ActAsync((services, act) => services.GetRequiredService<KeepYear>().ExecuteAsync(new FreezeYearRequest(2024, YearList.Implementation), act, CancellationToken.None));
            await this.GivenListedAsync(2024, third);   // without procedures: it stays in the denominator
        }
    }
}
