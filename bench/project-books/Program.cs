using System.Globalization;
using System.Text.Json;
using Duixian.Bench.ProjectBooks;
using Duixian.Reading.Projects;

// Reads every workbook that has an answer beside it (NAME.gold.json) and compares: rows, fields, columns, findings.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
var today = new DateOnly(2024, 12, 31);
var score = new Score(showsExtra: args.Contains("--all"));
foreach (var answer in Directory.GetFiles(args[0], "*.gold.json").Order(StringComparer.Ordinal))
{
    var stem = Path.GetFileName(answer)[..^".gold.json".Length];
    var book = Directory.GetFiles(args[0], stem + ".*").FirstOrDefault(f => !f.EndsWith(".json", StringComparison.Ordinal));
    if (book is null)
    {
        score.Miss($"{stem}: no workbook beside the answer");
        continue;
    }
    using var wanted = JsonDocument.Parse(await File.ReadAllBytesAsync(answer));
    using var found = JsonDocument.Parse(ProjectBookJson.Serialize(ProjectBookReader.Read(Path.GetFileName(book), await File.ReadAllBytesAsync(book), new(today))));
    score.Compare(stem, wanted.RootElement, found.RootElement);
}
return score.Report();
