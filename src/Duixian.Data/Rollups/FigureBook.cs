using Duixian.Domain.Dispatch;
using Duixian.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Data.Rollups;

/// <summary>The accepted figures of one plan that an act touches. The history of a line is read only where something may stand at or after the day.</summary>
internal sealed class FigureBook(DuixianDb db, PlanAddress plan)
{
    private readonly Dictionary<Line, SortedDictionary<DateOnly, FigurePoint>> points = [];

    private readonly record struct Line(string Item, int Indicator, string Party);

    public async Task LoadAsync(PlanBook book, StandingNeeds needs, CancellationToken cancel)
    {
        foreach (var (item, indicator, party, asOf) in needs.Histories.Distinct().ToList())
        {
            var stands = book.Find(item, indicator);
            // Without shares one office takes the line over from another, and in one act back again: then what it said before is asked for.
            var takesTurns = stands is { Row.Shared: false } && needs.Histories.Exists(h => h.Item == item && h.Indicator == indicator && h.Party != party);
            // Nothing can stand on a day after the newest figure of a line.
            if (asOf is not null && stands is not null && !takesTurns && (stands.Parties.GetValueOrDefault(party) is { } line ? line.AsOf is null || line.AsOf < asOf : stands.Parties.Count == 0 && !stands.Row.Shared && stands.Row.AsOf is null)) { continue; }
            if (points.ContainsKey(new(item, indicator, party))) { continue; }
            var rows = await db.FigurePoints.Where(p => p.Year == plan.Year && p.Plan == plan.Code && p.Item == item && p.Indicator == indicator && (party == "" || p.Party == party)).ToListAsync(cancel);
            points[new(item, indicator, party)] = [];
            foreach (var row in rows) { Of(row.Item, row.Indicator, row.Party)[row.AsOf] = row; }
        }
    }

    public FigurePoint Set(string item, int indicator, string party, DateOnly asOf, Figure figure, AppliedEntry entry)
    {
        var line = Of(item, indicator, party);
        if (!line.TryGetValue(asOf, out var point))
        {
            line[asOf] = point = new FigurePoint { Year = plan.Year, Plan = plan.Code, Item = item, Indicator = indicator, Party = party, AsOf = asOf };
            db.Add(point);
        }
        (point.Figure, point.At, point.Entry, point.First, point.CorrectionReason, point.CorrectedAt) = (figure, entry.At, entry.Seq, null, null, null);
        return point;
    }

    public void Remove(string item, int indicator, string party, DateOnly asOf)
    {
        if (Of(item, indicator, party).Remove(asOf, out var point)) { db.Remove(point); }
    }

    /// <summary>Null where nothing stands on that day.</summary>
    public FigurePoint? Correct(FigureCorrected said, AppliedEntry entry)
    {
        if (Of(said.Item, said.Indicator, said.Party).GetValueOrDefault(said.AsOf) is not { } point) { return null; }
        point.First ??= said.Old;
        (point.Figure, point.CorrectionReason, point.CorrectedAt, point.Entry) = (said.New, said.Reason, entry.At, entry.Seq);
        return point;
    }

    public FigurePoint? Newest(string item, int indicator, string party) => Of(item, indicator, party) is { Count: > 0 } line ? line.Values.Last() : null;

    public FigurePoint? Before(string item, int indicator, string party, DateOnly day) => Of(item, indicator, party).Values.LastOrDefault(p => p.AsOf < day);

    private SortedDictionary<DateOnly, FigurePoint> Of(string item, int indicator, string party)
    {
        if (points.TryGetValue(new(item, indicator, party), out var known)) { return known; }
        return points[new(item, indicator, party)] = [];
    }
}
