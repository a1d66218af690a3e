using Duixian.Domain.Projects;

namespace Duixian.Data.Projects;

/// <summary>Where a project last came in from: file, sheet and row, so that the same workbook can go back with its rows in place. Working paper, no act.</summary>
public sealed class ProjectSource
{
    public ProjectId ProjectId { get; init; }

    /// <summary>SHA-256 of the kept file.</summary>
    public string File { get; set; } = "";

    public string FileName { get; set; } = "";

    public string Sheet { get; set; } = "";

    /// <summary>As printed beside the row in the spreadsheet.</summary>
    public int Row { get; set; }

    /// <summary>The row's own id in that table; null where it has none.</summary>
    public string? RowId { get; set; }
}

/// <summary>What columns of a table mean, as a person settled it once (列对应): by the headings, so that the same table is never asked about twice.</summary>
public sealed class ColumnMemory
{
    /// <summary>SHA-256 of the table's headings.</summary>
    public string Headings { get; init; } = "";

    /// <summary>Letter of the column → what it means; beginning with a hyphen: nothing.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public DateTimeOffset SavedAt { get; set; }
}

/// <summary>A view somebody keeps of the portfolio: filters, order and columns under a name (常用视图). Working paper of one person.</summary>
public sealed class ProjectView
{
    public const int LongestName = 40;
    public const int Most = 30;

    public Guid Account { get; init; }

    public string Name { get; init; } = "";

    /// <summary>The page's query, as in its address.</summary>
    public string Query { get; set; } = "";
}
