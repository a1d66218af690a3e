using System.Globalization;
using Duixian.Domain.Projects;

namespace Duixian.Demo;

/// <summary>One made-up project of the sample year, and what becomes of it on which day. Everything follows from its place in the row of 750; nothing is drawn at random.</summary>
/// <param name="Settled">Day each required step of its procedures is settled, in the template's order; later ones are still open then.</param>
/// <param name="Held">Index of the step that is held up from a day on; null where nothing is.</param>
/// <param name="PlannedYuan">What it is to invest in the sample year; null where nobody plans that.</param>
/// <param name="IsSlow">Invests less than planned.</param>
internal sealed record FictionalProject(ProjectRecord Record, bool Continues, DateOnly? Started, DateOnly? Completed, IReadOnlyList<DateOnly> Settled, int? Held, bool BeforePermit, decimal? PlannedYuan, bool IsSlow)
{
    private const int Year = 2024;

    /// <summary>Completed this year up to a day, in whole 万元: slow in winter, quick in summer and autumn, nothing before the works begin.</summary>
    public decimal CompletedBy(DateOnly day)
    {
        var from = Started is { } on && on.Year == Year ? on : Started is null ? DateOnly.MaxValue : new DateOnly(Year, 1, 1);
        var until = Completed is { } end && end.Year == Year ? end : new DateOnly(Year, 12, 31);
        if (day <= from || PlannedYuan is not { } planned) { return 0; }
        var passed = decimal.Min(1m, (decimal)(day.DayNumber - from.DayNumber) / Math.Max(1, until.DayNumber - from.DayNumber));
        var share = passed * passed * (3m - (2m * passed)) * (IsSlow ? 0.72m : 1m);
        return decimal.Floor(planned * share / 10_000m) * 10_000m;
    }

    /// <summary>Days on which the rungs of the ladder were reached, up to a day.</summary>
    public IEnumerable<DateOnly> Rungs(DateOnly until)
    {
        if (Started is not { } began) { return Settled[0] <= until ? [Settled[0]] : []; }
        var end = Completed ?? PartialDate.Parse(Record.FinishPlanned)?.Last ?? began.AddYears(2);
        var length = end.DayNumber - began.DayNumber;
        DateOnly[] days = [began.AddDays(-1), began, began.AddDays(length / 2), began.AddDays(length * 4 / 5)];
        return days.Concat(Completed is { } done ? [done] : []).TakeWhile(d => d <= until);
    }
}

/// <summary>750 made-up projects: 520 go on from the years before, 230 are to start, 440 are to be completed. Each says that it is invented.</summary>
internal static class FictionalProjects
{
    public const int Count = 750;
    public const int Starts = 230;
    public const int Completions = 440;
    private const int Year = 2024;

    private static readonly string[] Units = ["371502", "371503", "371521", "371522", "371524", "371525", "371526", "371581", "KFQ", "GXQ", "DJQ"];
    private static readonly string[] Names = ["东昌府", "茌平", "阳谷", "莘县", "东阿", "冠县", "高唐", "临清", "开发区", "高新区", "度假区"];

    private static readonly (string What, string Category, string Industry, int Yi)[] Kinds =
    [
        ("精密轴承生产线", "产业", "3451", 3), ("铝精深加工车间", "产业", "3252", 8), ("医用敷料厂房", "产业", "2770", 2), ("冷链物流园", "产业", "5930", 4), ("纺织智能化改造", "产业", "1711", 1), ("新能源零部件基地", "产业", "3670", 6),
        ("县道大修工程", "基础设施", "5442", 2), ("污水管网改造", "基础设施", "4620", 1), ("变电站配套工程", "基础设施", "4420", 2), ("供热管网延伸", "基础设施", "4430", 1),
        ("中学迁建", "民生", "8332", 2), ("卫生院综合楼", "民生", "8423", 1), ("养老服务中心", "民生", "8511", 1), ("老旧片区改造", "民生", "7010", 3),
        ("河道治理工程", "水利", "7630", 1), ("灌区节水改造", "水利", "0513", 2), ("湿地修复", "生态", "7711", 1),
    ];

    /// <summary>Items of the sample report that some of a kind stand for.</summary>
    private static readonly Dictionary<string, string> Served = new(StringComparer.Ordinal) { ["卫生院综合楼"] = "10", ["老旧片区改造"] = "15", ["供热管网延伸"] = "16", ["养老服务中心"] = "22" };

    public static IReadOnlyList<FictionalProject> All { get; } = [.. Enumerable.Range(0, Count).Select(Make)];

    private static FictionalProject Make(int n)
    {
        var (unit, kind, continues) = (n % Units.Length, Kinds[Spread(n, 7) % Kinds.Length], n >= Starts);
        var yuan = (kind.Yi * 100_000_000m) + (Spread(n, 3) % 90 * 3_000_000m);
        var provincial = n % 27 == 0;
        var planned = continues ? new DateOnly(2022, 3, 1).AddDays(Spread(n, 5) % 400) : new DateOnly(Year, 2 + (n % 10), 1 + (Spread(n, 13) % 27));
        // Most start as planned, one in eight a month or two later, some not yet.
        var started = planned.AddDays(Spread(n, 17) % 8 == 0 ? 30 + (Spread(n, 19) % 60) : Spread(n, 23) % 12);
        // 440 of the 520 that go on are to be completed this year, spread evenly over the row; in autumn more than in spring.
        var (at, all) = (n - Starts, Count - Starts);
        var completes = continues && (at * Completions / all) != ((at + 1) * Completions / all);
        var finish = completes ? new DateOnly(Year, 12, 20).AddDays(-Spread(n, 31) % 290) : new DateOnly(Year + 1, 1, 15).AddDays(Spread(n, 41) % 700);
        var before = continues && Spread(n, 59) % 130 == 0;
        var permit = started.AddDays(before ? 40 : -2 - (Spread(n, 53) % 25));
        var held = !continues && Spread(n, 61) % 9 == 0 ? 8 + (n % 4) : (int?)null;
        // One in twelve is completed a little later than planned.
        var completed = completes ? finish.AddDays(Spread(n, 71) % 12 == 0 ? 20 : -(Spread(n, 73) % 9)) : (DateOnly?)null;
        var record = new ProjectRecord
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"演示{Names[unit]}{kind.What}（{n + 1}号）"),
            Owner = $"演示{Names[unit]}建设有限公司",
            Category = kind.Category,
            Industry = kind.Industry,
            Level = provincial ? "省重点" : n % 3 == 0 ? "市重点" : "县重点",
            Nature = n % 5 == 0 ? "技术改造" : "新建",
            Units = n % 25 == 0 ? [Units[unit % 8], Units[(unit + 1) % 8]] : [Units[unit]],
            Site = $"{Names[unit]}示例地点",
            Location = LocationLevel.County,
            TotalYuan = yuan,
            Funds = kind.Category == "产业" ? [new(FundKind.Own, yuan * 0.6m), new(FundKind.Loan, yuan * 0.4m)] : [new(FundKind.SpecialBond, yuan * 0.5m), new(FundKind.LocalBudget, yuan * 0.3m), new(FundKind.Loan, yuan * 0.2m)],
            // What is completed this year is a third of the whole; the rest came before, or comes after.
            BeforeYearYuan = !provincial ? null : !continues ? 0m : completes ? yuan - Third(yuan) : decimal.Floor(yuan / 6_000_000m) * 1_000_000m,
            StartPlanned = PartialDate.OfMonth(planned.Year, planned.Month)?.ToString(),
            FinishPlanned = PartialDate.OfMonth(finish.Year, finish.Month)?.ToString(),
            LeaderPost = "演示：市级领导（分管）",
            Serves = n % 6 == 0 && Served.TryGetValue(kind.What, out var item) ? [$"{Year}/report/{item}"] : [],
            Fictional = true,
        };
        return new(record, continues, held is null ? started : null, completed, Steps(permit, n), held, before, provincial ? Third(yuan) : null, n % 5 == 2);
    }

    private static decimal Third(decimal yuan) => decimal.Round(yuan / 3_000_000m) * 1_000_000m;

    /// <summary>Fifteen days that lead up to the permit, earlier ones further apart.</summary>
    private static DateOnly[] Steps(DateOnly permit, int n)
    {
        var days = new DateOnly[15];
        for (var i = 0; i < days.Length; i++)
        {
            var back = days.Length - 1 - i;
            days[i] = permit.AddDays(-(back * 9) - (back * back / 3) - (back == 0 ? 0 : Spread(n + i, 67) % 5));
        }
        return days;
    }

    /// <summary>A number that looks scattered and is always the same.</summary>
    private static int Spread(int n, int salt) => (int)((((ulong)n * 2_654_435_761UL % 4_294_967_296UL) ^ ((ulong)salt * 40_503UL)) % 9_973UL);
}
