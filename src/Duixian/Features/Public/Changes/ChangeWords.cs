using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Domain.Standings;
using Duixian.Features.Public.Standing;
using Duixian.Shell.Formatting;

namespace Duixian.Features.Public.Changes;

/// <summary>One change in words, with the item it belongs to.</summary>
/// <param name="Item">Null where it holds for the whole plan.</param>
internal sealed record ChangeSaid(string? Item, string What, string? Why);

/// <summary>How the page of changes says what was decided or mended.</summary>
internal sealed class ChangeWords(StandingWords words, PublicWords list)
{
    public ChangeSaid? Of(EntryBody body, IReadOnlyList<LineRow> lines)
    {
        LineRow? Line(string item, int indicator) => lines.FirstOrDefault(l => l.Item == item && l.Indicator == indicator);
        string Name(string item, int indicator) => Line(item, indicator)?.Subject ?? "";
        return body switch
        {
            FigureCorrected c when Line(c.Item, c.Indicator) is { } line => new(c.Item, words["Change.Corrected", line.Subject, Days.Write(c.AsOf), words.Figure(line.Measure, line.BaseUnit, c.Old), words.Figure(line.Measure, line.BaseUnit, c.New)], c.Reason),
            TargetRevised t => new(t.Item, words["Change.Target", t.Indicator.Subject, list.Target(t.Indicator.Measure, t.Indicator.Promise, t.Indicator.BaseUnit)], t.Reason),
            ItemRevised r => new(r.Item, list["Entry.itemRevised"], r.Reason),
            ItemWithdrawn w => new(w.Item, list["Entry.itemWithdrawn"], w.Reason),
            IndicatorWithdrawn w => new(w.Item, list["Entry.indicatorWithdrawn"], null),
            LightExcused e => new(e.Item, words["Change.Excused", Name(e.Item!, e.Indicator), Days.Write(e.Until)], e.Reason),   // an excuse names its item, as what follows does
            ScheduleSet s => new(s.Item, words[s.Version == 1 ? "Change.Curve" : "Change.Recurve", Name(s.Item!, s.Indicator)] + (s.NewDue is { } due ? words["Change.NewDue", Days.Write(due)] : ""), s.Reason),
            LightRuleSet r => new(r.Item, words["Change.Rule", Figures.English ? r.Rule.NameEn : r.Rule.Name, r.Rule.Version], r.Reason),
            VerdictGiven v => new(v.Item, words["Change.Verdict", words["State.Verdict" + v.Verdict]], v.Reason),
            PlanClosed p => new(null, words["Change.Closed", p.Items, p.Delivered], null),
            _ => null,
        };
    }

    /// <summary>A judged line in a word: delivered, or its light.</summary>
    public string State(Data.Rollups.JudgedPoint? point) => point is null ? words["Light.Unjudged"] : point.Done ? words.State(ItemState.Done) : words.Light(point.Light);
}
