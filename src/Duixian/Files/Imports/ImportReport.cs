using Duixian.Domain;
using Duixian.Reading.Sheets;

namespace Duixian.Files.Imports;

/// <summary>What a good row would do.</summary>
public enum RowOutcome
{
    Added,
    Changed,
    Unchanged,
}

/// <summary>Something to know about a row: why it is refused, or what was noticed although it is taken.</summary>
/// <param name="Line">As printed beside the row in the spreadsheet.</param>
/// <param name="Column">Key of the column, or null for the row as a whole.</param>
/// <param name="Code">Public code of the sentence; see docs/refusals.md.</param>
public sealed record ImportFinding(int Line, string? Column, string Code, IReadOnlyList<object> Arguments, bool IsRefused);

/// <summary>Row by row what an import would do, or has done. A row is refused as soon as one of its findings is.</summary>
public sealed class ImportReport(SheetTable table)
{
    private readonly List<ImportFinding> findings = [];
    private readonly HashSet<int> refused = [];
    private readonly Dictionary<RowOutcome, int> outcomes = [];

    public SheetTable Table { get; } = table;

    /// <summary>In the order in which they were found.</summary>
    public IReadOnlyList<ImportFinding> Findings => findings;

    public int Read => Table.Rows.Count;

    public int Added => outcomes.GetValueOrDefault(RowOutcome.Added);

    public int Changed => outcomes.GetValueOrDefault(RowOutcome.Changed);

    public int Unchanged => outcomes.GetValueOrDefault(RowOutcome.Unchanged);

    public int Refused => refused.Count;

    /// <summary>Whether importing would change anything.</summary>
    public bool HasEffect => Added + Changed > 0;

    public bool IsRefused(SheetRow row) => refused.Contains(row.Line);

    public RowCells At(SheetRow row) => new(this, row);

    public void Refuse(SheetRow row, string? column, Refusal says)
    {
        refused.Add(row.Line);
        findings.Add(new(row.Line, column, says.Code, says.Arguments, IsRefused: true));
    }

    /// <summary>Something a person should know about a row that is taken all the same.</summary>
    public void Note(SheetRow row, string? column, string code, params IReadOnlyList<object> arguments) =>
        findings.Add(new(row.Line, column, code, arguments, IsRefused: false));

    /// <summary>Counts a good row; each row once.</summary>
    public void Count(RowOutcome outcome) => outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
}
