using System.Globalization;
using Duixian.Bench.Accept;

// accept-bench seed SETTING…              rounds of filed lines that wait for a reviewer (2031/report), in an installation that has the samples
// accept-bench drive ADDRESS CLIENTS N    accepts N of them one at a time over HTTP, signed in; prints accepted reports a second and the median in ms
// accept-bench check FILE SETTING…        checks the sums against the reports, and writes the roll-ups into a file
// accept-bench write ADDRESS CLIENTS FILE accepts until nobody answers; FILE gets key and act of everything that was acknowledged
// accept-bench acked FILE SETTING…        prints how many of them there are, how many the database lacks, and how many stand there twice
// accept-bench insert FOLDER SECONDS      single inserts a second into an empty SQLite file, as durable as the site's
switch (args)
{
    case ["seed", .. var settings]:
        await Seeding.RunAsync(settings);
        return 0;
    case ["drive", var address, var clients, var count]:
        return await Driving.RunAsync(new Uri(address), int.Parse(clients, CultureInfo.InvariantCulture), int.Parse(count, CultureInfo.InvariantCulture));
    case ["check", var file, .. var settings]:
        return await Checking.RunAsync(file, settings);
    case ["write", var address, var clients, var file]:
        return await Writing.RunAsync(new Uri(address), int.Parse(clients, CultureInfo.InvariantCulture), file);
    case ["acked", var file, .. var settings]:
        return await Writing.CompareAsync(file, settings);
    case ["insert", var folder, var seconds]:
        RawInserts.Run(folder, double.Parse(seconds, CultureInfo.InvariantCulture));
        return 0;
    default:
        Console.Error.WriteLine("accept-bench seed|drive|check|write|acked|insert …");
        return 2;
}
