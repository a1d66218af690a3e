using Duixian.Domain.Plans;
using Duixian.Domain.Projects;

namespace Duixian.Data.Projects;

/// <summary>Finds the projects that serve an item of a plan.</summary>
public static class ServingQuery
{
    public static IQueryable<Project> ServingItem(this IQueryable<Project> projects, PlanAddress plan, string item)
    {
        var named = Named(plan, item);
        return projects.Where(p => p.ServesItems != null && p.ServesItems.Contains(named));
    }

    /// <summary>An item as it stands in <see cref="Project.ServesItems"/>: whole, so that item 2 never means item 22.</summary>
    public static string Named(PlanAddress plan, string item) => $";{plan.Year}/{plan.Code}/{item};";
}
