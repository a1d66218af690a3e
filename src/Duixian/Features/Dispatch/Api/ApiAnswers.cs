using System.Net.Mime;
using Duixian.Accounts;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Shell;
using Duixian.Shell.Refusals;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Duixian.Features.Dispatch.Api;

/// <summary>How the interface answers: receipts, and problems with the refusal's code.</summary>
internal sealed class ApiAnswers(RefusalSentences sentences)
{
    /// <summary>A refusal as a problem document.</summary>
    /// <param name="more">Members beside the code, such as both versions of what is stale.</param>
    public ProblemHttpResult Refused(Refusal refusal, params IReadOnlyList<KeyValuePair<string, object?>> more) =>
        TypedResults.Problem(title: sentences.Say(refusal), statusCode: refusal.StatusCode, extensions: [KeyValuePair.Create<string, object?>("code", refusal.Code), .. more]);

    /// <summary>Runs a use case under the client's key.</summary>
    /// <param name="stale">What to say beside 409: both versions.</param>
    public async Task<Results<Ok<ApiReceipt>, ProblemHttpResult>> RunAsync<TRequest>(
        Acts acts, string key, TRequest request, Func<Act, Task<Result<Receipt>>> useCase, Func<Task<IReadOnlyList<KeyValuePair<string, object?>>>> stale, CancellationToken cancel)
    {
        var result = await acts.RunAsync(key, request, why: null, useCase, cancel);
        if (result.Refusal is not { } refusal) { return TypedResults.Ok(new ApiReceipt(result.Value.Act, result.Value.FirstEntry)); }
        return refusal.Kind == RefusalKind.Stale ? Refused(refusal, await stale()) : Refused(refusal);
    }
}

/// <summary>What holds for every request under <c>/api</c>, whatever it asks.</summary>
internal static class ApiManners
{
    internal const string Base = "/api/v1";
    internal const string KeyHeader = "Idempotency-Key";

    /// <summary>As long as the table has room.</summary>
    private const int LongestKey = 100;

    /// <summary>Machines are answered by problem documents, never by a page; where nothing else was said, the status says it.</summary>
    internal static void UseApiAnswers(this IApplicationBuilder app) => app.UseWhen(http => http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal), api => api.Use(async (http, next) =>
    {
        await next(http);
        if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null or 0, ContentType: null } response)
        {
            await TypedResults.Problem(statusCode: response.StatusCode).ExecuteAsync(http);
        }
    }));

    /// <summary>Null among the members of a list is in no contract, and the reader of JSON lets it through.</summary>
    internal static bool HoldsNull<T>(IReadOnlyList<T>? items) where T : class => items?.Any(i => i is null) ?? false;

    internal static ProblemHttpResult Malformed() => TypedResults.Problem(statusCode: StatusCodes.Status400BadRequest);

    /// <summary>A writing request names itself, so that it may be sent again, and comes from this very site where a browser sends it.</summary>
    internal static async ValueTask<object?> CheckWritingAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        if (request.Headers.Origin.ToString() is { Length: > 0 } origin && origin != $"{request.Scheme}://{request.Host}") { return TypedResults.Problem(statusCode: StatusCodes.Status403Forbidden, title: "Another site sent this request."); }
        var key = request.Headers[KeyHeader].ToString();
        return key.Length is 0 or > LongestKey || string.IsNullOrWhiteSpace(key)
            ? TypedResults.Problem(statusCode: StatusCodes.Status400BadRequest, title: $"Send a header {KeyHeader} of at most {LongestKey} characters, a new one for each thing you do and the same one when you send it again.")
            : await next(context);
    }

    /// <summary>Words of a writing endpoint that its types cannot say.</summary>
    internal static RouteHandlerBuilder Writes(this RouteHandlerBuilder endpoint, string name) => endpoint
        .AddEndpointFilter(CheckWritingAsync)
        .WithName(name)
        .ProducesProblem(StatusCodes.Status400BadRequest, MediaTypeNames.Application.ProblemJson)
        .ProducesProblem(StatusCodes.Status401Unauthorized, MediaTypeNames.Application.ProblemJson)
        .ProducesProblem(StatusCodes.Status403Forbidden, MediaTypeNames.Application.ProblemJson)
        .ProducesProblem(StatusCodes.Status404NotFound, MediaTypeNames.Application.ProblemJson)
        .ProducesProblem(StatusCodes.Status409Conflict, MediaTypeNames.Application.ProblemJson)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity, MediaTypeNames.Application.ProblemJson);
}
