using System.Globalization;
using Duixian.Domain.Projects;
using Duixian.Domain.Registers;
using Duixian.Shell.Typing;
using Microsoft.AspNetCore.Http;

namespace Duixian.Features.Projects.ProjectList;

/// <summary>How the portfolio is sorted; each order is a whole one.</summary>
public enum ProjectOrder
{
    /// <summary>By running number.</summary>
    Number,

    /// <summary>By name.</summary>
    Name,

    /// <summary>By total investment; unknown last.</summary>
    Total,

    /// <summary>By planned day of starting; unknown last.</summary>
    Start,

    /// <summary>By planned day of finishing; unknown last.</summary>
    Finish,

    /// <summary>By the day the ball was last passed on; longest held first.</summary>
    Held,

    /// <summary>By the earliest legal day of starting.</summary>
    Earliest,
}

/// <summary>A column of the portfolio.</summary>
public enum ProjectColumn
{
    /// <summary>Project code.</summary>
    Code,

    /// <summary>Counties.</summary>
    Unit,

    /// <summary>Category.</summary>
    Category,

    /// <summary>Level.</summary>
    Level,

    /// <summary>Stage.</summary>
    Stage,

    /// <summary>Total investment.</summary>
    Total,

    /// <summary>Planned start.</summary>
    Start,

    /// <summary>Planned finish.</summary>
    Finish,

    /// <summary>Steps of procedures done of those that count.</summary>
    Procedures,

    /// <summary>Who holds the ball.</summary>
    Holder,

    /// <summary>Earliest legal start.</summary>
    Earliest,

    /// <summary>Owner.</summary>
    Owner,

    /// <summary>Leading office.</summary>
    Office,

    /// <summary>Leader by post.</summary>
    Leader,
}

/// <summary>Which projects are asked for, in what order, with which columns; the same words stand in the address of the page, of its files and of a kept view.</summary>
/// <param name="List">A list of a year, such as <c>2024-implementation</c>; null for the whole library.</param>
/// <param name="Holder">Who holds the ball.</param>
/// <param name="Flagged">Only where something is out of order.</param>
/// <param name="Left">Also what has left the library.</param>
public sealed record ProjectsQuery(
    string? Unit, string? Stage, string? Category, string? Level, (int Year, YearList List)? List, string? Holder, Guid? Batch, bool Flagged, bool Left, IReadOnlyList<string> Words, ProjectOrder Order, bool Descending, IReadOnlyList<ProjectColumn> Columns)
{
    public const string QUnit = "unit";
    public const string QStage = "stage";
    public const string QCategory = "category";
    public const string QLevel = "level";
    public const string QList = "list";
    public const string QHolder = "holder";
    public const string QBatch = "batch";
    public const string QFlagged = "flagged";
    public const string QLeft = "left";
    public const string QMine = "mine";
    public const string QLapsing = "lapsing";
    public const string QWords = "q";
    public const string QSort = "sort";
    public const string QColumns = "cols";
    public const string QPage = "page";

    private const int MostWords = 6;
    private const int Longest = 80;

    /// <summary>What is shown where nobody chose.</summary>
    public static readonly IReadOnlyList<ProjectColumn> Usual = [ProjectColumn.Unit, ProjectColumn.Stage, ProjectColumn.Total, ProjectColumn.Start, ProjectColumn.Procedures, ProjectColumn.Holder];

    public static readonly ProjectsQuery All = new(null, null, null, null, null, null, null, false, false, [], ProjectOrder.Number, false, Usual);

    /// <summary>Only those the person's own county or office leads.</summary>
    public bool Mine { get; init; }

    /// <summary>Only those of which a document soon lapses.</summary>
    public bool Lapsing { get; init; }

    public bool Filtered => Narrowed || Stage is not null;

    /// <summary>By anything but the stage.</summary>
    public bool Narrowed => Mine || Lapsing || Unit is not null || Category is not null || Level is not null || List is not null || Holder is not null || Batch is not null || Flagged || Left || Words.Count > 0;

    /// <summary>What cannot be understood is left out.</summary>
    public static ProjectsQuery From(IQueryCollection query)
    {
        var sort = query[QSort].ToString();
        var columns = query[QColumns].SelectMany(c => (c ?? "").Split(',')).Select(c => Enum.TryParse<ProjectColumn>(c, ignoreCase: true, out var column) && Enum.IsDefined(column) ? column : (ProjectColumn?)null).OfType<ProjectColumn>().Distinct().ToList();
        return new(
            Given(query[QUnit]), Given(query[QStage]), Given(query[QCategory]), Given(query[QLevel]), ListFrom(query[QList]), Given(query[QHolder]), Guid.TryParse(query[QBatch], out var batch) ? batch : null,
            query[QFlagged] == "1", query[QLeft] == "1",
            [.. RegisterRow.Fold(TypedText.Line(query[QWords])).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords).Select(w => w.Length > Longest ? w[..Longest] : w)],
            Enum.TryParse<ProjectOrder>(sort.TrimStart('-'), ignoreCase: true, out var order) && Enum.IsDefined(order) ? order : ProjectOrder.Number,
            sort.StartsWith('-'), columns.Count > 0 ? columns : Usual)
        { Mine = query[QMine] == "1", Lapsing = query[QLapsing] == "1" };
    }

    public static string Write((int Year, YearList List) list) => string.Create(CultureInfo.InvariantCulture, $"{list.Year}-{list.List}");

    private static (int, YearList)? ListFrom(string? text)
    {
        var parts = (text ?? "").Split('-', 2);
        return parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && Enum.TryParse<YearList>(parts[1], ignoreCase: true, out var list) && Enum.IsDefined(list) ? (year, list) : null;
    }

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) || value.Length > Longest ? null : value;
}
