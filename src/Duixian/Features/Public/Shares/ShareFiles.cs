using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Duixian.Data;
using Duixian.Data.Rollups;
using Duixian.Domain.Directory;
using Duixian.Domain.Plans;
using Duixian.Domain.Shares;
using Duixian.Files;
using Duixian.Shell.Cache;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Public.Shares;

/// <summary>One share as it leaves the house; the names of the JSON are public contract.</summary>
public sealed record ExportedShare(
    string Item, int Indicator, string Title, string Subject, string Party, string PartyName, PartyKind PartyKind, decimal? Share, string Unit, decimal? Target, decimal? Sum, int? Works,
    ShareMethod Method, string? Basis, Universe Universe, int Version, DateOnly Day, int MadeForTargetVersion, int TargetVersion, string? Reason, DateOnly? ConfirmedOn);

/// <summary>All shares of a plan as files: <c>/2024/report/shares.csv</c> and its like.</summary>
internal static class ShareFiles
{
    public const string Schema = "duixian.shares/1";

    private const int Most = 50_000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,   // a file of its own media type, never inside HTML
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static readonly IReadOnlyList<(string Key, Func<ExportedShare, PublicShareWords, TableCell> Cell)> Columns =
    [
        ("Item", (s, _) => s.Item), ("Indicator", (s, _) => s.Indicator), ("Title", (s, _) => s.Title), ("Subject", (s, _) => s.Subject),
        ("Code", (s, _) => s.Party), ("Party", (s, _) => s.PartyName), ("Kind", (s, w) => w["Kind." + s.PartyKind]), ("Share", (s, _) => s.Share), ("Unit", (s, _) => s.Unit),
        ("Target", (s, _) => s.Target), ("Sum", (s, _) => s.Sum), ("Works", (s, _) => s.Works), ("Method", (s, w) => w["Method." + (s.Method == ShareMethod.Equal && s.Sum is null ? "SameLevel" : s.Method.ToString())]),
        ("Basis", (s, _) => s.Basis), ("Universe", (s, w) => w["Universe." + s.Universe]), ("Version", (s, _) => s.Version), ("Day", (s, _) => s.Day),
        ("MadeFor", (s, _) => s.MadeForTargetVersion), ("TargetVersion", (s, _) => s.TargetVersion), ("Reason", (s, _) => s.Reason), ("ConfirmedOn", (s, _) => s.ConfirmedOn),
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var format in (IEnumerable<string>)[.. TableFile.Formats, "json"])
        {
            // Not part of the API: these addresses belong to the list they stand under.
            routes.MapMethods("/{Year:int}/{PlanCode}/shares." + format, [HttpMethods.Get, HttpMethods.Head], (HttpContext http, int year, string planCode, DuixianDb db, PublicShareWords words) =>
                    SendAsync(http, format, new PlanAddress(year, planCode), db, words))
                .WithMetadata(new KeptPageAttribute())
                .ExcludeFromDescription();
        }
    }

    private static async Task SendAsync(HttpContext http, string format, PlanAddress address, DuixianDb db, PublicShareWords words)
    {
        var (response, cancel) = (http.Response, http.RequestAborted);
        await db.Database.OpenConnectionAsync(cancel);   // one for both questions
        if (await db.PlanSummaries.AsNoTracking().SingleOrDefaultAsync(s => s.Year == address.Year && s.Plan == address.Code, cancel) is not { } plan)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var name = $"{address.Year}-{address.Code}-shares";
        if (format != "json")
        {
            await TableFile.SendAsync(response, format, name, [.. Columns.Select(c => words["Column." + c.Key])], Read(db, address), row => Columns.Select(c => c.Cell(row, words)), cancel);
            return;
        }
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}.json\"";
        response.ContentType = "application/json; charset=utf-8";
        await WriteJsonAsync(response.Body, plan, db, cancel);
    }

    public static Task WriteJsonAsync(Stream to, PlanSummary plan, DuixianDb db, CancellationToken cancel) =>
        JsonSerializer.SerializeAsync(to, new { Schema, plan.Year, plan.Plan, plan.Title, plan.Version, plan.Retold, plan.LastEntry, Shares = Read(db, new(plan.Year, plan.Plan)) }, Json, cancel);

    private static IAsyncEnumerable<ExportedShare> Read(DuixianDb db, PlanAddress plan) =>
        (from line in db.ListLines.AsNoTracking()
         where line.Year == plan.Year && line.Plan == plan.Code && !line.Withdrawn
         join head in db.ShareSummaries on new { line.Year, line.Plan, line.Item, line.Indicator } equals new { head.Year, head.Plan, head.Item, head.Indicator }
         join share in db.ShareLines on new { line.Year, line.Plan, line.Item, line.Indicator } equals new { share.Year, share.Plan, share.Item, share.Indicator }
         orderby line.Position, line.Item, line.Indicator, share.Position, share.Party
         select new ExportedShare(
             line.Item, line.Indicator, line.Title, line.Subject, share.Party, share.PartyName, share.Kind, share.Amount, head.Unit, head.Target, head.Sum, head.Works,
             head.Method, head.Basis, head.Universe, head.Version, head.Day, head.TargetVersion, line.TargetVersion, head.Reason, head.ConfirmedOn))
        .Take(Most).AsAsyncEnumerable();
}
