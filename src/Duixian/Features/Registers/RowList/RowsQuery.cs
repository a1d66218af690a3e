using Duixian.Domain.Registers;
using Duixian.Shell.Typing;
using Microsoft.AspNetCore.Http;

namespace Duixian.Features.Registers.RowList;

/// <summary>How rows are sorted; each order is total.</summary>
public enum RowOrder
{
    /// <summary>By running number.</summary>
    Number,

    /// <summary>By name.</summary>
    Name,

    /// <summary>By code of the township.</summary>
    Township,

    /// <summary>By state.</summary>
    State,

    /// <summary>By the day done or meant; without one last.</summary>
    Day,
}

/// <summary>Which rows of a register are asked for; the same words stand in the address of the page and of its files.</summary>
/// <param name="Doubles">Only suspected doubles.</param>
public sealed record RowsQuery(string? Unit, string? Township, RowState? State, bool Doubles, IReadOnlyList<string> Words, RowOrder Order, bool Descending)
{
    public const string QUnit = "unit";
    public const string QTownship = "township";
    public const string QState = "state";
    public const string QWords = "q";
    public const string QSort = "sort";
    public const string QPage = "page";

    /// <summary>Stands for suspected doubles among the states.</summary>
    public const string DoubleState = "double";

    private const int MostWords = 6;
    private const int LongestWord = 60;

    public static readonly RowsQuery All = new(null, null, null, false, [], RowOrder.Number, false);

    public bool Filtered => Unit is not null || Township is not null || State is not null || Doubles || Words.Count > 0;

    /// <summary>What cannot be understood is left out.</summary>
    public static RowsQuery From(IQueryCollection query)
    {
        var sort = query[QSort].ToString();
        return new(
            Given(query[QUnit]), Given(query[QTownship]),
            Enum.TryParse<RowState>(query[QState], ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : null,
            query[QState] == DoubleState,
            [.. RegisterRow.Fold(TypedText.Line(query[QWords])).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords).Select(w => w.Length > LongestWord ? w[..LongestWord] : w)],
            sort.TrimStart('-') switch { "name" => RowOrder.Name, "township" => RowOrder.Township, "state" => RowOrder.State, "day" => RowOrder.Day, _ => RowOrder.Number },
            sort.StartsWith('-'));
    }

    /// <summary>Everything but state and doubles, which the tallies count.</summary>
    public IQueryable<RegisterRow> Narrow(IQueryable<RegisterRow> rows, RegisterKind kind)
    {
        if (Unit is { } unit)
        {
            var touched = $";{unit};";
            rows = kind == RegisterKind.Works ? rows.Where(r => r.Unit == unit || (r.AlsoUnits != null && r.AlsoUnits.Contains(touched))) : rows.Where(r => r.Unit == unit);
        }
        if (Township is { } township) { rows = rows.Where(r => r.Township == township); }
        foreach (var word in Words) { rows = rows.Where(r => r.Search.Contains(word)); }
        return rows;
    }

    public IQueryable<RegisterRow> Select(IQueryable<RegisterRow> rows, RegisterKind kind)
    {
        rows = Narrow(rows, kind);
        if (Doubles) { rows = rows.Where(r => r.Doubled == DoubleMark.Suspected); }
        else if (State is { } state) { rows = rows.Where(r => r.State == state && r.Doubled != DoubleMark.Suspected); }
        return rows;
    }

    public IOrderedQueryable<RegisterRow> Sort(IQueryable<RegisterRow> rows) => (Order, Descending) switch
    {
        (RowOrder.Name, false) => rows.OrderBy(r => r.Name).ThenBy(r => r.Number),
        (RowOrder.Name, true) => rows.OrderByDescending(r => r.Name).ThenByDescending(r => r.Number),
        (RowOrder.Township, false) => rows.OrderBy(r => r.Township).ThenBy(r => r.Number),
        (RowOrder.Township, true) => rows.OrderByDescending(r => r.Township).ThenByDescending(r => r.Number),
        (RowOrder.State, false) => rows.OrderBy(r => r.State).ThenBy(r => r.Number),
        (RowOrder.State, true) => rows.OrderByDescending(r => r.State).ThenByDescending(r => r.Number),
        (RowOrder.Day, false) => rows.OrderBy(r => r.DayOrLast).ThenBy(r => r.Number),
        (RowOrder.Day, true) => rows.OrderByDescending(r => r.DayOrLast).ThenByDescending(r => r.Number),
        (_, true) => rows.OrderByDescending(r => r.Number),
        _ => rows.OrderBy(r => r.Number),
    };

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) || value.Length > 40 ? null : value;
}
