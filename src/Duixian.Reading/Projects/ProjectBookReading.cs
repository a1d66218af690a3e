using System.Globalization;
using System.Resources;
using Duixian.Domain.Projects;

namespace Duixian.Reading.Projects;

/// <summary>Why a line of a sheet is no project. The names in JSON are public contract.</summary>
public enum SkipReason { Title, FillLine, ColumnNumbers, Group, Subtotal, Total, Blank, Note, Signature, RepeatedHeader, Withdrawn, Continuation }

/// <summary>A line that is no project.</summary>
/// <param name="Name">Of a project that was withdrawn.</param>
public sealed record SkippedRow(int Line, SkipReason Reason, string? Name = null);

/// <summary>What a finding asks of a person.</summary>
public enum FindingWeight
{
    /// <summary>Read as written or put right without doubt; worth knowing.</summary>
    Note,

    /// <summary>Something does not agree with something else; the values are taken as they are written.</summary>
    Check,

    /// <summary>No value was taken; where there is something to choose from, <see cref="ProjectFinding.Accept"/> has it.</summary>
    Decide,
}

/// <summary>Something a person should know or decide about a workbook.</summary>
/// <param name="Line">Null for the sheet as a whole.</param>
/// <param name="Field">As in JSON; null for the line as a whole.</param>
/// <param name="Code">Public contract (docs/project-import.md): never reused, never renamed.</param>
/// <param name="Accept">Values to choose from: <see cref="decimal"/>, <see cref="PartialDate"/> or text.</param>
public sealed record ProjectFinding(string Sheet, int? Line, string? Field, string Code, IReadOnlyList<object> Arguments, IReadOnlyList<object> Accept)
{
    private static readonly ResourceManager Sentences = new(typeof(ProjectFinding));

    private static readonly HashSet<string> Decisions = new(
        ["date.undecided", "date.state_word", "date.ambiguous", "date.unreadable", "date.range", "money.not_number", "money.range", "money.negative", "money.currency", "unit.suspect", "unit.missing",
         "uscc.legacy15", "uscc.organisation9", "area.not_number", "rate.not_number", "permit.unreadable", "name.missing", "sheet.no_table", "cell.error"], StringComparer.Ordinal);

    private static readonly HashSet<string> Notes = new(
        ["code.old_format", "region.legacy", "uscc.normalised", "number.text", "unit.mixed", "date.serial", "date.coarse", "county.several", "row.hidden", "column.hidden", "sheet.hidden", "formula.cached",
         "cell.comment", "cell.struck", "code.check_digit", "row.ditto", "row.continuation", "money.merged"], StringComparer.Ordinal);

    public FindingWeight Weight => Decisions.Contains(Code) ? FindingWeight.Decide : Notes.Contains(Code) ? FindingWeight.Note : FindingWeight.Check;

    /// <summary>The sentence in the language of the current request.</summary>
    public string Sentence() => string.Format(CultureInfo.CurrentCulture, Sentences.GetString(Code, CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException(Code), [.. Arguments]);
}

/// <summary>One sheet as read.</summary>
public sealed class ProjectSheetReading
{
    internal ProjectSheetReading(string name) => Name = name;

    public string Name { get; }

    /// <summary>The lowest line of the header; 0 where the sheet holds no table of projects.</summary>
    public int HeaderLine { get; internal init; }

    public IReadOnlyList<int> HeaderLines { get; internal init; } = [];

    /// <summary>By this a <see cref="ColumnMapping"/> is remembered: the same for the same header words, whatever year or month they name.</summary>
    public string HeaderSignature { get; internal init; } = "";

    /// <summary>What each column with a header means, by its letters.</summary>
    public IReadOnlyList<(string Letters, string Header, ColumnMeaning Meaning)> Columns { get; internal init; } = [];

    public IReadOnlyList<ProjectRow> Rows { get; internal init; } = [];

    public IReadOnlyList<SkippedRow> Skipped { get; internal init; } = [];

    internal TableHeader? Header { get; init; }
}

/// <summary>What is known about a workbook besides its rows.</summary>
/// <param name="Period">What the figures speak of: a year, a half, a quarter, a month.</param>
/// <param name="Reported">The day it was filled in.</param>
/// <param name="County">Where title or fill line name one county for everything.</param>
public sealed record ProjectBookContext(PartialDate? Period, DateOnly? Reported, string? County);

/// <summary>A whole workbook as read.</summary>
public sealed record ProjectBookReading(string FileName, string Make, ProjectBookContext Context, IReadOnlyList<ProjectSheetReading> Sheets, IReadOnlyList<ProjectFinding> Findings);

/// <summary>What a caller knows better than the file.</summary>
/// <param name="Today">No code and no figure can be from later; its year holds where neither file nor title name one.</param>
/// <param name="Counties">Names of counties as they may be written, each with the name to give back.</param>
/// <param name="Mappings">What people said columns mean, by the signature of their header.</param>
/// <param name="Vocabulary">Null for the words that are shipped.</param>
public sealed record ProjectBookOptions(DateOnly Today, IReadOnlyDictionary<string, string>? Counties = null, IReadOnlyList<ColumnMapping>? Mappings = null, Vocabulary? Vocabulary = null);
