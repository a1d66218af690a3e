using System.Net.Http.Json;
using System.Text.Json;
using Duixian.Domain.Dispatch;

namespace Duixian.Tests.Features.Dispatch.Api;

/// <summary>How a program talks to the site.</summary>
internal static class ApiExamples
{
    internal static async Task<HttpResponseMessage> SendAsync(this HttpClient client, string path, object body, string? key, string? origin = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (key is not null) { request.Headers.Add("Idempotency-Key", key); }
        if (origin is not null) { request.Headers.Add("Origin", origin); }
        return await client.SendAsync(request);
    }

    internal static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>());

    internal static async Task<string?> CodeAsync(this HttpResponseMessage answer) => (await answer.JsonAsync()).TryGetProperty("code", out var code) ? code.GetString() : null;

    internal static string Acceptances(RoundId round) => $"/api/v1/rounds/{round.Value:D}/acceptances";

    internal static string Returns(RoundId round) => $"/api/v1/rounds/{round.Value:D}/returns";

    internal static object Seen(params ProgressReport[] lines) => new { lines = lines.Select(l => new { report = l.Id.Value, revision = l.Revision }) };
}
