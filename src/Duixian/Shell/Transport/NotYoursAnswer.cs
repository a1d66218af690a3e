using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Duixian.Shell.Transport;

/// <summary>Whoever opens a page of another role is told so at that address, with 403 and in the language of the page: a redirect would answer "found".</summary>
internal static class NotYoursAnswer
{
    internal const string Path = "/not-yours";

    /// <summary>Inside the page for what is not found, which would take every empty answer.</summary>
    internal static void UseNotYoursAnswer(this IApplicationBuilder app) =>
        app.UseStatusCodePages(status => status.HttpContext.Response.StatusCode == StatusCodes.Status403Forbidden ? AnswerAsync(status) : Task.CompletedTask);

    private static async Task AnswerAsync(StatusCodeContext status)
    {
        var http = status.HttpContext;
        var (method, path, query, services) = (http.Request.Method, http.Request.Path, http.Request.QueryString, http.RequestServices);
        http.Features.Set<IStatusCodeReExecuteFeature>(new StatusCodeReExecuteFeature
        {
            OriginalPathBase = http.Request.PathBase.Value ?? "",
            OriginalPath = path.Value ?? "",
            OriginalQueryString = query.HasValue ? query.Value : null,
        });
        http.SetEndpoint(null);
        http.Features.Get<IRouteValuesFeature>()?.RouteValues.Clear();
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();   // what a page holds is used once
        try
        {
            if (HttpMethods.IsPost(method)) { http.Request.Method = HttpMethods.Get; }   // the form was for the other page
            (http.RequestServices, http.Request.Path, http.Request.QueryString) = (scope.ServiceProvider, Path, QueryString.Empty);
            await status.Next(http);
        }
        finally
        {
            (http.Request.Method, http.RequestServices, http.Request.Path, http.Request.QueryString) = (method, services, path, query);
            http.Features.Set<IStatusCodeReExecuteFeature>(null);
        }
    }
}
