using Duixian.Domain.Audit;
using Duixian.Domain.Ledger;
using Duixian.Domain.Projects;
using Duixian.Features.Projects.YearLists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Features.Projects;

public sealed class YearFilesTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Each_table_of_the_year_goes_out_with_the_figures_of_the_page()
    {
        site.SetToday(2024, 6, 1);
        var plan = new YearPlan(20_000_000m, Starts: true, Completes: false, Procedures: false);
        var (begun, waiting, added) = (await site.GivenKeyProjectAsync(PortfolioExamples.Record("演示年表一"), "start"), await site.GivenKeyProjectAsync(PortfolioExamples.Record("演示年表二"), "start"), await site.GivenKeyProjectAsync(PortfolioExamples.Record("演示年表三", units: PortfolioExamples.OtherCounty), "start"));
        await site.GivenInYearAsync(2024, plan, begun, waiting);
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        Assert.Contains("2024年实施清单,2,,,,40000000,,\r\n", await officer.GetStringAsync("/desk/projects/years/2024/lists.csv"), StringComparison.Ordinal);   // nothing to compare with yet
        await site.ActAsync((services, act) => services.GetRequiredService<KeepYear>().ExecuteAsync(new FreezeYearRequest(2024, YearList.Implementation), act, CancellationToken.None));
        await site.GivenInYearAsync(2024, plan, added);
        await site.GivenStageAsync(begun, "construction", "2024-05-10");
        await site.GivenCeremonyAsync("演示五月批次", new(2024, 5, 8), begun, waiting);

        var page = await site.PageAsync("/desk/projects/years/2024", officer);
        foreach (var table in new[] { "figures", "lists", "units", "batches" })
        {
            foreach (var format in new[] { "csv", "xlsx" }) { Assert.NotNull(page.QuerySelector($"a[download][href='/desk/projects/years/2024/{table}.{format}']")); }
        }
        Assert.Contains("新开工,1,1,2,1,3\r\n", await officer.GetStringAsync("/desk/projects/years/2024/figures.csv"), StringComparison.Ordinal);
        Assert.Contains("2024年实施清单,3,2,1,0,60000000,40000000,2024-06-01\r\n", await officer.GetStringAsync("/desk/projects/years/2024/lists.csv"), StringComparison.Ordinal);
        var units = await officer.GetStringAsync("/desk/projects/years/2024/units.csv");
        Assert.Contains("东昌府,新开工,1,1,2,1,2\r\n", units, StringComparison.Ordinal);
        Assert.Contains("冠县,新开工,0,0,0,0,1\r\n", units, StringComparison.Ordinal);
        Assert.Contains("演示五月批次,2024-05-08,2,1,0,0,0\r\n", await officer.GetStringAsync("/desk/projects/years/2024/batches.csv"), StringComparison.Ordinal);
        Assert.Contains("Starts,1,1,2,1,3\r\n", await officer.GetStringAsync("/en/desk/projects/years/2024/figures.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_taken_away_is_in_the_trail_and_a_workbook_opens()
    {
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var answer = await officer.GetAsync("/desk/projects/years/2025/figures.xlsx");
        Assert.Equal(Duixian.Files.Workbook.MediaType, answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("2025", Uri.UnescapeDataString(answer.Content.Headers.ContentDisposition?.FileNameStar ?? ""), StringComparison.Ordinal);
        Assert.Equal("PK"u8.ToArray(), (await answer.Content.ReadAsByteArrayAsync())[..2]);
        Assert.True(await site.WithDbAsync(db => db.AuditEvents.AnyAsync(e => e.Kind == AuditKind.Export && e.Subject == "/desk/projects/years/2025/figures.xlsx")));
    }
}
