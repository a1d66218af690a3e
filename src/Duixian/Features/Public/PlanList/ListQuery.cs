using Duixian.Data.Rollups;
using Duixian.Domain.Commitments;
using Duixian.Domain.Plans;
using Duixian.Domain.Standings;
using Microsoft.AspNetCore.Http;

namespace Duixian.Features.Public.PlanList;

/// <summary>How a list is sorted; each order is total.</summary>
internal enum ListOrder
{
    /// <summary>As printed.</summary>
    Number,

    /// <summary>By unit, then by figure: figures of different units are never compared.</summary>
    Amount,

    /// <summary>By last day.</summary>
    Due,

    /// <summary>By lead office; items nobody answers for come last.</summary>
    Office,

    /// <summary>By completion less schedule: what is furthest behind first.</summary>
    Ahead,

    /// <summary>By light and points, the worst first.</summary>
    Light,
}

/// <summary>What a list is narrowed to by how its items stand; as words in the address.</summary>
public enum ListState
{
    Behind,
    Green,
    Done,
    Unreported,
    NotReady,
    Yellow,
    Orange,
    Red,
}

/// <summary>Which lines of a list are asked for. The same words stand in the address of the page and of its files.</summary>
/// <param name="Words">Each must occur; words of one character too.</param>
/// <param name="Ready">true: ready; false: not ready; null: both and the withdrawn ones.</param>
internal sealed record ListQuery(PlanAddress Plan, IReadOnlyList<string> Words, string? Group, CommitmentKind? Kind, string? Office, bool? Ready, ListState? State, ListOrder Order, bool Descending)
{
    public const string QWords = "q";
    public const string QGroup = "group";
    public const string QKind = "kind";
    public const string QOffice = "office";
    public const string QReady = "ready";
    public const string QSort = "sort";
    public const string QState = "state";

    /// <summary>Stands for "no office answers for it" in the address.</summary>
    public const string NoOffice = "none";

    private const int MostWords = 6;
    private const int LongestWord = 60;

    public bool Filtered => Words.Count > 0 || Group is not null || Kind is not null || Office is not null || Ready is not null || State is not null;

    /// <summary>What cannot be understood is left out: an address that was cut or mistyped still shows the list.</summary>
    public static ListQuery From(PlanAddress plan, IQueryCollection query)
    {
        var sort = query[QSort].ToString();
        var descending = sort.StartsWith('-');
        return new(
            plan,
            [.. SearchWords.Fold(query[QWords].ToString()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Take(MostWords).Select(w => w.Length > LongestWord ? w[..LongestWord] : w)],
            Given(query[QGroup]),
            Enum.TryParse<CommitmentKind>(query[QKind], ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null,
            Given(query[QOffice]),
            query[QReady].ToString() switch { "yes" => true, "no" => false, _ => null },
            Enum.TryParse<ListState>(query[QState], ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : null,
            sort.TrimStart('-') switch { "amount" => ListOrder.Amount, "due" => ListOrder.Due, "office" => ListOrder.Office, "ahead" => ListOrder.Ahead, "light" => ListOrder.Light, _ => ListOrder.Number },
            descending);
    }

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    /// <summary>Everything but readiness, which the tallies count.</summary>
    public IQueryable<ListLine> Narrow(IQueryable<ListLine> lines)
    {
        lines = lines.Where(l => l.Year == Plan.Year && l.Plan == Plan.Code);
        foreach (var word in Words) { lines = lines.Where(l => l.SearchText.Contains(word)); }   // the provider escapes % and _
        if (Group is not null) { lines = lines.Where(l => l.Group == Group); }
        if (Kind is { } kind) { lines = lines.Where(l => l.Kind == kind); }
        if (Office is NoOffice) { lines = lines.Where(l => l.Lead == null); }
        else if (Office is not null) { lines = lines.Where(l => l.Lead == Office); }
        return lines;
    }

    public IQueryable<ListLine> Select(IQueryable<ListLine> lines)
    {
        lines = Narrow(lines);
        return Ready switch
        {
            true => lines.Where(l => l.Ready && !l.Withdrawn),
            false => lines.Where(l => !l.Ready && !l.Withdrawn),
            null => lines,
        };
    }

    /// <summary>Narrowed by how the items stand, too. Every item is in one of the five: behind, on schedule, delivered, without a figure, not ready.</summary>
    public IQueryable<ListLine> Select(IQueryable<ListLine> lines, IQueryable<ItemStanding> standings)
    {
        lines = Select(lines);
        IQueryable<ListLine> With(params Light[] lights) => lines.Where(l => l.Ready && !l.Withdrawn && standings.Any(s => s.Year == l.Year && s.Plan == l.Plan && s.Item == l.Item && !s.Done && lights.Contains(s.Light)));
        return State switch
        {
            ListState.Behind => With(Light.Yellow, Light.Orange, Light.Red),
            ListState.Yellow => With(Light.Yellow),
            ListState.Orange => With(Light.Orange),
            ListState.Red => With(Light.Red),
            ListState.Green => With(Light.Green),
            ListState.Done => lines.Where(l => !l.Withdrawn && standings.Any(s => s.Year == l.Year && s.Plan == l.Plan && s.Item == l.Item && s.Done)),
            ListState.Unreported => lines.Where(l => l.Ready && !l.Withdrawn && !standings.Any(s => s.Year == l.Year && s.Plan == l.Plan && s.Item == l.Item && (s.Done || s.Light != Light.Unjudged))),
            ListState.NotReady => lines.Where(l => !l.Ready && !l.Withdrawn && !standings.Any(s => s.Year == l.Year && s.Plan == l.Plan && s.Item == l.Item && s.Done)),
            _ => lines,
        };
    }

    /// <summary>Sorted by how the lines stand where that is asked; what is not judged comes last.</summary>
    public IQueryable<ListLine> Sort(IQueryable<ListLine> lines, IQueryable<IndicatorStanding> standings)
    {
        if (Order is not (ListOrder.Ahead or ListOrder.Light)) { return Sort(lines); }
        var joined = from line in lines
                     join stands in standings on new { line.Year, line.Plan, line.Item, line.Indicator } equals new { stands.Year, stands.Plan, stands.Item, stands.Indicator } into found
                     from stands in found.DefaultIfEmpty()
                     select new { line, Points = (decimal?)stands.PointsAhead, Light = stands == null ? 0 : stands.Light == Light.Red ? 4 : stands.Light == Light.Orange ? 3 : stands.Light == Light.Yellow ? 2 : stands.Light == Light.Green ? 1 : 0 };   // kept as words, which do not sort by weight
        var sorted = (Order, Descending) switch
        {
            (ListOrder.Light, false) => joined.OrderByDescending(j => j.Light).ThenBy(j => j.Points == null).ThenBy(j => j.Points),
            (ListOrder.Light, true) => joined.OrderBy(j => j.Light == 0).ThenBy(j => j.Light).ThenBy(j => j.Points == null).ThenByDescending(j => j.Points),
            (_, true) => joined.OrderBy(j => j.Points == null).ThenByDescending(j => j.Points),
            _ => joined.OrderBy(j => j.Points == null).ThenBy(j => j.Points),
        };
        return sorted.ThenBy(j => j.line.Position).ThenBy(j => j.line.Item).ThenBy(j => j.line.Indicator).Select(j => j.line);
    }

    /// <summary>Empty columns go last in both directions: the two databases disagree about them.</summary>
    public IOrderedQueryable<ListLine> Sort(IQueryable<ListLine> lines) => ((Order, Descending) switch
    {
        (ListOrder.Amount, false) => lines.OrderBy(l => l.Amount == null).ThenBy(l => l.BaseUnit).ThenBy(l => l.Amount).ThenBy(l => l.Position),
        (ListOrder.Amount, true) => lines.OrderBy(l => l.Amount == null).ThenBy(l => l.BaseUnit).ThenByDescending(l => l.Amount).ThenBy(l => l.Position),
        (ListOrder.Due, false) => lines.OrderBy(l => l.Due).ThenBy(l => l.Position),
        (ListOrder.Due, true) => lines.OrderByDescending(l => l.Due).ThenBy(l => l.Position),
        (ListOrder.Office, false) => lines.OrderBy(l => l.LeadName == null).ThenBy(l => l.LeadName).ThenBy(l => l.Position),
        (ListOrder.Office, true) => lines.OrderBy(l => l.LeadName == null).ThenByDescending(l => l.LeadName).ThenBy(l => l.Position),
        (_, true) => lines.OrderByDescending(l => l.Position),
        _ => lines.OrderBy(l => l.Position),
    }).ThenBy(l => l.Item).ThenBy(l => l.Indicator);
}
