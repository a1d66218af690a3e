using Duixian.Domain.Procedures;
using Duixian.Domain.Projects;
using Duixian.Features.Projects.Board;
using Duixian.Features.Projects.Breakdown;
using Duixian.Features.Projects.Disclosure;
using Duixian.Features.Projects.EditProject;
using Duixian.Features.Projects.Forecasts;
using Duixian.Features.Projects.ImportProjects;
using Duixian.Features.Projects.MoveStage;
using Duixian.Features.Projects.Outlooks;
using Duixian.Features.Projects.Procedures;
using Duixian.Features.Projects.ProcedureShare;
using Duixian.Features.Projects.ProjectCard;
using Duixian.Features.Projects.ProjectList;
using Duixian.Features.Projects.Time;
using Duixian.Features.Projects.YearLists;
using Duixian.Jobs;
using Microsoft.Extensions.Options;

namespace Duixian.Features.Projects;

/// <summary>Use cases and reads of key projects.</summary>
internal static class ProjectsServices
{
    public static void AddProjects(this IServiceCollection services)
    {
        services.AddSingleton(provider => ProjectData.Stages(provider.GetRequiredService<IOptions<SiteOptions>>().Value.Stages));
        services.AddSingleton(provider => ProjectData.Procedures(provider.GetRequiredService<IOptions<SiteOptions>>().Value.Procedures));
        services.AddSingleton<ProcedureBook>();
        services.AddScoped<ProjectOutlooks>();
        services.AddScoped<IJob, ProjectOutlookJob>();
        services.AddScoped<ProjectAccess>();
        services.AddScoped<Portfolio>();
        services.AddScoped<PortfolioChoices>();
        services.AddSingleton<KeptChoices>();
        services.AddScoped<BoardOfProjects>();
        services.AddScoped<WorksOfProjects>();
        services.AddScoped<ProjectsInTime>();
        services.AddScoped<BrokenProjects>();
        services.AddScoped<KeptViews>();
        services.AddScoped<ProjectToRead>();
        services.AddScoped<ProjectActs>();
        services.AddScoped<ProcedureActs>();
        services.AddScoped<RecordDoubts>();
        services.AddScoped<SaveProject>();
        services.AddScoped<StepsDone>();
        services.AddScoped<GateFiles>();
        services.AddScoped<GateFileLinks>();
        services.AddScoped<MoveStage.MoveStage>();
        services.AddScoped<ProjectBooks>();
        services.AddScoped<BookMatching>();
        services.AddScoped<HandBack>();
        services.AddScoped<ImportProjects.ImportProjects>();
        services.AddScoped<YearOfProjects>();
        services.AddScoped<KeepYear>();
        services.AddScoped<ProcedureWords>();
        services.AddScoped<ProceduresToRead>();
        services.AddScoped<KeepProcedures>();
        services.AddSingleton<ProcedureShelf>();
        services.AddScoped<PortfolioToRead>();
        services.AddScoped<ApprovalsToDisclose>();
        services.AddScoped<PublishInvestmentPlan>();
        services.AddScoped<ProjectMoney>();
    }

    public static void MapProjects(this IEndpointRouteBuilder routes)
    {
        routes.MapProjectFiles();
        routes.MapBreakdownFiles();
        routes.MapYearFiles();
        routes.MapShareFiles();
        routes.MapDisclosureFiles();
        routes.MapProjectBookFiles();
        routes.MapGateFiles();
    }
}
