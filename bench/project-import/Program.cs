using System.Diagnostics;
using System.Globalization;
using Duixian.Bench.ProjectImport;
using Duixian.Domain.Projects;
using Duixian.Reading.Projects;

// A ledger of 5,000 projects in 60 columns, as XLSX: read with all findings, and handed back with every row changed. The same in the old format with 2,000 rows.
const int Rows = 5_000;
var options = new ProjectBookOptions(new DateOnly(2024, 12, 31));
var failed = false;

var xlsx = Large.Xlsx(Rows);
Print("file", xlsx.Length / 1e6, "MB", double.MaxValue);
var (seconds, reading) = Measure(() => ProjectBookReader.Read("large.xlsx", xlsx, options));
Print("reading XLSX, 5,000 × 60", seconds, "s", 10);
var isComplete = reading.Sheets[0].Rows.Count == Rows && reading.Sheets[0].Columns.Count == Large.Columns;
Console.WriteLine($"projects {reading.Sheets[0].Rows.Count}, columns {reading.Sheets[0].Columns.Count}, findings {reading.Findings.Count}");

var changes = reading.Sheets[0].Rows.SelectMany(r => new CellChange[]
{
    new(r.Sheet, r.Line, new(ProjectField.YearCompleted), 12_340_000m), new(r.Sheet, r.Line, new(ProjectField.ImageProgress), "主体封顶(演示)"), new(r.Sheet, r.Line, new(ProjectField.FinishPlanned), PartialDate.OfMonth(2025, 6)),
}).ToList();
var (writing, written) = Measure(() => ProjectBookWriter.Write(xlsx, reading, changes, []));
Print("handing back, every row changed", writing, "s", 3);
var again = ProjectBookReader.Read("large.xlsx", written.Content, options).Sheets[0].Rows;
isComplete &= written.NotWritten.Count == 0 && again.Count == Rows && again.All(r => r.YearCompletedYuan == 12_340_000m && r.FinishPlanned?.ToString() == "2025-06");

var xls = Large.Xls(2_000);
var (old, oldReading) = Measure(() => ProjectBookReader.Read("large.xls", xls, options));
Print($"reading XLS, 2,000 × 60, {xls.Length / 1e6:0.0} MB", old, "s", 10);
isComplete &= oldReading.Sheets[0].Rows.Count == 2_000;

var peak = Process.GetCurrentProcess().PeakWorkingSet64 / 1e6;
Print("peak memory", peak, "MB", 1_000);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"figure read {seconds:0.0} s, handed back {writing:0.0} s, XLS {old:0.0} s, {peak:0} MB, {(isComplete ? "complete" : "NOT COMPLETE")} needed 10 s, 3 s, 10 s, 1000 MB, complete"));
return failed || !isComplete ? 1 : 0;

// The first time is what a person waits for, so nothing is warmed up.
static (double Seconds, T Result) Measure<T>(Func<T> action)
{
    var start = Stopwatch.GetTimestamp();
    var result = action();
    return (Stopwatch.GetElapsedTime(start).TotalSeconds, result);
}

void Print(string name, double value, string unit, double most)
{
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {value:0.00} {unit}{(most == double.MaxValue ? "" : value <= most ? $" (at most {most}) holds" : $" (at most {most}) FAILS")}"));
    failed |= value > most;
}
