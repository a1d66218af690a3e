using Duixian.Features.Desk.Mine;
using Duixian.Features.Desk.Search;

namespace Duixian.Features.Desk;

/// <summary>Reads of the desk's first page and its search.</summary>
internal static class DeskServices
{
    public static void AddDesk(this IServiceCollection services)
    {
        services.AddScoped<MyTasks>();
        services.AddScoped<RoundTasks>();
        services.AddScoped<ProjectTasks>();
        services.AddScoped<MyPromises>();
        services.AddScoped<MyShares>();
        services.AddScoped<DeskSearch>();
    }
}
