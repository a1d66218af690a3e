using System.Collections.Frozen;

namespace Duixian.Shell.Formatting;

/// <summary>English words for printed units. Plain counters (个, 处, 张) have none: "500 beds" says it in the subject. An unknown unit stays as printed.</summary>
public static class Units
{
    private static readonly FrozenDictionary<string, string> English = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["人"] = "people",
        ["名"] = "people",
        ["人次"] = "visits",
        ["户"] = "households",
        ["户次"] = "household visits",
        ["家庭"] = "families",
        ["场"] = "sessions",
        ["场次"] = "sessions",
        ["次"] = "times",
        ["天"] = "days",
        ["日"] = "days",
        ["个月"] = "months",
        ["年"] = "years",
        ["小时"] = "hours",
        ["元"] = "yuan",
        ["平方米"] = "m²",
        ["立方米"] = "m³",
        ["平方公里"] = "km²",
        ["公里"] = "km",
        ["米"] = "m",
        ["亩"] = "mu",
        ["公顷"] = "ha",
        ["吨"] = "t",
        ["千克"] = "kg",
        ["公斤"] = "kg",
        ["千瓦"] = "kW",
        ["千瓦时"] = "kWh",
        ["%"] = "%",
        ["％"] = "%",
        ["‰"] = "‰",
        ["个百分点"] = "points",
        ["种"] = "kinds",
        ["步"] = "steps",
        ["个"] = "",
        ["张"] = "",
        ["件"] = "",
        ["家"] = "",
        ["所"] = "",
        ["座"] = "",
        ["处"] = "",
        ["台"] = "",
        ["套"] = "",
        ["项"] = "",
        ["条"] = "",
        ["辆"] = "",
        ["棵"] = "",
        ["对"] = "",
        ["批"] = "",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The English word for a unit as printed; empty for a plain counter.</summary>
    public static string InEnglish(string? unit) => unit is null ? "" : English.GetValueOrDefault(unit, unit);

    /// <summary>The unit in the language of the page.</summary>
    public static string InPageLanguage(string? unit) => Figures.English ? InEnglish(unit) : unit ?? "";
}
