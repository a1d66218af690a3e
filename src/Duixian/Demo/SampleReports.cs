using System.Globalization;
using Duixian.Domain.Dispatch;

namespace Duixian.Demo;

/// <summary>What the sample files say was reported: running totals by item, indicator, party and period.</summary>
internal sealed class SampleReports
{
    private readonly Dictionary<(string Item, int Indicator, string Party), string[]> totals = [];
    private readonly List<SampleReason> reasons = [];

    private SampleReports(string[] periods) => Periods = periods;

    /// <summary>2024-01 … 2024-09, as the file's head names them.</summary>
    public string[] Periods { get; }

    public List<SampleEvent> Events { get; } = [];

    public static SampleReports Read(int year)
    {
        var lines = Lines($"reports-{year}.csv");
        var reports = new SampleReports(lines[0][3..]);
        foreach (var line in lines[1..]) { reports.totals[(line[0], Whole(line[1]), line[2])] = line[3..]; }
        if (Samples.Has($"reasons-{year}.csv"))
        {
            reports.reasons.AddRange(Lines($"reasons-{year}.csv")[1..].Select(l => new SampleReason(l[0], Whole(l[1]), l[2], l[3], l[4], new Explanation(l[5], l[6].Length > 0 ? Day(l[6]) : null, l[7].Length > 0 ? l[7] : null))));
        }
        if (Samples.Has($"events-{year}.csv")) { reports.Events.AddRange(Lines($"events-{year}.csv")[1..].Select(l => new SampleEvent(l[0], l[1], Whole(l[2]), l[3], l[4], l[5], l[6]))); }
        return reports;
    }

    /// <summary>Blank where the file has an empty cell, or nothing at all.</summary>
    public Figure FigureOf(string item, int indicator, string party, string period) =>
        Row(item, indicator, party) is { } row && row[At(period)] is { Length: > 0 } total ? new(decimal.Parse(total, CultureInfo.InvariantCulture)) : Figure.Blank;

    /// <summary>Why a line was behind in a period; null where the file says nothing. A party's own reason goes before that of all.</summary>
    public Explanation? ReasonOf(string item, int indicator, string party, string period)
    {
        var of = reasons.Where(r => r.Item == item && r.Indicator == indicator && string.CompareOrdinal(r.From, period) <= 0 && string.CompareOrdinal(period, r.To) <= 0).ToList();
        return (of.Find(r => r.Party == party) ?? of.Find(r => r.Party is "*" or ""))?.Explanation;
    }

    public bool Happened(string kind, string item, int indicator, string party, string period, out string words)
    {
        var found = Events.Find(e => e.Kind == kind && e.Item == item && e.Indicator == indicator && e.When == period && (e.Party == party || e.Party.Length == 0));
        words = found?.Words ?? "";
        return found is not null;
    }

    /// <summary>The period before, or null for the first.</summary>
    public string? Before(string period) => At(period) is > 0 and var at ? Periods[at - 1] : null;

    private int At(string period) => Array.IndexOf(Periods, period);

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    // An empty party is the lead office, whoever that is.
    private string[]? Row(string item, int indicator, string party) => totals.GetValueOrDefault((item, indicator, party)) ?? totals.GetValueOrDefault((item, indicator, ""));

    private static int Whole(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static List<string[]> Lines(string file)
    {
        using var reader = new StreamReader(Samples.Open(file));
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.TrimEnd('\r').Split(','))];
    }
}

/// <param name="Party">Empty or *: whoever reports it.</param>
internal sealed record SampleReason(string Item, int Indicator, string Party, string From, string To, Explanation Explanation);

/// <param name="Kind">curve, recurve, excuse, late, proxy, return, correct.</param>
/// <param name="When">A day or a period.</param>
internal sealed record SampleEvent(string Kind, string Item, int Indicator, string Party, string When, string Value, string Words);
