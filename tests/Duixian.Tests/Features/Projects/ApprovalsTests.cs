using System.Net;
using Duixian.Domain.Ledger;
using Duixian.Features.Projects.Procedures;
using Duixian.Features.Projects.YearLists;
using Duixian.Tests.Features.Registers;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Features.Projects;

public sealed class ApprovalsTests(ApprovalsTests.Desk site) : IClassFixture<ApprovalsTests.Desk>
{
    [Fact]
    public async Task Anyone_reads_the_results_of_published_projects_and_of_no_others()
    {
        using var answer = await site.Anyone.GetAsync("/projects/approvals");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        var page = await TestSite.ReadPageAsync(answer);
        Assert.Contains("聊出让2023-1", page.QuerySelector("main")?.TextContent);
        Assert.Contains("2024-03-01", page.QuerySelector("main")?.TextContent);   // the day the project was published
        Assert.DoesNotContain("演示 未公开", page.QuerySelector("main")?.TextContent);
        Assert.Contains("Grant of land", (await site.PageAsync("/en/projects/approvals")).QuerySelector("main")?.TextContent);
        Assert.Contains("演示 已公开,", await site.Anyone.GetStringAsync("/projects/approvals.csv"));
    }

    [Fact]
    public async Task The_desk_sees_what_still_has_to_be_published_and_what_is_overdue()
    {
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var page = await site.PageAsync("/desk/procedures/disclosure?show=waiting", officer);
        Assert.Contains("演示 未公开", page.QuerySelector("main table")?.TextContent);
        Assert.Contains("逾期，应在2023-03-06前公开", page.QuerySelector("main table")?.TextContent);   // 20 working days after 6 February
        Assert.DoesNotContain("演示 未公开", (await site.PageAsync("/desk/procedures/disclosure", officer)).QuerySelector("main table")?.TextContent);
        var county = await site.SignedInAsync(Role.Reporter, "DCF");
        Assert.Contains("演示 未公开", await county.GetStringAsync("/desk/procedures/disclosure.csv?show=waiting"));
        Assert.DoesNotContain("演示 已公开", await county.GetStringAsync("/desk/procedures/disclosure.csv"));
    }

    [Fact]
    public async Task What_happens_to_a_published_project_stands_in_the_public_log_in_words()
    {
        var page = await site.PageAsync("/ledger?type=procedureFinished");
        Assert.Contains("手续办结", page.QuerySelector("table.ledger tbody")?.TextContent);
        Assert.Contains("节能审查", page.QuerySelector("table.ledger tbody")?.TextContent);
        Assert.Contains("演示 已公开", page.QuerySelector("table.ledger tbody")?.TextContent);
    }

    public sealed class Desk : TestSite
    {
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await this.GivenUnitsAsync();
            int shown = await this.GivenProjectAsync("演示 已公开"), hidden = await this.GivenProjectAsync("演示 未公开", RegisterExamples.Chang);
            await this.GivenProceduresAsync(shown, [.. ProcedureExamples.UpToDesign.Take(5)]);
            await this.GivenProceduresAsync(hidden, ProcedureExamples.UpToDesign[0]);
            await this.GivenListedAsync(2024, shown);
            await ActAsync((services, act) => services.GetRequiredService<KeepYear>().ExecuteAsync(new PublishYearRequest(2024), act, CancellationToken.None));
            await this.SayAsync(shown, revision => new FinishStepRequest(shown, "P6", new(2024, 2, 20), "聊能审〔2024〕3号", null, null, revision), (keep, request, act) => keep.ExecuteAsync(request, act, CancellationToken.None));
        }
    }
}
