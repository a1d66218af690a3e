using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Standings;
using Duixian.Transparency;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Data.Rollups;

/// <summary>
/// Every published figure of standing as canonical JSON, in the style of log entries: what somebody else computes from the public entries must come out the same, byte for byte.
/// One query a list, streamed; nothing here depends on an entry that is not public. The members are told in docs/log-format.md.
/// </summary>
public static class PublishedFigures
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <param name="size">Of the log the figures follow from.</param>
    /// <returns>False where the log has another size by now: then nothing was written.</returns>
    public static async Task<bool> WriteAsync(DuixianDb db, Stream to, long size, CancellationToken cancel)
    {
        await using var view = await db.Database.BeginTransactionAsync(db.OneView, cancel);
        if ((await db.LedgerHead.AsNoTracking().SingleAsync(cancel)).Size != size) { return false; }
        await TextAsync(to, string.Create(CultureInfo.InvariantCulture, $"{{\"size\":\"{size}\""), cancel);
        await ListAsync(to, "plans", PlansAsync(db, cancel), cancel);
        await ListAsync(to, "items", db.ItemStandings.AsNoTracking().OrderBy(i => i.Year).ThenBy(i => i.Plan).ThenBy(i => i.Item).AsAsyncEnumerable().Select(Item), cancel);
        await ListAsync(to, "indicators", db.IndicatorStandings.AsNoTracking().OrderBy(i => i.Year).ThenBy(i => i.Plan).ThenBy(i => i.Item).ThenBy(i => i.Indicator).AsAsyncEnumerable().Select(Indicator), cancel);
        await ListAsync(to, "parties", db.PartyStandings.AsNoTracking().OrderBy(p => p.Year).ThenBy(p => p.Plan).ThenBy(p => p.Item).ThenBy(p => p.Indicator).ThenBy(p => p.Party).AsAsyncEnumerable().Select(Party), cancel);
        await ListAsync(to, "points", db.FigurePoints.AsNoTracking().OrderBy(p => p.Year).ThenBy(p => p.Plan).ThenBy(p => p.Item).ThenBy(p => p.Indicator).ThenBy(p => p.Party).ThenBy(p => p.AsOf).AsAsyncEnumerable().Select(Point), cancel);
        await ListAsync(to, "judged", db.JudgedPoints.AsNoTracking().OrderBy(j => j.Year).ThenBy(j => j.Plan).ThenBy(j => j.Item).ThenBy(j => j.Indicator).ThenBy(j => j.Day).AsAsyncEnumerable().Select(Judged), cancel);
        await ListAsync(to, "tallies", db.StandingTallies.AsNoTracking().Where(t => t.Items != 0).OrderBy(t => t.Year).ThenBy(t => t.Plan).ThenBy(t => t.Cut).ThenBy(t => t.Code).AsAsyncEnumerable().Select(Tally), cancel);
        await TextAsync(to, "}", cancel);
        return true;
    }

    private static async Task ListAsync(Stream to, string name, IAsyncEnumerable<object> rows, CancellationToken cancel)
    {
        await TextAsync(to, $",\"{name}\":[", cancel);
        var begun = false;
        await foreach (var row in rows.WithCancellation(cancel))
        {
            if (begun) { await TextAsync(to, ",", cancel); }
            begun = true;
            await to.WriteAsync(EntryBytes.Write(JsonSerializer.SerializeToElement(row, row.GetType(), Options)), cancel);
        }
        await TextAsync(to, "]", cancel);
    }

    private static ValueTask TextAsync(Stream to, string ascii, CancellationToken cancel) => to.WriteAsync(Encoding.ASCII.GetBytes(ascii), cancel);

    private static async IAsyncEnumerable<object> PlansAsync(DuixianDb db, [EnumeratorCancellation] CancellationToken cancel)
    {
        var standings = await db.PlanStandings.AsNoTracking().ToDictionaryAsync(p => (p.Year, p.Plan), cancel);
        foreach (var plan in await db.PlanSummaries.AsNoTracking().OrderBy(s => s.Year).ThenBy(s => s.Plan).ToListAsync(cancel))
        {
            var standing = standings.GetValueOrDefault((plan.Year, plan.Plan));
            yield return new
            {
                plan.Year,
                plan.Plan,
                plan.Version,
                plan.Items,
                plan.Ready,
                plan.Indicators,
                plan.Withdrawn,
                standing?.JudgedFor,
                standing?.ClosedOn,
                LastRound = standing?.LastRound ?? 0,
                Fictional = standing?.Fictional ?? false,
                Rule = Rule(standing?.Rule ?? LightRules.Default),
            };
        }
    }

    private static object Item(ItemStanding row) => new
    {
        row.Year,
        row.Plan,
        row.Item,
        row.Position,
        row.Kind,
        row.Lead,
        row.LeadName,
        row.Due,
        row.Worst,
        row.Parts,
        row.PartsDone,
        row.Verdict,
        row.VerdictReason,
        Standing = Standing(row),
    };

    private static object Indicator(IndicatorStanding row) => new
    {
        row.Year,
        row.Plan,
        row.Item,
        row.Indicator,
        row.Measure,
        row.BaseUnit,
        row.Target,
        row.Due,
        row.FirstDue,
        row.Shared,
        row.Additive,
        row.Reported,
        row.Parties,
        Figure = Said(row.Figure),
        row.Explanation,
        Rule = row.Rule is { } rule ? Rule(rule) : null,
        row.Excuse,
        row.ScheduleVersion,
        row.Curve,
        row.FirstCurve,
        Standing = Standing(row),
    };

    private static object Party(PartyStanding row) => new
    {
        row.Year,
        row.Plan,
        row.Item,
        row.Indicator,
        row.Party,
        row.PartyName,
        row.Kind,
        row.Position,
        row.Share,
        Figure = Said(row.Figure),
        row.Explanation,
        row.Grade,
        Standing = Standing(row),
    };

    private static object Point(FigurePoint row) => new
    {
        row.Year,
        row.Plan,
        row.Item,
        row.Indicator,
        row.Party,
        Day = row.AsOf,
        row.Round,
        Figure = Said(row.Figure),
        row.Unchanged,
        row.Explanation,
        row.Grade,
        row.Proxy,
        row.Late,
        First = row.First is { } first ? Said(first) : null,
        row.CorrectionReason,
        row.Entry,
    };

    private static object Judged(JudgedPoint row) => new
    {
        row.Year,
        row.Plan,
        row.Item,
        row.Indicator,
        row.Day,
        row.Round,
        Figure = Said(row.Figure),
        row.Rate,
        row.Schedule,
        row.Light,
        row.Done,
        row.Entry,
    };

    private static object Tally(StandingTally row) => new { row.Year, row.Plan, row.Cut, row.Code, row.Items, row.Done, row.Green, row.Yellow, row.Orange, row.Red, row.Unjudged };

    private static object Standing(StandingLine row) => new
    {
        row.AsOf,
        row.JudgedFor,
        row.Rate,
        row.Schedule,
        row.PointsAhead,
        row.Light,
        row.LightSince,
        row.Done,
        row.Clause,
        row.Excused,
        row.PeriodsBehind,
        Growth = row.Inputs.Growth?.ToString(),
        GrowthBelowPlan = row.Inputs.GrowthBelowPlan?.ToString(),
        GrowthBelowMean = row.Inputs.GrowthBelowMean?.ToString(),
        row.Inputs.DaysLate,
        MonthsLate = row.Inputs.MonthsLate?.ToString(),
        row.Withdrawn,
    };

    /// <summary>Null for a blank; steps are an empty list where there are none.</summary>
    private static object? Said(Figure figure) => figure.IsBlank ? null : new { figure.Amount, figure.Numerator, figure.Denominator, Steps = figure.Steps ?? [], figure.InForceFrom };

    private static object Rule(LightRule rule) => new { rule.Code, rule.Version };
}
