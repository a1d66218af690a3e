using Duixian.Domain.Plans;
using Duixian.Domain.Projects;

namespace Duixian.Data.Projects;

/// <summary>Finds the projects that serve an item of a plan.</summary>
public static class ServingQuery
{
    /// <summary>Projects whose record may name the item among those it serves; whoever asks looks at <see cref="ProjectRecord.Serves"/> once more.</summary>
    /// <remarks>A record is JSON text in both databases. The whole address stands in quotes there, so item 2 never means item 22.</remarks>
    public static IQueryable<Project> NamingItem(this IQueryable<Project> projects, PlanAddress plan, string item)
    {
        var quoted = Quoted(plan, item);
        return projects.Where(p => ((string)(object)p.Record).Contains(quoted));
    }

    /// <summary>An item as it stands in the JSON of a record.</summary>
    public static string Quoted(PlanAddress plan, string item) => $"\"{AddressOf(plan, item)}\"";

    /// <summary>An item as records name it.</summary>
    public static string AddressOf(PlanAddress plan, string item) => $"{plan.Year}/{plan.Code}/{item}";
}
