using Duixian.Data.Rollups;
using Duixian.Domain.Commitments;
using Duixian.Shell.Formatting;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Public;

/// <summary>How the public pages say what a promise is.</summary>
internal sealed class PublicWords(IStringLocalizer<PublicText> text)
{
    public string this[string key] => text[key];

    public string this[string key, params object[] arguments] => text[key, arguments];

    /// <summary>What kind of list it is; a special plan is called by its title.</summary>
    public string Name(PlanSummary plan) => plan.Plan switch
    {
        "report" => text["Plan.Report"],
        "voted" => text["Plan.Voted"],
        _ => plan.Title,
    };

    public string Kind(CommitmentKind kind) => text["Kind." + kind];

    public string Measure(Measure? measure) => text[measure is { } known ? "Measure." + known : "Measure.None"];

    public string Bound(Bound bound) => text["Bound." + bound];

    public string Status(bool ready, bool withdrawn) => text[withdrawn ? "Status.Withdrawn" : ready ? "Status.Promised" : "Status.NotReady"];

    public string Missing(IReadOnlyList<Missing> missing) => string.Join(text["Comma"], missing.Select(m => text["Missing." + m].Value));

    /// <summary>The target in a few words: 500张, 4万人以上, 3月1日起执行, 5步.</summary>
    public string Target(Measure? measure, Promise? promise, string baseUnit)
    {
        if (promise is null or { Bound: Domain.Commitments.Bound.Recorded }) { return Figures.Blank; }
        return measure switch
        {
            Domain.Commitments.Measure.Milestones when promise.Steps.Count > 0 => text["Target.Steps", promise.Steps.Count],
            Domain.Commitments.Measure.PolicyInForce when promise.InForceFrom is { } day => text["Target.InForce", Days.Write(day, DayForm.MonthDay)],
            Domain.Commitments.Measure.YesNo when promise.Amount is null => text["Target.YesNo"],
            _ => Figures.Target(promise.Bound, promise.Amount, baseUnit, promise.Upper) + (promise.Per is { Length: > 0 } per ? text["Target.Per", per].Value : ""),
        };
    }

    /// <summary>What else is printed beside the figure: from where, of what size, aimed at; empty when nothing is.</summary>
    public string Beside(Promise? promise, string baseUnit) => promise is null ? "" : string.Join(text["Comma"], Parts(promise, baseUnit));

    private IEnumerable<string> Parts(Promise promise, string baseUnit)
    {
        if (promise.Baseline is { } from) { yield return text["Beside.Baseline", Figures.Amount(from, baseUnit)]; }
        if (promise.Qualifier is { Length: > 0 } size) { yield return text["Beside.Qualifier", size]; }
        if (promise.Hedge is { Length: > 0 } hedge) { yield return text["Beside.Hedge", hedge]; }
    }

    /// <summary>Every ledger type has its own words; one that has none yet is shown by its name.</summary>
    public string Entry(string type) => text["Entry." + type] is { ResourceNotFound: false } known ? known : type;
}
