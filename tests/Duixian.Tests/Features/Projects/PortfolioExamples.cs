using Duixian.Data;
using Duixian.Data.Projects;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Domain.Projects;
using Duixian.Features.Projects.EditProject;
using Duixian.Features.Projects.MoveStage;
using Duixian.Features.Projects.YearLists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Features.Projects;

/// <summary>A portfolio of key projects for tests; what happens to them is done by the use cases.</summary>
internal static class PortfolioExamples
{
    public const string County = "371502";
    public const string OtherCounty = "371525";

    public static async Task GivenCountiesAsync(this TestSite site)
    {
        if (await site.WithDbAsync(db => db.Units.AnyAsync(u => u.Code == County))) { return; }
        await site.ActAsync((services, act) =>
        {
            var db = services.GetRequiredService<DuixianDb>();
            db.AddRange(new AssessmentUnit(County, "东昌府区", "东昌府", UnitKind.County, 1, null, null), new AssessmentUnit(OtherCounty, "冠县", "冠县", UnitKind.County, 2, null, null));
            var own = new Office("DCF", "东昌府区人民政府", "东昌府区", [], 11);
            own.Place(OfficeKind.County, County, null, null);
            db.AddRange(own, new Office("ZFB", "市政府办公室", "市政府办", [], 13));
            act.Record(new OfficesImported(2, "测试"));
            return db.SaveAsync(act, CancellationToken.None);
        });
    }

    /// <returns>Its number.</returns>
    public static async Task<int> GivenKeyProjectAsync(this TestSite site, ProjectRecord record, string stage = "preparation", string? since = "2024-01-15")
    {
        await site.GivenCountiesAsync();
        var receipt = await site.ActAsync((services, act) => services.GetRequiredService<SaveProject>().ExecuteAsync(new(null, record, stage, since, 0), act, CancellationToken.None));
        return await site.WithDbAsync(db => Made.NumberAsync(db, receipt.Act, CancellationToken.None));
    }

    public static Task<Receipt> GivenInYearAsync(this TestSite site, int year, YearPlan plan, params int[] projects) => site.ActAsync((services, act) =>
        services.GetRequiredService<KeepYear>().ExecuteAsync(new ListProjectsRequest(year, YearList.Implementation, projects, plan, "演示"), act, CancellationToken.None));

    public static Task<Receipt> GivenPublishedAsync(this TestSite site, int project) => site.OnProjectAsync(project, (p, act) => p.Publish(act));

    /// <summary>Says something to a project as the system.</summary>
    public static Task<Receipt> OnProjectAsync(this TestSite site, int number, Func<Project, Domain.Ledger.Act, Refusal?> say) => site.ActAsync(async (services, act) =>
    {
        var db = services.GetRequiredService<DuixianDb>();
        var project = await db.Projects.SingleAsync(p => p.Number == number);
        return say(project, act) is { } refusal ? refusal : await db.SaveAsync(act, CancellationToken.None);
    });

    public static Task<Receipt> GivenChangedAsync(this TestSite site, int number, Func<ProjectRecord, ProjectRecord> change) => site.OnProjectAsync(number, (p, act) => p.Change(change(p.Record), null, act));

    /// <summary>Enters a stage with every condition answered.</summary>
    public static Task<Receipt> GivenStageAsync(this TestSite site, int number, string stage, string day) => site.OnProjectAsync(number, (p, act) =>
        p.Enter(StagePath.Shipped, StagePath.Shipped[stage], PartialDate.Parse(day)!.Value, [.. StagePath.Shipped.Gates.Select(g => new GateAnswer(g.Stage, g.Key, "演示文号"))], _ => true, new(2024, 12, 31), act));   // tests write days

    public static Task<Receipt> GivenCeremonyAsync(this TestSite site, string batch, DateOnly day, params int[] projects) => site.ActAsync((services, act) =>
        services.GetRequiredService<MoveStage>().ExecuteAsync(new HoldCeremonyRequest(projects, batch, day), act, CancellationToken.None));

    /// <summary>What its procedures come to, as the daily job would have left it.</summary>
    public static Task<int> GivenOutlookAsync(this TestSite site, int number, Action<ProjectOutlook> fill) => site.WithDbAsync(async db =>
    {
        var outlook = new ProjectOutlook { ProjectId = await db.Projects.Where(p => p.Number == number).Select(p => p.Id).SingleAsync(), AsOf = new(2024, 3, 1), Steps = 10 };
        fill(outlook);
        db.Add(outlook);
        await db.KeepPapersAsync(CancellationToken.None);
        return number;
    });

    public static ProjectRecord Record(string name, decimal? total = 100_000_000m, params string[] units) => new() { Name = name, TotalYuan = total, Units = units.Length == 0 ? [County] : units, Category = "产业", Fictional = true };
}
