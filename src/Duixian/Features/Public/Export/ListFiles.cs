using Duixian.Domain.Plans;
using Duixian.Features.Public.PlanList;
using Duixian.Shell.Cache;

namespace Duixian.Features.Public.Export;

/// <summary>The list as files: <c>/2024/report.csv</c> and its like, with the query of the list.</summary>
internal static class ListFiles
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var format in ListFormat.Names)
        {
            // Not part of the API: these addresses belong to the page they stand under.
            routes.MapMethods("/{Year:int}/{PlanCode}." + format, [HttpMethods.Get, HttpMethods.Head], (HttpContext http, int year, string planCode, ListExport export, PublicWords words) =>
                    SendAsync(http, format, new PlanAddress(year, planCode), export, words))
                .WithMetadata(new KeptPageAttribute(ListQuery.QWords, ListQuery.QGroup, ListQuery.QKind, ListQuery.QOffice, ListQuery.QReady, ListQuery.QState, ListQuery.QSort))
                .ExcludeFromDescription();
        }
    }

    private static async Task SendAsync(HttpContext http, string format, PlanAddress address, ListExport export, PublicWords words)
    {
        var (response, cancel) = (http.Response, http.RequestAborted);
        if (await export.FindPlanAsync(address, cancel) is not { } plan)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var rows = export.ReadAsync(ListQuery.From(address, http.Request.Query));
        response.Headers.ContentDisposition = $"attachment; filename=\"{address.Year}-{address.Code}.{format}\"";
        response.ContentType = ListFormat.MediaTypeOf(format);
        await ListFormat.WriteAsync(format, response.Body, plan, rows, words, cancel);
    }
}
