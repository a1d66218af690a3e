using Duixian.Accounts;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Domain.Projects;
using Duixian.Files;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Projects.YearLists;

/// <summary>The tables of a year as files: <c>/desk/projects/years/2024/figures.csv</c> and <c>.xlsx</c>, likewise <c>lists</c>, <c>units</c> and <c>batches</c>.</summary>
internal static class YearFiles
{
    public const string Figures = "figures";
    public const string Lists = "lists";
    public const string Units = "units";
    public const string Batches = "batches";

    private sealed record Sheet(string Name, IReadOnlyList<string> Headers, IEnumerable<IEnumerable<TableCell>> Rows);

    public static void MapYearFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet($"/desk/projects/years/{{year:int}}/{{table:regex(^({Figures}|{Lists}|{Units}|{Batches})$)}}.{{format:regex(^(csv|xlsx)$)}}", SendAsync)
            .RequireAuthorization(nameof(Power.SeeProjects)).ExcludeFromDescription();
    }

    /// <summary>Address of a table, without the ending.</summary>
    public static string PathOf(int year, string table) => $"/desk/projects/years/{year}/{table}";

    private static async Task SendAsync(int year, string table, string format, HttpContext http, YearOfProjects years, ProjectAccess access, IStringLocalizer<ProjectsText> text)
    {
        if (!PlanAddress.IsYear(year)) { http.Response.StatusCode = StatusCodes.Status404NotFound; return; }
        var view = await years.ReadAsync(year, http.RequestAborted);
        var sheet = table switch
        {
            Lists => ListsOf(view, text),
            Units => UnitsOf(view, await access.PlacesAsync(http.RequestAborted), text),
            Batches => BatchesOf(view, text),
            _ => FiguresOf(view, text),
        };
        await TableFile.SendAsync(http.Response, format, $"{text["Year.Title", year]} {sheet.Name} {view.Day:yyyy-MM-dd}", sheet.Headers, sheet.Rows.ToAsyncEnumerable(), row => row, http.RequestAborted);
    }

    private static Sheet FiguresOf(YearView view, IStringLocalizer<ProjectsText> text) => new(text["Figures"],
        [text["Figures.What"], text["Figures.Reached"], text["Figures.Frozen"], text["Break.File.OfFrozen"], text["Figures.Adjusted"], text["Break.File.OfAdjusted"]],
        view.Figures.Select(f => (IEnumerable<TableCell>)[text["Measure." + f.Measure].Value, .. Counts(f)]));

    private static Sheet ListsOf(YearView view, IStringLocalizer<ProjectsText> text) => new(text["Lists"],
        [text["List"], text["Lists.Now"], text["Lists.Frozen"], text["Lists.Added"], text["Lists.Gone"], text["File.YearYuan"], text["File.YearYuan.Frozen"], text["Lists.FrozenOn"]],
        view.Lists.Select(l => (IEnumerable<TableCell>)[text["List." + l.List, view.Year].Value, l.Listed, .. Since(l), l.AdjustedYuan, l.FrozenYuan, l.FrozenOn]));

    /// <summary>Blank while the list is not frozen: there is nothing to compare with.</summary>
    private static TableCell[] Since(ListCount list) => list.FrozenOn is null ? [(int?)null, (int?)null, (int?)null] : [list.Frozen, list.Added, list.Gone];

    private static Sheet UnitsOf(YearView view, ProjectPlaces places, IStringLocalizer<ProjectsText> text) => new(text["ByUnit"],
        [text["Col.Unit"], text["Figures.What"], text["Figures.Reached"], text["Figures.Frozen"], text["Break.File.OfFrozen"], text["Figures.Adjusted"], text["Break.File.OfAdjusted"]],
        from unit in places.Units
        from counted in view.Units
        where counted.Unit == unit.Code
        from measure in YearPage.Shown
        let figure = counted.Figures.First(f => f.Measure == measure)
        select (IEnumerable<TableCell>)[unit.ShortName, text["Measure." + measure].Value, .. Counts(figure)]);

    private static Sheet BatchesOf(YearView view, IStringLocalizer<ProjectsText> text) => new(text["Batches"],
        [text["Batch"], text["Batch.Day"], text["Batch.Projects"], text["File.Batch.Started"], text["File.Batch.Completed"], text["File.Batch.Producing"], text["File.Batch.Full"]],
        view.Batches.Select(b => (IEnumerable<TableCell>)[b.Batch.Name, (DateOnly?)b.Batch.Day, b.Rates.Projects, b.Rates.Started, b.Rates.Completed, b.Rates.Producing, b.Rates.Full]));

    private static TableCell[] Counts(FlowFigure figure) => [figure.Reached, figure.OfFrozen, figure.Frozen, figure.OfAdjusted, figure.Adjusted];
}
