using System.Text.Json;
using Duixian.Files;
using Microsoft.AspNetCore.Antiforgery;

namespace Duixian.Features.People.ActivatePeople;

/// <summary>What is handed to somebody: who they are and the link, shown once.</summary>
public sealed record ActivationSlip(string Name, string Login, string Office, string Post, string Link);

/// <summary>The slips of one page as a file. The page sends them itself: nothing here keeps a link.</summary>
internal static class ActivationSlips
{
    public const string Field = "Slips";

    public static async Task SendAsync(HttpContext http, string format, IAntiforgery antiforgery, PeopleWords words)
    {
        if (!await antiforgery.IsRequestValidAsync(http) || Read((await http.Request.ReadFormAsync(http.RequestAborted))[Field]) is not { Count: > 0 } slips)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        IReadOnlyList<string> header = [words["Name"], words["Login"], words["Office"], words["Post"], words["Slip.Link"]];
        await TableFile.SendAsync(http.Response, format, "activation", header, slips.ToAsyncEnumerable(), s => [s.Name, s.Login, s.Office, s.Post, s.Link], http.RequestAborted);
    }

    public static string Write(IReadOnlyList<ActivationSlip> slips) => JsonSerializer.Serialize(slips);

    private static List<ActivationSlip>? Read(string? sent)
    {
        try { return JsonSerializer.Deserialize<List<ActivationSlip>>(sent ?? ""); }
        catch (JsonException) { return null; }
    }
}
