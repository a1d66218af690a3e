using System.Text.Json.Serialization;
using Duixian.Domain.Ledger;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.OpenApi;

namespace Duixian.Features.Dispatch.Api;

/// <summary>The interface for programs: what the desk does with rounds, sheets and figures, as JSON under <c>/api/v1</c>.</summary>
internal static class DispatchApi
{
    private const string Document = "v1";

    public static void AddDispatchApi(this IServiceCollection services)
    {
        services.AddScoped<ApiAnswers>();
        services.AddScoped<StandingLines>();
        services.Configure<JsonOptions>(json =>
        {
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;   // otherwise the document calls every number "integer or string"
            json.SerializerOptions.RespectNullableAnnotations = true;
            json.SerializerOptions.RespectRequiredConstructorParameters = true;
        });
        services.AddOpenApi(Document, openapi =>
        {
            openapi.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            openapi.ShouldInclude = description => description.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) ?? false;
            openapi.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new() { Title = "Duixian", Version = Document };
                document.Servers = [];   // the address it was asked at is not part of the contract
                return Task.CompletedTask;
            });
        });
    }

    public static void MapDispatchApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(ApiManners.Base).RequireAuthorization(nameof(Power.SeeSheets)).WithTags("dispatch").DisableAntiforgery();   // JSON of this site only: see ApiManners
        api.MapGet("/rounds", RoundsApi.ListAsync).WithName("ListRounds");
        api.MapGet("/rounds/{round:guid}/sheets/{party}", RoundsApi.SheetAsync).WithName("ReadSheet").ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/rounds/{round:guid}/sheets/{party}/filings", FilingApi.FileAsync).Writes("FileSheet");
        api.MapPost("/rounds/{round:guid}/acceptances", ReviewApi.AcceptAsync).Writes("AcceptReports");
        api.MapPost("/rounds/{round:guid}/returns", ReviewApi.ReturnAsync).Writes("ReturnReports");
        api.MapPost("/corrections", FilingApi.CorrectAsync).Writes("ProposeCorrection");
        routes.MapOpenApi(ApiManners.Base + "/openapi.json");
    }
}
