using System.Globalization;
using Duixian.Domain.Projects;
using Duixian.Shell.Typing;

namespace Duixian.Features.Public.Projects;

/// <summary>How the public list of projects is sorted; each order is a whole one.</summary>
internal enum PublicProjectOrder
{
    Number,

    Name,

    /// <summary>By total investment; unknown last.</summary>
    Total,

    /// <summary>By planned start; unknown last.</summary>
    Start,

    /// <summary>By planned finish; unknown last.</summary>
    Finish,
}

/// <summary>Which published projects are asked for; the same words stand in the address of the page and of its files.</summary>
/// <param name="Year">Of this year's implementation list; null: of the newest there is.</param>
/// <param name="EveryYear">All that are published, in a list or not.</param>
/// <param name="Left">Those that left the library, instead of those in it.</param>
internal sealed record PublicProjectsQuery(int? Year, bool EveryYear, string? Unit, string? Stage, bool Left, string? Category, IReadOnlyList<string> Words, PublicProjectOrder Order, bool Descending)
{
    public const string QYear = "year";
    public const string QUnit = "unit";
    public const string QStage = "stage";
    public const string QCategory = "category";
    public const string QWords = Shell.Cache.KeptPageAttribute.FreeWords;
    public const string QSort = "sort";
    public const string QPage = "page";

    /// <summary>Stands for every year.</summary>
    public const string Every = "all";

    /// <summary>Stands in place of a stage for what left the library.</summary>
    public const string Out = "left";

    private const int MostWords = 6;
    private const int Longest = 80;

    public bool Filtered => Unit is not null || Stage is not null || Left || Category is not null || Words.Count > 0;

    /// <summary>What cannot be understood is left out.</summary>
    public static PublicProjectsQuery From(IQueryCollection query)
    {
        var (year, stage, sort) = (query[QYear].ToString(), Given(query[QStage]), query[QSort].ToString());
        return new(
            int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : null, year == Every,
            Given(query[QUnit]), stage == Out ? null : stage, stage == Out, Given(query[QCategory]),
            [.. TypedText.Line(query[QWords]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords).Select(w => w.Length > Longest ? w[..Longest] : w)],
            Enum.TryParse<PublicProjectOrder>(sort.TrimStart('-'), ignoreCase: true, out var order) && Enum.IsDefined(order) ? order : PublicProjectOrder.Number, sort.StartsWith('-'));
    }

    /// <summary>Everything but the stage, which the tallies count.</summary>
    /// <remarks>Words are looked for in what is public: the library's own search also knows addresses.</remarks>
    public IQueryable<Project> Narrow(IQueryable<Project> projects)
    {
        if (Unit is { } unit)
        {
            var touched = $";{unit};";
            projects = projects.Where(p => p.Unit == unit || (p.AlsoUnits != null && p.AlsoUnits.Contains(touched)));
        }
        if (Category is { } category) { projects = projects.Where(p => p.Category == category); }
        foreach (var word in Words)
        {
            if (Project.KeyOf(word) is { Length: > 0 } key) { projects = projects.Where(p => p.NameKey.Contains(key) || (p.Code != null && p.Code.Contains(word))); }
        }
        return projects;
    }

    public IQueryable<Project> OfStage(IQueryable<Project> projects) =>
        Left ? projects.Where(p => p.HasLeft) : Stage is { } stage ? projects.Where(p => !p.HasLeft && p.Stage == stage) : projects.Where(p => !p.HasLeft);

    public IQueryable<Project> Sort(IQueryable<Project> projects) => (Order, Descending) switch
    {
        (PublicProjectOrder.Name, false) => projects.OrderBy(p => p.Name).ThenBy(p => p.Number),
        (PublicProjectOrder.Name, true) => projects.OrderByDescending(p => p.Name).ThenByDescending(p => p.Number),
        // What is not known comes last either way: the two databases disagree about it.
        (PublicProjectOrder.Total, false) => projects.OrderBy(p => p.TotalYuan == null).ThenBy(p => p.TotalYuan).ThenBy(p => p.Number),
        (PublicProjectOrder.Total, true) => projects.OrderBy(p => p.TotalYuan == null).ThenByDescending(p => p.TotalYuan).ThenByDescending(p => p.Number),
        (PublicProjectOrder.Start, false) => projects.OrderBy(p => p.PlannedStart).ThenBy(p => p.Number),
        (PublicProjectOrder.Start, true) => projects.OrderBy(p => p.PlannedStart == DateOnly.MaxValue).ThenByDescending(p => p.PlannedStart).ThenByDescending(p => p.Number),
        (PublicProjectOrder.Finish, false) => projects.OrderBy(p => p.PlannedFinish).ThenBy(p => p.Number),
        (PublicProjectOrder.Finish, true) => projects.OrderBy(p => p.PlannedFinish == DateOnly.MaxValue).ThenByDescending(p => p.PlannedFinish).ThenByDescending(p => p.Number),
        (_, true) => projects.OrderByDescending(p => p.Number),
        _ => projects.OrderBy(p => p.Number),
    };

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) || value.Length > Longest ? null : value;
}
