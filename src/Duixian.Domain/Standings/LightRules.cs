namespace Duixian.Domain.Standings;

/// <summary>A light with what gave it.</summary>
/// <param name="Clause">The clause that was met; null where none was and the rule's last word holds.</param>
/// <param name="Excuse">The good reason that lifted it; null where none did.</param>
public sealed record Judgement(Light Light, LightClause? Clause, LightInputs Inputs, Excuse? Excuse = null)
{
    public static readonly Judgement None = new(Light.Unjudged, null, LightInputs.None);

    /// <summary>The rule's source is silent here; its gap is printed beside the light.</summary>
    public bool InGap => Clause is { Undefined: true };
}

/// <summary>Asks a rule for a light, and the rules that cities have published, as data.</summary>
public static class LightRules
{
    /// <summary>银川: points below schedule.</summary>
    public static readonly LightRule YinchuanProgress = new("yinchuan-progress", 1, "银川 · 落后序时百分点", "Yinchuan: points behind schedule", "银川市重点项目亮灯管理（2025年）",
        [
            Clause(Light.Red, LightInput.PointsBehind, Comparison.Above, 30),
            Clause(Light.Yellow, LightInput.PointsBehind, Comparison.AtLeast, 10),
            new(Light.Green, [new(LightInput.PointsBehind, Comparison.Above, 0)], Undefined: true),
        ],
        Light.Green,
        "原文只规定落后10—30个百分点（含）亮黄灯、30个百分点以上亮红灯；落后不足10个百分点的，原文未作规定，此处按绿灯处理并注明。",
        "The source gives yellow for 10 to 30 points behind and red above 30. It does not say what holds under 10 points behind: read here as green, and said so.");

    /// <summary>银川: started as planned.</summary>
    public static readonly LightRule YinchuanStart = new("yinchuan-start", 1, "银川 · 按期开工", "Yinchuan: started in time", "银川市重点项目亮灯管理（2025年）",
        [
            Clause(Light.Red, LightInput.MonthsLate, Comparison.AtLeast, 3, excusable: false),
            Clause(Light.Yellow, LightInput.DaysLate, Comparison.AtLeast, 0),
        ],
        Light.Green,
        "当月应开工未开工且无正当理由的亮黄灯，逾期3个月的亮红灯；逾期不足3个月的，原文未另作规定，此处仍按黄灯处理。",
        "Yellow: due this month, not started, no good reason. Red: three months overdue. Overdue by less is read as yellow still.");

    /// <summary>银川: entered in the statistical library after its start.</summary>
    public static readonly LightRule YinchuanLibrary = new("yinchuan-library", 1, "银川 · 开工后入库", "Yinchuan: in the library after its start", "银川市重点项目亮灯管理（2025年）",
        [
            Clause(Light.Red, LightInput.MonthsLate, Comparison.Above, 2),
            Clause(Light.Yellow, LightInput.MonthsLate, Comparison.Above, 1),
        ],
        Light.Green,
        "应完成日为开工日：超过1个月未入库亮黄灯，超过2个月亮红灯。",
        "The day due is the day of the start: yellow after more than one month, red after more than two.");

    /// <summary>三亚: per cent behind the planned investment.</summary>
    public static readonly LightRule SanyaInvestment = new("sanya-investment", 1, "三亚 · 落后计划比例", "Sanya: per cent behind plan", "海南日报 2022年5月13日",
        [
            Clause(Light.Red, LightInput.PercentBehind, Comparison.Above, 50),
            Clause(Light.Yellow, LightInput.PercentBehind, Comparison.Above, 0),
        ],
        Light.Green);

    /// <summary>三亚: a district's month, missed once or twice running.</summary>
    public static readonly LightRule SanyaDistrict = new("sanya-district", 1, "三亚 · 连续未达月度目标", "Sanya: months missed running", "海南日报 2022年5月13日",
        [
            Clause(Light.Red, LightInput.PeriodsBehind, Comparison.AtLeast, 2),
            Clause(Light.Yellow, LightInput.PeriodsBehind, Comparison.AtLeast, 1),
        ],
        Light.Green);

    /// <summary>天津: growth of investment against plan and against the city's mean.</summary>
    public static readonly LightRule TianjinInvestment = new("tianjin-investment", 1, "天津 · 投资增速", "Tianjin: growth of investment", "天津市投资和重点项目亮灯（2022年）",
        [
            Clause(Light.Red, LightInput.Growth, Comparison.Below, 0),
            Clause(Light.Yellow, LightInput.GrowthBelowPlan, Comparison.Above, 0),
            Clause(Light.Yellow, LightInput.GrowthBelowMean, Comparison.Above, 0),
        ],
        Light.Green,
        "原文说“正增长但低于计划或低于全市平均”亮黄灯、“负增长”亮红灯；增速恰为0的，原文未作规定，此处低于计划或平均的按黄灯处理。",
        "The source gives yellow for growth below plan or mean and red for negative growth. Growth of exactly 0 is not named: read as yellow where it is below either.");

    /// <summary>工期: days past the day of a step.</summary>
    public static readonly LightRule WorkDays = new("work-days", 1, "工期 · 逾期天数", "Works: days late", "工程节点工期预警通行做法",
        [
            Clause(Light.Red, LightInput.DaysLate, Comparison.AtLeast, 15),
            Clause(Light.Orange, LightInput.DaysLate, Comparison.Above, 7),
            Clause(Light.Yellow, LightInput.DaysLate, Comparison.Above, 0),
        ],
        Light.Green,
        "原文7天同属黄、橙两档，15天同属橙、红两档：此处7天按黄灯、15天按红灯。",
        "The source names 7 days in both yellow and orange and 15 in both orange and red: read here as yellow and red.");

    /// <summary>Holds until another is chosen.</summary>
    public static LightRule Default => YinchuanProgress;

    public static IReadOnlyList<LightRule> BuiltIn { get; } =
        [YinchuanProgress, YinchuanStart, YinchuanLibrary, SanyaInvestment, SanyaDistrict, TianjinInvestment, TianjinBond(byPoints: true), TianjinBond(byPoints: false), WorkDays];

    /// <summary>天津: use of special bonds within six months of their issue. The text does not say whether 30% are points or a share of what was expected.</summary>
    public static LightRule TianjinBond(bool byPoints)
    {
        var input = byPoints ? LightInput.PointsBehind : LightInput.PercentBehind;
        return new(byPoints ? "tianjin-bond-points" : "tianjin-bond-percent", 1,
            byPoints ? "天津 · 专项债使用（按百分点）" : "天津 · 专项债使用（按比例）", byPoints ? "Tianjin: use of bonds, in points" : "Tianjin: use of bonds, in per cent", "天津市专项债券使用亮灯（2022年）",
            [Clause(Light.Red, input, Comparison.Above, 30), Clause(Light.Yellow, input, Comparison.Above, 0)],
            Light.Green,
            byPoints ? "原文“落后30%”未说明是百分点还是比例，此处按百分点读。" : "原文“落后30%”未说明是百分点还是比例，此处按比例读。",
            byPoints ? "The source's \"30% behind\" may mean points or a share; read here as points." : "The source's \"30% behind\" may mean points or a share; read here as a share.");
    }

    /// <summary>Asks the clauses in order; the first that is met gives the light, and a good reason that still holds lifts it where the clause allows.</summary>
    public static Judgement Judge(LightRule rule, LightInputs inputs, Excuse? excuse, DateOnly day)
    {
        if (inputs.IsEmpty) { return Judgement.None; }
        var met = rule.Clauses.FirstOrDefault(c => c.When.All(w => IsMet(w, inputs)));
        var light = met?.Light ?? rule.Otherwise;
        return met is { Excusable: true } && light > Light.Green && excuse is not null && day <= excuse.Until
            ? new(Light.Green, met, inputs, excuse)
            : new(light, met, inputs);
    }

    public static bool IsMet(LightCondition condition, LightInputs inputs)
    {
        if (inputs.Of(condition.Input) is not { } value) { return false; }
        var side = value.CompareTo(Ratio.Of(condition.Limit));
        return condition.Is switch
        {
            Comparison.Above => side > 0,
            Comparison.AtLeast => side >= 0,
            Comparison.Below => side < 0,
            Comparison.AtMost => side <= 0,
            _ => throw new ArgumentOutOfRangeException(nameof(condition), condition.Is, "No such comparison."),
        };
    }

    private static LightClause Clause(Light light, LightInput input, Comparison comparison, decimal limit, bool excusable = true) => new(light, [new(input, comparison, limit)], excusable);
}
