using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Projects;
using Duixian.Features.Dispatch.FileSheet;
using Duixian.Features.Dispatch.ReviewReports;
using Duixian.Features.Projects.YearLists;
using Duixian.Tests.Features.Shares;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Features.Projects;

/// <summary>Key projects with a planned investment, for tests that need some.</summary>
internal static class InvestmentExamples
{
    public const decimal Wan = 10_000m;
    public static readonly Actor County = new(ActorKind.Office, "DCFZF", Role.Reporter, Guid.Empty, "371502");

    /// <summary>Projects of the sample county, or of another unit, in the year's implementation list, shown to the public, the list frozen.</summary>
    public static async Task GivenFrozenYearAsync(this TestSite site, int year, IReadOnlyList<(int Number, decimal Wan, string Unit)> projects, Func<ProjectRecord, ProjectRecord>? record = null, string stage = "construction", bool freeze = true)
    {
        await site.GivenUnitsAsync();
        await site.GivenGovernmentAsync();
        await site.ActAsync((services, act) =>
        {
            var (db, ids) = (services.GetRequiredService<DuixianDb>(), services.GetRequiredService<IdSource>());
            foreach (var (number, wan, unit) in projects)
            {
                var said = new ProjectRecord { Name = $"演示项目{number}号（湖滨新材料）", Units = unit.Length > 0 ? [unit] : [], LeadOffice = "FGW", TotalYuan = wan * 3 * Wan, BeforeYearYuan = wan * Wan / 2, StartPlanned = $"{year - 1}-03", FinishPlanned = $"{year + 1}-10" };
                var project = Project.Add(new(ids.NewId()), number, record?.Invoke(said) ?? said, StagePath.Shipped[stage], null, default, null, act).Value;
                project.Publish(act);
                db.Add(project);
                db.Add(ProjectYear.Enter(project, year, YearList.Implementation, new(wan * Wan, Starts: false, Completes: number % 2 == 0, Procedures: false), null, null, act).Value);
            }
            return db.SaveAsync(act, CancellationToken.None);
        });
        if (freeze) { await site.ActAsync((services, act) => services.GetRequiredService<KeepYear>().ExecuteAsync(new FreezeYearRequest(year, YearList.Implementation), act, CancellationToken.None)); }
    }

    public static Task<Receipt> GivenInvestmentPlanAsync(this TestSite site, int year, string? reason = null) =>
        site.ActAsync((services, act) => services.GetRequiredService<PublishInvestmentPlan>().ExecuteAsync(new(year, reason), act, CancellationToken.None));

    public static Task<Result<Receipt>> PublishAsync(this TestSite site, int year, Actor by, string? reason = null) => site.WithAsync(services =>
    {
        var request = new PublishInvestmentPlanRequest(year, reason);
        return services.GetRequiredService<Duixian.Accounts.Acts>().RunAsync(by, services.GetRequiredService<IdSource>().NewId().ToString("D"), request, null, act => services.GetRequiredService<PublishInvestmentPlan>().ExecuteAsync(request, act, CancellationToken.None), CancellationToken.None);
    });

    public static Task<Receipt> GivenAdjustedAsync(this TestSite site, int year, int number, decimal? wan, string reason) => site.GivenAdjustedAsync(year, [number], wan, reason);

    /// <param name="wan">Null takes them out.</param>
    public static Task<Receipt> GivenAdjustedAsync(this TestSite site, int year, IEnumerable<int> numbers, decimal? wan, string reason) =>
        site.ActAsync((services, act) => services.GetRequiredService<KeepYear>().ExecuteAsync(new ListProjectsRequest(year, YearList.Implementation, [.. numbers], wan is { } amount ? new(amount * Wan, false, false, false) : null, reason), act, CancellationToken.None));

    /// <summary>A line of a project's item; null leaves the figure blank.</summary>
    public static FiledLine Says(this IEnumerable<ProgressReport> lines, int project, int indicator, decimal? wan, bool unchanged = false, string? warning = null)
    {
        var line = lines.Single(l => l.Item == InvestmentPlan.ItemOf(project) && l.Indicator == indicator);
        return new(line.Id.Value, line.Revision, new(unchanged ? Figure.Blank : new(wan * Wan), unchanged, null, warning));
    }

    public static FiledLine Reaches(this IEnumerable<ProgressReport> lines, int project, params DateOnly[] rungs)
    {
        var line = lines.Single(l => l.Item == InvestmentPlan.ItemOf(project) && l.Indicator == InvestmentPlan.Ladder);
        return new(line.Id.Value, line.Revision, new(new(null, Steps: [.. rungs.Select((d, i) => new StepDone(i, d))]), false, null, null));
    }

    public static Task<Receipt> GivenAllAcceptedAsync(this TestSite site, RoundId round) =>
        site.ActAsync((services, act) => services.GetRequiredService<AcceptReports>().ExecuteAsync(new(round.Value, null, []), act, CancellationToken.None));

    private static async Task GivenGovernmentAsync(this TestSite site)
    {
        if (await site.WithDbAsync(db => db.Offices.AnyAsync(o => o.Code == "DCFZF"))) { return; }
        await site.ActAsync((services, act) =>
        {
            var db = services.GetRequiredService<DuixianDb>();
            var county = new Office("DCFZF", "东昌府区人民政府", "东昌府区政府", [], 1);
            county.Place(OfficeKind.County, "371502", null, null);
            db.AddRange(county, new Office("FGW", "市发展和改革委员会", "市发展改革委", [], 2));
            act.Record(new OfficesImported(2, "测试"));
            return db.SaveAsync(act, CancellationToken.None);
        });
    }
}
