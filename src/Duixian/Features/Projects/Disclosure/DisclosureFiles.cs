using Duixian.Accounts;
using Duixian.Domain.Ledger;
using Duixian.Files;
using Duixian.Shell.Formatting;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Projects.Disclosure;

/// <summary>The table of approvals as a file: <c>/desk/procedures/disclosure.csv</c> and <c>.xlsx</c>.</summary>
internal static class DisclosureFiles
{
    public static void MapDisclosureFiles(this IEndpointRouteBuilder routes)
    {
        foreach (var format in TableFile.Formats)
        {
            routes.MapGet("/desk/procedures/disclosure." + format, async (HttpContext http, ApprovalsToDisclose approvals, ProjectAccess access, SignedIn signedIn, IStringLocalizer<ProjectsText> text) =>
                {
                    var (cancel, published) = (http.RequestAborted, !DisclosurePage.AsksForWaiting(http.Request.Query));
                    var places = await access.PlacesAsync(cancel);
                    await TableFile.SendAsync(http.Response, format, text["Disclosure"], Headers(text), approvals.AllAsync(signedIn.Actor ?? Actor.Anyone, published, cancel), line => Cells(line, places, text), cancel);
                })
                .RequireAuthorization(nameof(Power.SeeProjects)).ExcludeFromDescription();
        }
    }

    private static string[] Headers(IStringLocalizer<ProjectsText> text) =>
        [text["Col.Name"], text["Col.Code"], text["Col.Unit"], text["Disclosure.Step"], text["Disclosure.Result"], text["Disclosure.Day"], text["Disclosure.Number"], text["Disclosure.Authority"], text["Disclosure.Due"], text["Disclosure.On"], text["Disclosure.Overdue"]];

    private static IEnumerable<TableCell> Cells(DisclosureLine line, ProjectPlaces places, IStringLocalizer<ProjectsText> text)
    {
        var row = line.Row;
        return
        [
            row.ProjectName, row.ProjectCode, places.Unit(line.Unit), Figures.English ? row.StepEnglishName : row.StepName, text["Result." + row.Result].Value, row.Day, row.Number, row.Authority, row.Due, row.PublishedOn,
            row.IsOverdue ? text["Disclosure.IsOverdue"].Value : row.WasLate ? text["Disclosure.WasLate"].Value : null,
        ];
    }
}
