using Duixian.Domain.Procedures;
using Duixian.Domain.Projects;
using Duixian.Features.Projects.EditProject;
using Duixian.Features.Projects.ImportProjects;
using Duixian.Features.Projects.MoveStage;
using Duixian.Features.Projects.Outlooks;
using Duixian.Features.Projects.ProjectCard;
using Duixian.Features.Projects.ProjectList;
using Duixian.Features.Projects.YearLists;
using Duixian.Jobs;

namespace Duixian.Features.Projects;

/// <summary>Use cases and reads of key projects.</summary>
internal static class ProjectsServices
{
    public static void AddProjects(this IServiceCollection services)
    {
        services.AddSingleton(StagePath.Shipped);
        services.AddSingleton(ProcedureTemplates.Shipped);
        services.AddSingleton<ProcedureBook>();
        services.AddScoped<ProjectOutlooks>();
        services.AddScoped<IJob, ProjectOutlookJob>();
        services.AddScoped<ProjectAccess>();
        services.AddScoped<Portfolio>();
        services.AddScoped<PortfolioChoices>();
        services.AddScoped<KeptViews>();
        services.AddScoped<ProjectToRead>();
        services.AddScoped<ProjectActs>();
        services.AddScoped<SaveProject>();
        services.AddScoped<StepsDone>();
        services.AddScoped<MoveStage.MoveStage>();
        services.AddScoped<ProjectBooks>();
        services.AddScoped<BookMatching>();
        services.AddScoped<ImportProjects.ImportProjects>();
        services.AddScoped<YearOfProjects>();
        services.AddScoped<KeepYear>();
        services.AddScoped<PublishInvestmentPlan>();
        services.AddScoped<ProjectMoney>();
    }

    public static void MapProjects(this IEndpointRouteBuilder routes)
    {
        routes.MapProjectFiles();
        routes.MapProjectBookFiles();
    }
}
