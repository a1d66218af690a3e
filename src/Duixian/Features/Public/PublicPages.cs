using Duixian.Features.Public.Changes;
using Duixian.Features.Public.Export;
using Duixian.Features.Public.ItemCard;
using Duixian.Features.Public.Ledger;
using Duixian.Features.Public.PlanList;
using Duixian.Features.Public.PlanSource;
using Duixian.Features.Public.Places;
using Duixian.Features.Public.PlanVersions;
using Duixian.Features.Public.Projects;
using Duixian.Features.Public.Projects.Approvals;
using Duixian.Features.Public.RegisterRows;
using Duixian.Features.Public.Shares;
using Duixian.Features.Public.Standing;
using Duixian.Features.Public.YearGlance;

namespace Duixian.Features.Public;

/// <summary>What anyone may see: no cookie, no form of a person, kept until the plan moves.</summary>
internal static class PublicPages
{
    public static void AddPublicPages(this IServiceCollection services)
    {
        services.AddScoped<PublicWords>();
        services.AddScoped<StandingWords>();
        services.AddScoped<ChangesOfPlan>();
        services.AddScoped<ChangeWords>();
        services.AddScoped<YearAtAGlance>();
        services.AddScoped<ListOfPlan>();
        services.AddScoped<ItemToRead>();
        services.AddScoped<ProjectsOfItem>();
        services.AddScoped<SourceToRead>();
        services.AddScoped<VersionsOfPlan>();
        services.AddScoped<ListExport>();
        services.AddScoped<RegisterToRead>();
        services.AddScoped<PublicShareWords>();
        services.AddScoped<PlaceToRead>();
        services.AddScoped<LedgerToRead>();
        services.AddScoped<ApprovalsToRead>();
        services.AddScoped<ProjectEntryWords>();
        services.AddScoped<LedgerWords>();
        services.AddScoped<PublishedProjects>();
        services.AddScoped<PublicProjectWords>();
        services.AddSingleton<OfflinePage>();
    }

    /// <summary>The list and its shares as files, under the address of the list itself.</summary>
    public static void MapPublicFiles(this IEndpointRouteBuilder routes)
    {
        ListFiles.Map(routes);
        ShareFiles.Map(routes);
        StandingFiles.Map(routes);
        PublicRegisterFiles.Map(routes);
        LedgerFiles.Map(routes);
        PublicProjectFiles.Map(routes);
        ApprovalFiles.Map(routes);
    }
}
