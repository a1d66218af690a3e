using System.Security.Cryptography;
using System.Text;
using Duixian.Shell;
using Microsoft.Net.Http.Headers;

namespace Duixian.Features.Reminders.CalendarFeeds;

/// <summary>The calendar a program asks for every few hours, without signing in: the address is the key.</summary>
internal static class CalendarFiles
{
    public static void MapCalendarFiles(this IEndpointRouteBuilder routes) => routes.MapGet("/calendar/{token}.ics", SendAsync).ExcludeFromDescription();

    private static async Task SendAsync(string token, HttpContext http, MyCalendars calendars, DueDayCalendar text)
    {
        if (await calendars.OpenAsync(token, http.RequestAborted) is not { } parties)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var bytes = Encoding.UTF8.GetBytes(await text.WriteAsync(parties, http.RequestAborted));
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"";
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers.ETag = tag;
        if (EntityTagHeaderValue.TryParseList(http.Request.Headers.IfNoneMatch, out var known) && known.Any(t => t.Tag == tag))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        http.Response.ContentType = DueDayCalendar.MediaType;
        http.Response.Headers.ContentDisposition = "attachment; filename=\"duixian.ics\"";
        http.Response.Headers.ContentSecurityPolicy = SecurityHeaders.SandboxPolicy;
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }
}
