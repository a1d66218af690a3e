using Duixian.Accounts;
using Duixian.Domain.Ledger;
using Duixian.Files;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Projects.Breakdown;

/// <summary>The breakdowns as files: <c>/desk/projects/counties.csv</c>, <c>/desk/projects/sectors.xlsx</c> and their like.</summary>
internal static class BreakdownFiles
{
    public static void MapBreakdownFiles(this IEndpointRouteBuilder routes)
    {
        foreach (var format in TableFile.Formats)
        {
            routes.MapGet("/desk/projects/counties." + format, (HttpContext http, BrokenProjects projects, ProjectAccess access, SignedIn signedIn, IStringLocalizer<ProjectsText> text) => CountiesAsync(format, http, projects, access, signedIn.Actor ?? Actor.Anyone, text))
                .RequireAuthorization(nameof(Power.SeeProjects)).ExcludeFromDescription();
            routes.MapGet("/desk/projects/sectors." + format, (HttpContext http, BrokenProjects projects, SignedIn signedIn, IStringLocalizer<ProjectsText> text) => SectorsAsync(format, http, projects, signedIn.Actor ?? Actor.Anyone, text))
                .RequireAuthorization(nameof(Power.SeeProjects)).ExcludeFromDescription();
        }
    }

    private static async Task CountiesAsync(string format, HttpContext http, BrokenProjects projects, ProjectAccess access, Actor by, IStringLocalizer<ProjectsText> text)
    {
        var read = await projects.ReadAsync(by, BrokenProjects.YearFrom(http.Request.Query), http.RequestAborted);
        var places = await access.PlacesAsync(http.RequestAborted);
        var view = BrokenProjects.OfCounties(read, places, by);
        await SendAsync(format, http, text["Counties"], "Col.Unit", view, [.. view.Rows.Select(r => (r.Key.Length == 0 ? text["Unit.None"].Value : places.Unit(r.Key), r))], text);
    }

    private static async Task SectorsAsync(string format, HttpContext http, BrokenProjects projects, Actor by, IStringLocalizer<ProjectsText> text)
    {
        var read = await projects.ReadAsync(by, BrokenProjects.YearFrom(http.Request.Query), http.RequestAborted);
        var view = BreakdownView.OfSectors(read.Projects, read.Year, read.Day);
        await SendAsync(format, http, text["Sectors"], "Col.Category", view, [.. view.Rows.Select(r => (r.Key.Length == 0 ? text["Category.None"].Value : r.Key, r))], text);
    }

    private static Task SendAsync(string format, HttpContext http, string name, string first, BreakdownView view, List<(string Name, BreakdownRow Row)> rows, IStringLocalizer<ProjectsText> text)
    {
        if (view.Across is { } across) { rows.Add((text["Break.Across"], across)); }
        rows.Add((text["Break.All"], view.All));
        string[] headers =
        [
            text[first], text["Break.Projects"], text["Break.UnderWay"], text["Break.File.StartsFrozen"], text["Break.File.OfFrozen"], text["Break.File.StartsAdjusted"], text["Break.File.OfAdjusted"],
            text["Break.File.CompletionsFrozen"], text["Break.File.OfFrozen"], text["Break.File.CompletionsAdjusted"], text["Break.File.OfAdjusted"], text["File.Total"], text["Break.File.Unpriced"], text["Break.Complete"], text["Break.File.WithProcedures"], text["Break.Held"], text["File.HeldSince"],
        ];
        return TableFile.SendAsync(http.Response, format, $"{name} {view.Year}", headers, rows.ToAsyncEnumerable(), r => Cells(r.Name, r.Row), http.RequestAborted);
    }

    private static IEnumerable<TableCell> Cells(string name, BreakdownRow row)
    {
        yield return name;
        yield return row.Projects;
        yield return row.UnderWay;
        foreach (var reached in (ReachedOf[])[row.StartsFrozen, row.StartsAdjusted, row.CompletionsFrozen, row.CompletionsAdjusted])
        {
            yield return reached.Done;
            yield return reached.Planned;
        }
        yield return row.Yuan;
        yield return row.Unpriced;
        yield return row.Complete.Done;
        yield return row.Complete.Planned;
        yield return row.Held?.Name;
        yield return row.Held?.HeldSince;
    }
}
