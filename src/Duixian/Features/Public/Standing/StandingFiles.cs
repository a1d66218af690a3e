using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Duixian.Data;
using Duixian.Data.Rollups;
using Duixian.Domain.Plans;
using Duixian.Domain.Standings;
using Duixian.Files;
using Duixian.Shell.Cache;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Public.Standing;

/// <summary>Standing, history, parts and judgements of a plan as files, under the address of the list: <c>/2024/report/standing.csv</c> and its like.</summary>
/// <remarks>Every row and every JSON file says that these are dispatch figures and no official statistics, and whether they are made up.</remarks>
internal static class StandingFiles
{
    private const int Most = 100_000;
    private const string QItem = "item";
    private const string StandingSchema = "duixian.standing/1";
    private const string HistorySchema = "duixian.history/1";
    private const string PartsSchema = "duixian.counties/1";
    private const string JudgementsSchema = "duixian.changes/1";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,   // a file of its own media type, never inside HTML
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, "standing", StandingSchema, Standing, StandingColumns.Standing);
        Map(routes, "history", HistorySchema, History, StandingColumns.History);
        Map(routes, "counties", PartsSchema, Parts, StandingColumns.Parts);
        Map(routes, "changes", JudgementsSchema, Judgements, StandingColumns.Judgements);
    }

    /// <summary>The names of the files, as in <c>standing.json</c>.</summary>
    public static readonly IReadOnlyList<string> Names = ["standing", "history", "counties", "changes"];

    /// <summary>One of the files as JSON, without the sentence that belongs to a page's language: for whoever compares what another site shows.</summary>
    /// <returns>False where there is no such plan.</returns>
    public static Task<bool> WriteJsonAsync(string name, Stream to, PlanAddress plan, DuixianDb db, CancellationToken cancel) => name switch
    {
        "standing" => WriteJsonAsync(to, StandingSchema, plan, db, Standing, cancel),
        "history" => WriteJsonAsync(to, HistorySchema, plan, db, History, cancel),
        "counties" => WriteJsonAsync(to, PartsSchema, plan, db, Parts, cancel),
        _ => WriteJsonAsync(to, JudgementsSchema, plan, db, Judgements, cancel),
    };

    private static async Task<bool> WriteJsonAsync<TRow>(Stream to, string schema, PlanAddress address, DuixianDb db, Func<DuixianDb, PlanAddress, string?, CancellationToken, Task<List<TRow>>> read, CancellationToken cancel)
    {
        if (await db.PlanSummaries.AsNoTracking().SingleOrDefaultAsync(s => s.Year == address.Year && s.Plan == address.Code, cancel) is not { } plan) { return false; }
        var head = await db.PlanStandings.AsNoTracking().SingleOrDefaultAsync(s => s.Year == address.Year && s.Plan == address.Code, cancel);
        await WriteJsonAsync(to, schema, plan, head, await read(db, address, null, cancel), "", cancel);
        return true;
    }

    private static Task WriteJsonAsync<TRow>(Stream to, string schema, PlanSummary plan, PlanStanding? head, List<TRow> rows, string notice, CancellationToken cancel) =>
        JsonSerializer.SerializeAsync(to, new { Schema = schema, plan.Year, plan.Plan, plan.Title, OfficialStatistics = false, Fictional = head?.Fictional == true, plan.Retold, Notice = notice, head?.JudgedFor, head?.ClosedOn, Rule = head?.Rule ?? LightRules.Default, plan.LastEntry, Rows = rows }, Json, cancel);

    private static void Map<TRow>(IEndpointRouteBuilder routes, string name, string schema, Func<DuixianDb, PlanAddress, string?, CancellationToken, Task<List<TRow>>> read, IReadOnlyList<StandingColumn<TRow>> columns)
    {
        foreach (var format in (IEnumerable<string>)[.. TableFile.Formats, "json"])
        {
            // Not part of the API: these addresses belong to the list they stand under.
            routes.MapMethods($"/{{Year:int}}/{{PlanCode}}/{name}.{format}", [HttpMethods.Get, HttpMethods.Head], (HttpContext http, int year, string planCode, DuixianDb db, StandingWords words) =>
                    SendAsync(http, format, new PlanAddress(year, planCode), name, schema, db, words, read, columns))
                .WithMetadata(new KeptPageAttribute(QItem))
                .ExcludeFromDescription();
        }
    }

    private static async Task SendAsync<TRow>(
        HttpContext http, string format, PlanAddress address, string name, string schema, DuixianDb db, StandingWords words, Func<DuixianDb, PlanAddress, string?, CancellationToken, Task<List<TRow>>> read, IReadOnlyList<StandingColumn<TRow>> columns)
    {
        var (response, cancel) = (http.Response, http.RequestAborted);
        await db.Database.OpenConnectionAsync(cancel);   // one for all questions
        if (await db.PlanSummaries.AsNoTracking().SingleOrDefaultAsync(s => s.Year == address.Year && s.Plan == address.Code, cancel) is not { } plan)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var head = await db.PlanStandings.AsNoTracking().SingleOrDefaultAsync(s => s.Year == address.Year && s.Plan == address.Code, cancel);
        var rows = await read(db, address, http.Request.Query[QItem].ToString() is { Length: > 0 } item ? item : null, cancel);
        var file = $"{address.Year}-{address.Code}-{name}";
        var notice = words["File.Notice"] + (head?.Fictional == true ? words["File.Fictional"] : "");
        if (format != "json")
        {
            await TableFile.SendAsync(response, format, file, [.. columns.Select(c => words["Column." + c.Key]), words["Column.Notice"]], rows.ToAsyncEnumerable(), row => [.. columns.Select(c => c.Cell(row, words)), notice], cancel);
            return;
        }
        response.Headers.ContentDisposition = $"attachment; filename=\"{file}.json\"";
        response.ContentType = "application/json; charset=utf-8";
        await WriteJsonAsync(response.Body, schema, plan, head, rows, notice, cancel);
    }

    private static async Task<List<ExportedStanding>> Standing(DuixianDb db, PlanAddress plan, string? item, CancellationToken cancel)
    {
        var rows = await (
            from line in Lines(db, plan, item)
            join stands in db.IndicatorStandings.AsNoTracking() on new { line.Year, line.Plan, line.Item, line.Indicator } equals new { stands.Year, stands.Plan, stands.Item, stands.Indicator }
            join whole in db.ItemStandings.AsNoTracking() on new { line.Year, line.Plan, line.Item } equals new { whole.Year, whole.Plan, whole.Item }
            join head in db.PlanStandings.AsNoTracking() on new { line.Year, line.Plan } equals new { head.Year, head.Plan }
            orderby line.Position, line.Item, line.Indicator
            select new { line.Title, line.Subject, line.LeadName, Stands = stands, Whole = whole, head.Rule }).Take(Most).ToListAsync(cancel);
        return [.. rows.Select(r => (r, s: r.Stands, rule: r.Stands.Rule ?? r.Rule ?? LightRules.Default)).Select(x => new ExportedStanding(
            x.s.Item, x.s.Indicator, x.r.Title, x.r.Subject, x.r.LeadName, x.s.Target, x.s.BaseUnit, x.s.Promise.Bound, x.s.Promise.Hedge, StandingWords.Amount(x.s.Figure), x.s.Figure, Share.Of(x.s.Rate), Share.Of(x.s.Schedule), StandingWords.Ahead(x.s),
            x.s.Light, x.s.LightSince, x.s.Excused, x.s.Done, x.s.AsOf, x.s.JudgedFor, x.rule.Code, x.rule.Version, x.s.ScheduleVersion, x.s.Reported, x.s.Parties, x.s.Due, x.s.FirstDue,
            x.s.Explanation?.Reason, x.s.Explanation?.NewDay, x.s.Explanation?.Obstacle, x.r.Whole.Light, x.r.Whole.Done, x.r.Whole.Verdict, x.r.Whole.VerdictReason))];
    }

    private static async Task<List<ExportedFigure>> History(DuixianDb db, PlanAddress plan, string? item, CancellationToken cancel)
    {
        var rows = await (
            from line in Lines(db, plan, item)
            join point in db.FigurePoints.AsNoTracking() on new { line.Year, line.Plan, line.Item, line.Indicator } equals new { point.Year, point.Plan, point.Item, point.Indicator }
            join party in db.PartyStandings.AsNoTracking() on new { point.Year, point.Plan, point.Item, point.Indicator, point.Party } equals new { party.Year, party.Plan, party.Item, party.Indicator, party.Party } into parties
            from party in parties.DefaultIfEmpty()
            orderby line.Position, line.Item, line.Indicator, point.AsOf, point.Party
            select new { line.Subject, line.BaseUnit, Point = point, Name = (string?)party.PartyName }).Take(Most).ToListAsync(cancel);
        return [.. rows.Select(r => (r, p: r.Point)).Select(x => new ExportedFigure(
            x.p.Item, x.p.Indicator, x.r.Subject, x.p.Party, x.r.Name, x.p.AsOf, x.p.Round, StandingWords.Amount(x.p.Figure), x.p.Figure, x.r.BaseUnit, x.p.Unchanged, x.p.Grade, x.p.Proxy, x.p.Late,
            x.p.First, x.p.CorrectionReason, x.p.CorrectedAt, x.p.Explanation?.Reason, x.p.Explanation?.NewDay, x.p.Explanation?.Obstacle, x.p.Entry))];
    }

    private static async Task<List<ExportedPart>> Parts(DuixianDb db, PlanAddress plan, string? item, CancellationToken cancel)
    {
        var rows = await (
            from line in Lines(db, plan, item)
            join party in db.PartyStandings.AsNoTracking() on new { line.Year, line.Plan, line.Item, line.Indicator } equals new { party.Year, party.Plan, party.Item, party.Indicator }
            orderby line.Position, line.Item, line.Indicator, party.Position, party.Party
            select new { line.Subject, line.BaseUnit, Party = party }).Take(Most).ToListAsync(cancel);
        return [.. rows.Select(r => (r, p: r.Party)).Select(x => new ExportedPart(
            x.p.Item, x.p.Indicator, x.r.Subject, x.p.Party, x.p.PartyName, x.p.Share, x.r.BaseUnit, StandingWords.Amount(x.p.Figure), x.p.Figure, Share.Of(x.p.Rate), Share.Of(x.p.Schedule), StandingWords.Ahead(x.p), x.p.Light, x.p.LightSince,
            x.p.Done, x.p.AsOf, x.p.Grade, x.p.Explanation?.Reason, x.p.Explanation?.NewDay, x.p.Explanation?.Obstacle))];
    }

    private static async Task<List<ExportedJudgement>> Judgements(DuixianDb db, PlanAddress plan, string? item, CancellationToken cancel)
    {
        var lines = await db.ListLines.AsNoTracking().Where(l => l.Year == plan.Year && l.Plan == plan.Code).OrderBy(l => l.Position).ThenBy(l => l.Item).ThenBy(l => l.Indicator).Select(l => new { l.Item, l.Indicator, l.Title, l.Subject, l.BaseUnit }).Take(Most).ToListAsync(cancel);
        var points = await db.JudgedPoints.AsNoTracking().Where(j => j.Year == plan.Year && j.Plan == plan.Code && (item == null || j.Item == item)).OrderBy(j => j.Item).ThenBy(j => j.Indicator).ThenBy(j => j.Day).Take(Most).ToListAsync(cancel);
        var rows = new List<ExportedJudgement>();
        JudgedPoint? before = null;
        foreach (var point in points)
        {
            var was = before is not null && before.Item == point.Item && before.Indicator == point.Indicator ? before : null;
            var line = lines.Find(l => l.Item == point.Item && (point.Indicator == 0 || l.Indicator == point.Indicator));
            rows.Add(new(point.Day, point.Round, point.Item, point.Indicator, (point.Indicator == 0 ? line?.Title : line?.Subject) ?? "", StandingWords.Amount(point.Figure), point.Figure, point.Indicator == 0 ? "" : line?.BaseUnit ?? "", Share.Of(point.Rate), Share.Of(point.Schedule), point.Light, point.Done, was?.Light, was?.Done, point.Entry));
            before = point;
        }
        return [.. rows.OrderByDescending(r => r.Day).ThenBy(r => lines.FindIndex(l => l.Item == r.Item)).ThenBy(r => r.Indicator)];
    }

    private static IQueryable<ListLine> Lines(DuixianDb db, PlanAddress plan, string? item) =>
        db.ListLines.AsNoTracking().Where(l => l.Year == plan.Year && l.Plan == plan.Code && l.Indicator > 0 && !l.Withdrawn && (item == null || l.Item == item));
}
