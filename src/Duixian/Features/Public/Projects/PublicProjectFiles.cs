using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Duixian.Domain.Projects;
using Duixian.Files;
using Duixian.Shell;
using Duixian.Shell.Cache;

namespace Duixian.Features.Public.Projects;

/// <summary>A published project as JSON; names are public contract. A place below the location level is not there at all.</summary>
internal sealed record ExportedProject(
    int Number, string Name, string? Code, string? Owner, string? Level, string? Category, string? Industry, string? Nature, IReadOnlyList<string> Counties, LocationLevel LocationLevel, string? Site, decimal? Longitude, decimal? Latitude, string? CoordinateSystem,
    string? Scale, decimal? TotalYuan, string? StartPlanned, string? FinishPlanned, string Stage, string? StageSince, bool Left, DateOnly? StartedBy, DateOnly? CompletedBy, DateOnly? CeremonyOn, string? LeadOffice, string? LeaderPost, IReadOnlyList<string> Serves, bool Fictional)
{
    public static ExportedProject Of(PublicProject project)
    {
        var face = project.Face;
        return new(
            face.Project, face.Name, face.Code, face.Owner, face.Level, face.Category, face.Industry, face.Nature, face.Counties, face.Location, face.Site, face.Longitude, face.Latitude, face.System,
            face.Scale, face.TotalYuan, face.StartPlanned, face.FinishPlanned, face.Stage, face.StageSince, project.HasLeft, project.StartedBy, project.CompletedBy, project.CeremonyOn, face.LeadOffice, face.LeaderPost, face.Serves, face.Fictional);
    }
}

/// <summary>An entry of the public log about a project.</summary>
internal sealed record ExportedProjectEntry(long Seq, DateTimeOffset At, string Type);

/// <summary>Published projects as files – <c>/projects.csv</c>, <c>.xlsx</c>, <c>.json</c> with the query of the list, <c>/project/12.json</c> – and the way from a code to its project.</summary>
/// <remarks>Every row and every JSON file says that these are no official statistics, and whether they are invented.</remarks>
internal static class PublicProjectFiles
{
    private const string ListSchema = "duixian.projects/1";
    private const string Schema = "duixian.project/1";
    private const string MediaType = "application/json; charset=utf-8";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,   // a file of its own media type, never inside HTML
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var format in (IEnumerable<string>)[.. TableFile.Formats, "json"])
        {
            // Not part of the API: these addresses belong to the page they stand under.
            routes.MapMethods("/projects." + format, Reading, (HttpContext http, PublishedProjects projects, PublicProjectWords words) => ListAsync(http, format, projects, words))
                .WithMetadata(new KeptPageAttribute(PublicProjectsQuery.QYear, PublicProjectsQuery.QUnit, PublicProjectsQuery.QStage, PublicProjectsQuery.QCategory, PublicProjectsQuery.QWords, PublicProjectsQuery.QSort) { Until = KeptUntil.AnythingIsWritten })
                .ExcludeFromDescription();
        }
        routes.MapMethods("/project/{number:int}.json", Reading, OneAsync).WithMetadata(new KeptPageAttribute { Until = KeptUntil.AnythingIsWritten }).ExcludeFromDescription();
        routes.MapMethods("/project/{code}", Reading, OfCodeAsync).ExcludeFromDescription();
    }

    private static async Task ListAsync(HttpContext http, string format, PublishedProjects projects, PublicProjectWords words)
    {
        var (response, cancel) = (http.Response, http.RequestAborted);
        var (year, units, rows) = await projects.AllAsync(PublicProjectsQuery.From(http.Request.Query), cancel);
        var name = year is { } of ? $"projects-{of}" : "projects";
        if (format != "json")
        {
            await TableFile.SendAsync(response, format, name, PublicProjectCells.Headers(words), rows.ToAsyncEnumerable(), row => PublicProjectCells.Of(row, units, words), cancel);
            return;
        }
        SetHeaders(response, name);
        var fictional = rows.Any(r => r.Face.Fictional);
        await JsonSerializer.SerializeAsync(response.Body, new { Schema = ListSchema, Year = year, OfficialStatistics = false, Fictional = fictional, Notice = words["Notice"] + (fictional ? words["Notice.SomeFictional"] : ""), Projects = rows.Select(ExportedProject.Of) }, Json, cancel);
    }

    private static async Task OneAsync(HttpContext http, int number, PublishedProjects projects, PublicProjectWords words)
    {
        var (response, cancel) = (http.Response, http.RequestAborted);
        if (await projects.OneAsync(number, cancel) is not { } view)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        SetHeaders(response, $"project-{number}");
        await JsonSerializer.SerializeAsync(response.Body, new
        {
            Schema,
            OfficialStatistics = false,
            view.Project.Face.Fictional,
            Notice = words.Notice(view.Project.Face),
            Project = ExportedProject.Of(view.Project),
            view.Years,
            Entries = view.Entries.Select(e => new ExportedProjectEntry(e.Seq, e.At, e.Type)),
        }, Json, cancel);
    }

    /// <summary>The project of a code, for good: its number never changes. A code that two published projects carry leads to the list of both.</summary>
    private static async Task<IResult> OfCodeAsync(HttpContext http, string code, PublishedProjects projects, Links links) => await projects.OfCodeAsync(code, http.RequestAborted) switch
    {
        [] => TypedResults.NotFound(),
        [var only] => TypedResults.Redirect(links.To($"/project/{only}"), permanent: true),
        _ => TypedResults.Redirect(links.To($"/projects?year={PublicProjectsQuery.Every}&q={Uri.EscapeDataString(code)}")),
    };

    private static void SetHeaders(HttpResponse response, string name) => (response.Headers.ContentDisposition, response.ContentType) = ($"attachment; filename=\"{name}.json\"", MediaType);
}
