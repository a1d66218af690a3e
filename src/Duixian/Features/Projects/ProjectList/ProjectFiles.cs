using Duixian.Accounts;
using Duixian.Domain.Ledger;
using Duixian.Domain.Projects;
using Duixian.Files;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Projects.ProjectList;

/// <summary>The portfolio as a file: <c>/desk/projects.csv</c> and <c>.xlsx</c>, with the query of the page.</summary>
internal static class ProjectFiles
{
    public static void MapProjectFiles(this IEndpointRouteBuilder routes)
    {
        foreach (var format in TableFile.Formats)
        {
            routes.MapGet("/desk/projects." + format, (HttpContext http, Portfolio portfolio, ProjectAccess access, StagePath path, SignedIn signedIn, IStringLocalizer<ProjectsText> text) =>
                    SendAsync(format, http, portfolio, access, path, signedIn, text))
                .RequireAuthorization(nameof(Power.SeeProjects)).ExcludeFromDescription();
        }
    }

    private static async Task SendAsync(string format, HttpContext http, Portfolio portfolio, ProjectAccess access, StagePath path, SignedIn signedIn, IStringLocalizer<ProjectsText> text)
    {
        var places = await access.PlacesAsync(http.RequestAborted);
        var rows = portfolio.All(signedIn.Actor ?? Actor.Anyone, ProjectsQuery.From(http.Request.Query));
        await TableFile.SendAsync(http.Response, format, text["Projects"], ProjectCells.Headers(text), rows, line => ProjectCells.Of(line, path, places, text), http.RequestAborted);
    }
}
