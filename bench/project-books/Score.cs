using System.Text.Json;

namespace Duixian.Bench.ProjectBooks;

/// <summary>Counts what agrees with an answer and prints what does not.</summary>
internal sealed class Score(bool showsExtra)
{
    private static readonly string[] Needed = ["name", "code", "ownerUscc", "county", "stage"];
    private const double Enough = 0.98;

    private readonly SortedDictionary<string, (int Right, int All)> fields = new(StringComparer.Ordinal);
    private int files;
    private int rowFaults;
    private int skipFaults;
    private int columnFaults;
    private int wantedFindings;
    private int foundFindings;
    private int extraFindings;
    private int contextFaults;

    public void Miss(string what)
    {
        rowFaults++;
        Console.WriteLine($"  {what}");
    }

    public void Compare(string stem, JsonElement wanted, JsonElement found)
    {
        files++;
        Console.WriteLine(stem);
        Same("context", wanted.GetProperty("context"), found.GetProperty("context"), ref contextFaults);
        var sheets = found.GetProperty("sheets");
        foreach (var sheet in wanted.GetProperty("sheets").EnumerateObject())
        {
            if (sheets.TryGetProperty(sheet.Name, out var read)) { CompareSheet(sheet.Name, sheet.Value, read); }
            else { Miss($"{sheet.Name}: the sheet is missing"); }
        }
        CompareFindings(wanted.GetProperty("issues"), found.GetProperty("issues"));
    }

    /// <summary>Prints the figures; 0 where all that is needed holds.</summary>
    public int Report()
    {
        foreach (var (name, (right, all)) in fields) { Console.WriteLine($"  {name,-28} {right,5} of {all,5}  {(double)right / all:0.000}"); }
        var worst = fields.Where(f => Needed.Contains(f.Key, StringComparer.Ordinal) || f.Key.EndsWith("Yuan", StringComparison.Ordinal)).Select(f => (double)f.Value.Right / f.Value.All).DefaultIfEmpty(0).Min();
        var holds = files > 0 && rowFaults == 0 && worst >= Enough && foundFindings == wantedFindings;
        Console.WriteLine($"columns or headers wrong {columnFaults}, skipped rows wrong {skipFaults}, context wrong {contextFaults}, findings beyond the answer {extraFindings}");
        Console.WriteLine($"figure {files} books, rows wrong {rowFaults}, worst needed field {worst:0.000}, findings {foundFindings} of {wantedFindings} needed 0 rows wrong, {Enough}, all findings {(holds ? "holds" : "FAILS")}");
        return holds ? 0 : 1;
    }

    private void CompareSheet(string name, JsonElement wanted, JsonElement found)
    {
        Same($"{name} headerRow", wanted.GetProperty("headerRow"), found.GetProperty("headerRow"), ref columnFaults);
        Same($"{name} headerRows", wanted.GetProperty("headerRows"), found.GetProperty("headerRows"), ref columnFaults);
        foreach (var column in wanted.GetProperty("columns").EnumerateObject())
        {
            if (!found.GetProperty("columns").TryGetProperty(column.Name, out var meaning)) { columnFaults++; Console.WriteLine($"  {name} column {column.Name}: {column.Value} not read"); }
            else { Same($"{name} column {column.Name}", column.Value, meaning, ref columnFaults); }
        }
        var (wantedRows, foundRows) = (ByRow(wanted.GetProperty("rows")), ByRow(found.GetProperty("rows")));
        foreach (var row in wantedRows.Keys.Except(foundRows.Keys)) { Miss($"{name} row {row}: a project not read"); }
        foreach (var row in foundRows.Keys.Except(wantedRows.Keys)) { Miss($"{name} row {row}: no project, read as one"); }
        foreach (var (row, expected) in wantedRows)
        {
            if (foundRows.TryGetValue(row, out var read)) { CompareFields($"{name} row {row}", expected.GetProperty("fields"), read.GetProperty("fields")); }
        }
        var (wantedSkips, foundSkips) = (ByRow(wanted.GetProperty("skip")), ByRow(found.GetProperty("skip")));
        foreach (var row in wantedSkips.Keys.Union(foundSkips.Keys))
        {
            var (expected, read) = (Reason(wantedSkips, row), Reason(foundSkips, row));
            if (expected == read) { continue; }
            skipFaults++;
            Console.WriteLine($"  {name} row {row}: skipped as {read ?? "nothing"}, should be {expected ?? "nothing"}");
        }
    }

    private void CompareFields(string place, JsonElement wanted, JsonElement found)
    {
        foreach (var field in wanted.EnumerateObject().Select(f => f.Name).Union(found.EnumerateObject().Select(f => f.Name)))
        {
            var isRight = wanted.TryGetProperty(field, out var expected) & found.TryGetProperty(field, out var read) && IsSame(expected, read);
            var (right, all) = fields.GetValueOrDefault(field);
            fields[field] = (right + (isRight ? 1 : 0), all + 1);
            if (!isRight) { Console.WriteLine($"  {place} {field}: {Show(read)}, should be {Show(expected)}"); }
        }
    }

    private void CompareFindings(JsonElement wanted, JsonElement found)
    {
        var read = found.EnumerateArray().ToLookup(KeyOf);
        var expected = wanted.EnumerateArray().ToLookup(KeyOf);
        foreach (var finding in wanted.EnumerateArray())
        {
            wantedFindings++;
            var match = read[KeyOf(finding)].FirstOrDefault();
            if (match.ValueKind == JsonValueKind.Undefined) { Console.WriteLine($"  not found: {KeyOf(finding)}"); continue; }
            foundFindings++;
            if (finding.TryGetProperty("accept", out var accept) && (!match.TryGetProperty("accept", out var offered) || !IsSame(accept, offered))) { Console.WriteLine($"  {KeyOf(finding)}: another choice than {accept}"); }
        }
        foreach (var finding in found.EnumerateArray().Where(f => !expected.Contains(KeyOf(f))))
        {
            extraFindings++;
            if (showsExtra) { Console.WriteLine($"  beyond: {KeyOf(finding)} {finding.GetProperty("why")}"); }
        }
    }

    private static string KeyOf(JsonElement finding) => $"{finding.GetProperty("sheet")}|{finding.GetProperty("row")}|{finding.GetProperty("field")}|{finding.GetProperty("code")}";

    private static Dictionary<int, JsonElement> ByRow(JsonElement rows) => rows.EnumerateArray().ToDictionary(r => r.GetProperty("row").GetInt32());

    private static string? Reason(Dictionary<int, JsonElement> rows, int row) => rows.TryGetValue(row, out var skipped) ? skipped.GetProperty("reason").GetString() : null;

    private static void Same(string place, JsonElement wanted, JsonElement found, ref int faults)
    {
        if (IsSame(wanted, found)) { return; }
        faults++;
        Console.WriteLine($"  {place}: {Show(found)}, should be {Show(wanted)}");
    }

    private static bool IsSame(JsonElement one, JsonElement other)
    {
        if (one.ValueKind != other.ValueKind) { return false; }
        return one.ValueKind switch
        {
            JsonValueKind.Number => Math.Abs(one.GetDouble() - other.GetDouble()) <= (Math.Abs(one.GetDouble()) <= 2 ? 0.001 : 0.005),
            JsonValueKind.String => one.GetString() == other.GetString(),
            JsonValueKind.Array => one.GetArrayLength() == other.GetArrayLength() && one.EnumerateArray().Zip(other.EnumerateArray()).All(p => IsSame(p.First, p.Second)),
            JsonValueKind.Object => one.EnumerateObject().Count() == other.EnumerateObject().Count() && one.EnumerateObject().All(p => other.TryGetProperty(p.Name, out var same) && IsSame(p.Value, same)),
            _ => true,
        };
    }

    private static string Show(JsonElement element) => element.ValueKind == JsonValueKind.Undefined ? "nothing" : element.GetRawText().ReplaceLineEndings("");
}
