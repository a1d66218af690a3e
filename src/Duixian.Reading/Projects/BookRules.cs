namespace Duixian.Reading.Projects;

/// <summary>What must agree among the rows and sheets of one workbook.</summary>
internal sealed class BookRules(ProjectWords words, IReadOnlyList<SheetWork> sheets, DateOnly today)
{
    private static readonly string[] OwnFaults = ["code.format", "code.check_digit", "code.old_format", "region.legacy", "region.county_mismatch", "uscc.check_digit", "uscc.format", "uscc.normalised", "uscc.legacy15", "uscc.organisation9"];

    private readonly Dictionary<string, (SheetWork Sheet, ProjectRow Row)> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (SheetWork Sheet, ProjectRow Row)> byCode = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (SheetWork Sheet, ProjectRow Row)> withdrawn = new(StringComparer.Ordinal);

    public void Check()
    {
        foreach (var sheet in sheets)
        {
            foreach (var row in sheet.Withdrawn)
            {
                if (row.Name is { } name) { withdrawn.TryAdd(KeyOf(name), (sheet, row)); }
            }
        }
        foreach (var sheet in sheets)
        {
            foreach (var row in sheet.Rows) { Check(sheet, row); }
        }
    }

    private void Check(SheetWork sheet, ProjectRow row)
    {
        var key = row.Name is { } name ? KeyOf(name) : null;
        var known = key is not null && byName.TryGetValue(key, out var earlier) && IsSamePlace(earlier.Row, row) ? earlier : default;
        if (known.Row is { } twice && known.Sheet == sheet)
        {
            // Two codes are two projects, however alike their names.
            if (twice.Code is not null && row.Code is not null && twice.Code != row.Code) { return; }
            sheet.Findings.Add(row.Line, "name", "row.duplicate", row.Name ?? "", known.Row.Line);
        }
        else if (known.Row is not null)
        {
            // The same project in another sheet: what is wrong with its codes was said there.
            sheet.Findings.Remove(f => f.Line == row.Line && OwnFaults.Contains(f.Code, StringComparer.Ordinal));
            if (row.Code is { } code && known.Row.Code is { } other && code != other) { sheet.Findings.Add(row.Line, "code", "code.sheet_mismatch", known.Sheet.Grid.Name, known.Row.Line, other); }
            new RowRules(words, sheet.Findings, today).CheckPermits(Unsaid(sheet, row), row.Stage ?? known.Row.Stage);
        }
        else if (key is not null && byName.TryGetValue(key, out var twin))
        {
            sheet.Findings.Add(row.Line, "name", "name.duplicate", row.Name ?? "", twin.Sheet.Grid.Name, twin.Row.Line);
        }
        if (key is not null && withdrawn.TryGetValue(key, out var gone) && gone.Sheet != sheet) { sheet.Findings.Add(row.Line, "name", "withdrawn.elsewhere", gone.Sheet.Grid.Name, gone.Row.Line); }
        if (row.Code is { Length: > 8 } own && known.Row is null)
        {
            if (byCode.TryGetValue(own, out var first) && (first.Row.Name is null || key is null || KeyOf(first.Row.Name) != key)) { sheet.Findings.Add(row.Line, "code", "code.duplicate", first.Row.Name ?? "", first.Sheet.Grid.Name, first.Row.Line); }
            byCode.TryAdd(own, (sheet, row));
        }
        if (key is not null) { byName.TryAdd(key, (sheet, row)); }
    }

    /// <summary>The permits were judged once by the row's own stage; now another sheet knows the stage.</summary>
    private static ProjectRow Unsaid(SheetWork sheet, ProjectRow row)
    {
        sheet.Findings.Remove(f => f.Line == row.Line && f.Code.StartsWith("permit.", StringComparison.Ordinal) && f.Code != "permit.unreadable");
        return row;
    }

    /// <summary>Rows that name no county in common are two projects with one name.</summary>
    private static bool IsSamePlace(ProjectRow one, ProjectRow other) =>
        one.Counties.Count == 0 || other.Counties.Count == 0 || one.Counties.Intersect(other.Counties, StringComparer.Ordinal).Any();

    private string KeyOf(string name) => words.Squeeze(name).Replace("“", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal);
}
