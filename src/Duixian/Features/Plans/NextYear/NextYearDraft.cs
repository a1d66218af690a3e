using System.Globalization;
using System.Text;
using Duixian.Data.Rollups;
using Duixian.Domain;
using Duixian.Domain.Commitments;
using Duixian.Domain.Plans;

namespace Duixian.Features.Plans.NextYear;

/// <summary>Last year's list as the beginning of the next one: wording, offices and ways of measuring; every target blank; the actual beside each.</summary>
internal sealed class NextYearDraft
{
    private readonly StringBuilder text = new();
    private readonly List<(Commitment Item, TextSpan Span)> items = [];
    private readonly List<(string Item, Indicator Indicator, decimal Actual, string Unit, string Words, TextSpan Span)> results = [];
    private readonly Plan plan;

    /// <param name="standings">Of the plan's indicators.</param>
    public NextYearDraft(Plan plan, IReadOnlyDictionary<(string Item, int Indicator), IndicatorStanding> standings)
    {
        this.plan = plan;
        text.Append(CultureInfo.InvariantCulture, $"{Title}\n");
        foreach (var item in plan.Commitments.Where(c => c.WithdrawnIn is null).OrderBy(c => c.Position).ThenBy(c => c.Number, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{item.Number}. ");
            items.Add((item, Written(item.Text)));
            foreach (var indicator in item.Indicators.Where(i => i.WithdrawnIn is null).OrderBy(i => i.Number))
            {
                if (ActualOf(standings.GetValueOrDefault((item.Number, indicator.Number)), indicator) is not { } actual) { continue; }
                var words = string.Create(CultureInfo.InvariantCulture, $"{plan.Year}年实际:{indicator.Subject}{actual.Amount:0.####}{actual.Unit}").Replace(':', '\uFF1A');
                results.Add((item.Number, indicator, actual.Amount, actual.Unit, words, Written(words)));
            }
        }
    }

    public string Text => text.ToString();

    public int Items => items.Count;

    public int Results => results.Count;

    public string FileName => $"{plan.Year + 1}年清单(据{plan.Year}年清单起草).txt";

    public PlanAddress Address => new(plan.Year + 1, plan.Code);

    private string Title => plan.Title.Replace(plan.Year.ToString(CultureInfo.InvariantCulture), (plan.Year + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) is var moved && moved != plan.Title ? moved : $"{plan.Year + 1}年 {plan.Title}";

    public Draft Make(DraftId id, DocumentId document, IdSource ids, DateTimeOffset at)
    {
        var draft = new Draft(id, Address, Title, plan.Place, plan.PlaceCode, document, revises: null, [], at);
        for (var i = 0; i < items.Count; i++)
        {
            var (item, span) = items[i];
            draft.Take(new DraftItem(new(ids.NewId()), i + 1, DraftOrigin.Carried, [span], Content(item)));
        }
        for (var i = 0; i < results.Count; i++)
        {
            var (item, indicator, actual, unit, words, span) = results[i];
            draft.Take(new DraftResult(new(ids.NewId()), i + 1, plan.Year, words, words, indicator.Subject, actual, Bound.Exactly, unit, unit, [span], item));
        }
        return draft;
    }

    private DraftItemContent Content(Commitment item) => new(
        item.Number, item.Group, item.Title, item.Text, item.Kind, item.DuePrinted && item.Due.Year > plan.Year ? item.Due : null, item.Lead, LeadProposed: false, item.Supporting,
        [.. item.Indicators.Where(i => i.WithdrawnIn is null).OrderBy(i => i.Number).Select(i => new DraftIndicator(i.Subject, i.Measure, i.Unit, i.BaseUnit, Blank(i.Current.Promise), -1, []))], Reason: null);

    /// <summary>What is counted and how stays; how much is for somebody to say.</summary>
    private static Promise Blank(Promise last) => new(last.Bound is Bound.FullCoverage or Bound.ZeroOut ? Bound.Exactly : last.Bound, null, null, null, last.Per, last.Qualifier, last.Hedge, [], null, "");

    private static (decimal Amount, string Unit)? ActualOf(IndicatorStanding? standing, Indicator indicator) => standing?.Figure switch
    {
        { Numerator: { } n, Denominator: { } d } when d != 0 => (decimal.Round(n / d * 100, 4, MidpointRounding.AwayFromZero), "%"),
        { Amount: { } amount } when indicator.Measure is not Measure.YesNo => (amount, indicator.BaseUnit),
        _ => null,
    };

    private TextSpan Written(string words)
    {
        var start = text.Length;
        text.Append(words);
        var end = text.Length;
        text.Append('\n');
        return new(start, end);
    }
}
