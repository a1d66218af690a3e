using System.Globalization;
using Duixian.Reading.Projects;

namespace Duixian.Commands;

/// <summary>A ledger of projects for a terminal: a line per project, then what was passed over and what was found.</summary>
internal static class ProjectsTable
{
    private const int NameColumns = 40;

    internal static void Write(TextWriter output, ProjectBookReading reading)
    {
        output.WriteLine(CommandText.Say("ProjectsHead", reading.FileName, reading.Context.Period?.ToString() ?? "—", reading.Context.Reported?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "—", reading.Context.County ?? "—"));
        foreach (var sheet in reading.Sheets.Where(s => s.HeaderLine > 0))
        {
            output.WriteLine();
            output.WriteLine(CommandText.Say("ProjectsSheet", sheet.Name, sheet.HeaderLine, sheet.Rows.Count, sheet.Skipped.Count));
            foreach (var row in sheet.Rows) { Write(output, row); }
            foreach (var group in sheet.Skipped.Where(s => s.Reason != SkipReason.Blank).GroupBy(s => s.Reason))
            {
                output.WriteLine($"     · {CommandText.Say("Skip" + group.Key)}: {string.Join(", ", group.Select(s => s.Line.ToString(CultureInfo.InvariantCulture)))}");
            }
            var unknown = sheet.Columns.Where(c => c.Meaning.Field == ProjectField.Other).ToList();
            if (unknown.Count > 0) { output.WriteLine("     · " + CommandText.Say("ProjectsUnknown", string.Join(", ", unknown.Select(c => $"{c.Letters} {c.Header}")))); }
        }
        foreach (var weight in (ReadOnlySpan<FindingWeight>)[FindingWeight.Decide, FindingWeight.Check, FindingWeight.Note])
        {
            var found = reading.Findings.Where(f => f.Weight == weight).ToList();
            if (found.Count == 0) { continue; }
            output.WriteLine();
            output.WriteLine(CommandText.Say("Projects" + weight, found.Count));
            foreach (var finding in found) { output.WriteLine($"  {finding.Sheet} {finding.Line?.ToString(CultureInfo.InvariantCulture) ?? "—"} {finding.Field ?? ""}: {finding.Sentence()}{Choices(finding)}  [{finding.Code}]"); }
        }
        output.WriteLine();
        output.WriteLine(CommandText.Say("ProjectsSum", reading.Sheets.Sum(s => s.Rows.Count), reading.Findings.Count));
    }

    private static void Write(TextWriter output, ProjectRow row) => output.WriteLine(
        $"{row.Line.ToString(CultureInfo.InvariantCulture),4} {DraftTable.Pad(DraftTable.Short(row.Name ?? "—", NameColumns), NameColumns + 2)}{DraftTable.Pad(string.Join('、', row.Counties), 10)}{DraftTable.Pad(row.Stage ?? "", 8)}{DraftTable.Pad(Money(row.TotalInvestmentYuan), 14)}{row.Code}");

    private static string Money(decimal? yuan) => yuan is { } amount ? CommandText.Say("ProjectsMoney", (amount / 10_000m).ToString("#,0.##", CultureInfo.InvariantCulture)) : "";

    private static string Choices(ProjectFinding finding) =>
        finding.Accept.Count == 0 ? "" : " " + CommandText.Say("ProjectsChoices", string.Join(" / ", finding.Accept.Select(a => a is decimal number ? number.ToString("#,0.##", CultureInfo.InvariantCulture) : a.ToString())));
}
