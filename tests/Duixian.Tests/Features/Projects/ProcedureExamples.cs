using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Procedures;
using Duixian.Domain.Projects;
using Duixian.Features.Projects.EditProject;
using Duixian.Features.Projects.Procedures;
using Duixian.Features.Projects.YearLists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Features.Projects;

/// <summary>Key projects with procedures for tests; everything is done by the use cases.</summary>
internal static class ProcedureExamples
{
    /// <summary>What must be settled before the fire-safety design review of a filed project on granted land, with the days it really took.</summary>
    public static readonly IReadOnlyList<DoneStep> UpToDesign =
    [
        new("P0", new(2023, 2, 6), "2302-371525-04-01-000001"), new("P1", new(2023, 2, 7), "2302-371525-04-01-000001"), new("P2", new(2023, 3, 10), "用字第371525202300001号"), new("P3", new(2023, 5, 10), "聊政土字〔2023〕1号"),
        new("P4", new(2023, 6, 20), "聊出让2023-1"), new("P5", new(2023, 7, 20), "地字第371525202300001号"), new("P6", new(2023, 4, 4), "聊能审〔2023〕1号"), new("P7", new(2023, 4, 6), "聊环审〔2023〕1号"), new("P9", new(2023, 9, 1), "建字第371525202300001号"),
    ];

    public static async Task<int> GivenProjectAsync(this TestSite site, string name, string unit = "371525", ProjectRecord? record = null)
    {
        var receipt = await site.ActAsync((services, act) => services.GetRequiredService<SaveProject>().ExecuteAsync(
            new(null, (record ?? new ProjectRecord { Name = name, LeaderPost = "副市长（演示）" }) with { Name = name, Units = [unit] }, "preparation", "2023-02", 0), act, CancellationToken.None));
        return await site.WithDbAsync(db => Made.NumberAsync(db, receipt.Act, CancellationToken.None));
    }

    /// <summary>Filed, on granted land.</summary>
    public static Task<Receipt> GivenProceduresAsync(this TestSite site, int project, params DoneStep[] done) => site.WithAsync(async services =>
    {
        var receipt = await site.ActAsync((inner, act) => inner.GetRequiredService<KeepProcedures>().ExecuteAsync(new BeginProceduresRequest(project, ApprovalRoute.Filing, LandSupply.Granted, new(2023, 2, 1)), act, CancellationToken.None));
        return done.Length == 0 ? receipt : await site.SayAsync(project, revision => new EnterStepsRequest(project, done, null, revision), (keep, request, act) => keep.ExecuteAsync(request, act, CancellationToken.None));
    });

    public static async Task<Receipt> SayAsync<TRequest>(this TestSite site, int project, Func<long, TRequest> request, Func<KeepProcedures, TRequest, Act, Task<Result<Receipt>>> say)
    {
        var revision = (await site.ProceduresAsync(project)).Revision;
        return await site.ActAsync((services, act) => say(services.GetRequiredService<KeepProcedures>(), request(revision), act));
    }

    public static Task<ProjectProcedures> ProceduresAsync(this TestSite site, int project) => site.WithDbAsync(db => db.ProjectProcedures.AsNoTracking().SingleAsync(p => p.Project == project));

    public static Task<Receipt> GivenListedAsync(this TestSite site, int year, params int[] projects) => site.ActAsync((services, act) => services.GetRequiredService<KeepYear>().ExecuteAsync(
        new ListProjectsRequest(year, YearList.Implementation, projects, new YearPlan(100_000_000m, Starts: true, Completes: false, Procedures: true), "演示"), act, CancellationToken.None));
}
