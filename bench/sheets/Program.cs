using System.Globalization;
using Duixian.Bench.Sheets;

// sheets-bench seed LINES SETTING…     a plan of so many lines and three rounds that ask one county for all of them (2031/sheets)
// sheets-bench take ADDRESS ROUND FILE  downloads the county's sheet of a round
// sheets-bench fill IN OUT             fills a figure into every line, as a person would type it
// sheets-bench file ADDRESS ROUND FILE SITE  uploads, looks at the trial, confirms, and a reviewer accepts all; prints lines, the four times in ms, and the processor time of checking, filing and accepting
switch (args)
{
    case ["seed", var lines, .. var settings]:
        await Seeding.RunAsync(int.Parse(lines, CultureInfo.InvariantCulture), settings);
        return 0;
    case ["take", var address, var round, var file]:
        await File.WriteAllBytesAsync(file, await Driving.TakeAsync(new Uri(address), round));
        return 0;
    case ["fill", var from, var to]:
        Filling.Fill(from, to);
        return 0;
    case ["file", var address, var round, var file, var site]:
        return await Driving.FileAsync(new Uri(address), round, file, int.Parse(site, CultureInfo.InvariantCulture));
    default:
        Console.Error.WriteLine("sheets-bench seed|take|fill|file …");
        return 2;
}
