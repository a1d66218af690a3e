using Duixian.Data.Rollups;
using Duixian.Domain.Commitments;
using Duixian.Domain.Plans;
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
}

/// <summary>Which lines of a list are asked for. The same words stand in the address of the page and of its files.</summary>
/// <param name="Words">Each must occur; words of one character too.</param>
/// <param name="Ready">true: ready; false: not ready; null: both and the withdrawn ones.</param>
internal sealed record ListQuery(PlanAddress Plan, IReadOnlyList<string> Words, string? Group, CommitmentKind? Kind, string? Office, bool? Ready, ListOrder Order, bool Descending)
{
    public const string QWords = "q";
    public const string QGroup = "group";
    public const string QKind = "kind";
    public const string QOffice = "office";
    public const string QReady = "ready";
    public const string QSort = "sort";

    /// <summary>Stands for "no office answers for it" in the address.</summary>
    public const string NoOffice = "none";

    private const int MostWords = 6;
    private const int LongestWord = 60;

    public bool Filtered => Words.Count > 0 || Group is not null || Kind is not null || Office is not null || Ready is not null;

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
            sort.TrimStart('-') switch { "amount" => ListOrder.Amount, "due" => ListOrder.Due, "office" => ListOrder.Office, _ => ListOrder.Number },
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
