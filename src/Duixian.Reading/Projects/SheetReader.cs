using System.Globalization;
using System.Text.RegularExpressions;
using Duixian.Reading.Workbooks;

namespace Duixian.Reading.Projects;

/// <summary>One sheet while it is read: its rows, what was skipped, what was found.</summary>
internal sealed class SheetWork(GridSheet grid, TableHeader? header, SheetContext context, Findings findings)
{
    public GridSheet Grid { get; } = grid;
    public TableHeader? Header { get; } = header;
    public SheetContext Context { get; } = context;
    public Findings Findings { get; } = findings;
    public List<ProjectRow> Rows { get; } = [];
    public List<SkippedRow> Skipped { get; } = [];
    public List<SortedLine> Lines { get; } = [];

    /// <summary>Projects that are struck through or said to have left, read all the same, so that other sheets can be compared with them.</summary>
    public List<ProjectRow> Withdrawn { get; } = [];
}

/// <summary>Reads the rows of one sheet in their order, with what the group headings above them say.</summary>
internal sealed partial class SheetReader(GridBook book, SheetWork work, ProjectWords words, CountyText counties, int? year, DateOnly today)
{
    private readonly List<(int Level, GroupState State)> groups = [];

    public void Read()
    {
        if (work.Header is not { } header) { return; }
        var reader = new RowReader(book, work.Grid, header, words, counties, work.Context, year, today, work.Findings);
        var silent = new RowReader(book, work.Grid, header, words, counties, work.Context, year, today, new Findings(work.Grid.Name));
        work.Lines.AddRange(new RowSorter(work.Grid, header, words, counties).Sort());
        reader.CarriesCounty = CarriesCounty(header);
        foreach (var line in work.Lines)
        {
            var state = groups.Count == 0 ? new GroupState() : groups[^1].State;
            switch (line.Reason)
            {
                case null when !state.IsWithdrawn: work.Rows.Add(reader.Read(line.Line, state)); break;
                case null or SkipReason.Withdrawn:
                    work.Withdrawn.Add(silent.Read(line.Line, state, isWithdrawn: true));
                    work.Skipped.Add(new(line.Line, SkipReason.Withdrawn, line.Label));
                    work.Findings.Add(line.Line, "name", "withdrawn", line.Label);
                    break;
                default:
                    if (line.Reason == SkipReason.Group) { Enter(line.Label, reader); }
                    if (line.Reason == SkipReason.Continuation) { Continue(line); }
                    work.Skipped.Add(new(line.Line, line.Reason.Value));
                    break;
            }
        }
        TrimEnd();
        SayWhatIsHidden(header);
        GroupTotals.Check(work);
    }

    /// <summary>Whether the county is written only where it changes, with nothing merged: the first project has one and most of the others none.</summary>
    private bool CarriesCounty(TableHeader header)
    {
        if (header.Of(ProjectField.County) is not { } column || work.Context.County is not null) { return false; }
        var projects = work.Lines.Where(l => l.Reason is null).Select(l => work.Grid.Shared(l.Line, column.Number).IsBlank).ToList();
        return projects.Count > 2 && !projects[0] && projects.Count(isBlank => isBlank) * 5 >= projects.Count * 2;
    }

    /// <summary>Blank lines behind the last one that says something are not there.</summary>
    private void TrimEnd()
    {
        while (work.Skipped is [.., { Reason: SkipReason.Blank }] && work.Skipped[^1].Line >= work.Grid.LastLine) { work.Skipped.RemoveAt(work.Skipped.Count - 1); }
    }

    private void Enter(string label, RowReader reader)
    {
        var level = LevelOf(label);
        groups.RemoveAll(g => g.Level >= level);
        var above = groups.Count == 0 ? new GroupState() : groups[^1].State;
        var text = RowSorter.Counted().Replace(RowSorter.Enumerated().Replace(label, ""), "").Trim('(', ')', ':', '、', '.');
        var state = above;
        if (counties.Exactly(text) is { } county) { state = above with { County = county }; }
        else if (words.Withdrawn.Any(w => text.StartsWith(w, StringComparison.Ordinal)) || text.Contains("退出", StringComparison.Ordinal)) { state = above with { IsWithdrawn = true }; }
        else if (words.Categories.Any(c => text.Contains(c.Word, StringComparison.Ordinal))) { state = above with { Category = reader.CategoryOf(text), Stage = StageOf(text) ?? above.Stage }; }
        else if (StageOf(text) is { } stage) { state = above with { Stage = stage }; }
        else if (LevelName().Match(text) is { Success: true } named) { state = above with { Level = named.Value }; }
        else if (text.Length is > 0 and <= 12) { state = above with { Category = reader.CategoryOf(text) }; }
        groups.Add((level, state));
    }

    private string? StageOf(string text) => words.Stages.FirstOrDefault(s => text.Contains(s.Word, StringComparison.Ordinal)).Stage;

    /// <summary>一、 stands above (一), which stands above 1.</summary>
    private static int LevelOf(string label) => label.Length == 0 ? 9 : label[0] is '(' ? 2 : char.IsAsciiDigit(label[0]) ? 3 : 1;

    private void Continue(SortedLine line)
    {
        if (work.Header is not { } header || work.Rows.LastOrDefault() is not { } row) { return; }
        work.Findings.Add(line.Line, null, "row.continuation", line.Label);
        foreach (var column in header.Columns)
        {
            if (work.Grid[line.Line, column.Number] is { IsBlank: false } cell) { row.Keep(new(TableHeader.Letters(column.Number) + line.Line.ToString(CultureInfo.InvariantCulture), column.Header, cell.Shown)); }
        }
    }

    private void SayWhatIsHidden(TableHeader header)
    {
        foreach (var column in header.Columns)
        {
            var name = column.Meaning.ToString();
            if (work.Grid.HiddenColumns.Contains(column.Number)) { work.Findings.Add(header.Last, name, "column.hidden", TableHeader.Letters(column.Number), column.Header); }
            if (ProjectFields.KindOf(column.Meaning.Field) is FieldKind.Money or FieldKind.Rate or FieldKind.Area && work.Rows.Exists(r => work.Grid[r.Line, column.Number].IsFormula)) { work.Findings.Add(header.Last, name, "formula.cached", TableHeader.Letters(column.Number), column.Header); }
        }
        foreach (var ((line, column), text) in work.Grid.Comments.OrderBy(c => c.Key))
        {
            work.Findings.Add(line, header.At(column)?.Meaning.ToString(), "cell.comment", TableHeader.Letters(column) + line.ToString(CultureInfo.InvariantCulture), CellText.OneLine(text));
        }
    }

    [GeneratedRegex("(?:国家|省|市|县|区)级?(?:重大|重点)(?!项目办)", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex LevelName();
}
