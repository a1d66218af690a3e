using Duixian.Accounts;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Procedures;
using Duixian.Features.Projects.Procedures;
using Duixian.Files;
using Duixian.Shell.Formatting;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Projects.ProcedureShare;

/// <summary>The lists of the share page as files, with the query of the page: <c>/desk/procedures/deciding.csv</c>, <c>steps</c> and <c>authorities</c>.</summary>
internal static class ShareFiles
{
    /// <summary>Days within which a project that makes the day is called fragile.</summary>
    public const int Margin = 14;

    public static void MapShareFiles(this IEndpointRouteBuilder routes)
    {
        foreach (var format in TableFile.Formats)
        {
            Map("deciding", (response, query, view, words, text, cancel) => TableFile.SendAsync(
                response, format, text["Deciding"], [text["Col.Number"], text["Col.Name"], text["Col.Unit"], text["Col.Holder"], text["File.Step"], text["File.HeldSince"], text["Deciding.CompletesOn"], text["Deciding.Days"], text["Deciding.Longest"], text["Deciding.LongestDays"]],
                view.Portfolio.OutlookOf(query.By, query.Percent, Margin, view.Main).Deciding.ToAsyncEnumerable(), project => Cells(project, view, words), cancel));
            Map("steps", (response, _, view, words, text, cancel) => TableFile.SendAsync(
                response, format, text["Costs.Steps"], [text["Steps.Step"], .. Costs(text)], view.Portfolio.CostOfSteps(view.Main).ToAsyncEnumerable(), cost => Cells(words.NameOf(cost.Of), cost), cancel));
            Map("authorities", (response, _, view, _, text, cancel) => TableFile.SendAsync(
                response, format, text["Costs.Authorities"], [text["Costs.Authority"], .. Costs(text)], view.Portfolio.CostOfAuthorities(view.Main).ToAsyncEnumerable(), cost => Cells(cost.Of, cost), cancel));

            void Map(string list, Func<HttpResponse, ShareQuery, PortfolioView, ProcedureWords, IStringLocalizer<ProjectsText>, CancellationToken, Task> send) =>
                routes.MapGet($"/desk/procedures/{list}.{format}", async (HttpContext http, PortfolioToRead portfolios, ProcedureWords words, SignedIn signedIn, CivilDay civilDay, IStringLocalizer<ProjectsText> text) =>
                    {
                        var query = ShareQuery.From(http.Request.Query, civilDay.Today);
                        await send(http.Response, query, await portfolios.ReadAsync(query.Year, signedIn.Actor ?? Actor.Anyone, http.RequestAborted), words, text, http.RequestAborted);
                    })
                    .RequireAuthorization(nameof(Power.SeeProjects)).ExcludeFromDescription();
        }
    }

    private static string[] Costs(IStringLocalizer<ProjectsText> text) => [text["Costs.Times"], text["Costs.Days"], text["Costs.Stopped"], text["Costs.Critical"], text["Costs.Ahead"]];

    private static IEnumerable<TableCell> Cells(string of, StepCost cost) => [of, cost.Times, cost.Days, cost.StoppedDays, cost.CriticalDays, cost.CriticalAhead];

    private static IEnumerable<TableCell> Cells(DecidingProject deciding, PortfolioView view, ProcedureWords words)
    {
        var project = view.Projects[deciding.Project];
        return
        [
            project.Number, project.Name, view.Places.Unit(project.Unit), deciding.Ball is { } ball ? words.HolderOf(ball) : null, deciding.Ball is { } held ? held.Step.Word : null, deciding.Ball?.Since,
            deciding.CompletesOn, deciding.Days, deciding.Longest.Word, deciding.LongestDays,
        ];
    }
}
