using Duixian.Domain;
using Duixian.Domain.Commitments;
using Duixian.Domain.Directory;
using Duixian.Domain.Plans;
using Duixian.Reading;

namespace Duixian.Features.Plans.ReadDocument;

/// <summary>What the reader found, as a draft a person can check: offices and ways of measuring proposed, last year's results laid beside.</summary>
internal static class DraftFromReading
{
    /// <param name="plan">The published plan this document revises; what people settled there is taken over, never asked twice.</param>
    public static Draft Make(DraftId id, PlanAddress address, string? title, PlanDraft found, DocumentId document, Plan? plan, IReadOnlyList<Office> offices, IdSource ids, DateTimeOffset at)
    {
        var notices = found.Notices.Select(n => new DraftNotice(n.Code, n.Message, n.Span, n.Item)).ToList();
        var place = found.Place?.Name ?? plan?.Place ?? "";
        var heading = FirstOf(title, plan?.Title, found.Title) ?? $"{address.Year}年";
        var draft = new Draft(id, address, Cut(heading, 200), Cut(place, 60), found.Place?.Code ?? plan?.PlaceCode, document, plan?.Id, notices, at);
        var numbers = Numbers(found.Commitments);
        for (var i = 0; i < found.Commitments.Count; i++)
        {
            var item = found.Commitments[i];
            draft.Take(new DraftItem(new(ids.NewId()), i + 1, DraftOrigin.Read, item.Spans, Content(numbers[i], item, offices)));
        }
        if (plan is not null) { TakeOver(plan, draft); }
        var position = 0;
        foreach (var result in found.Results.SelectMany(r => r.Indicators.Select(i => (Clause: r, Said: i))))
        {
            var beside = Beside(result.Said, draft);
            draft.Take(new DraftResult(
                new(ids.NewId()), ++position, result.Clause.Year ?? address.Year - 1, result.Clause.Text, result.Said.Quote, result.Said.Subject, Storable(result.Said.Value),
                result.Said.Bound, result.Said.Unit, result.Said.BaseUnit, result.Said.Spans, beside));
        }
        return draft;
    }

    /// <summary>Printed numbers where they are told apart; counted through where the list prints none or starts again in each group.</summary>
    private static List<string> Numbers(IReadOnlyList<FoundCommitment> items)
    {
        var printed = items.Where(i => i.Number.Length > 0).Select(i => i.Number).ToList();
        var restarts = printed.Count > 0 && printed.Distinct(StringComparer.Ordinal).Count() * 2 <= printed.Count && items.Any(i => i.Group is not null);
        var numbers = new List<string>(items.Count);
        var (counted, prose) = (0, 0);
        foreach (var item in items)
        {
            var isProse = item.Number.StartsWith('P');
            counted += isProse ? 0 : 1;
            prose += isProse ? 1 : 0;
            numbers.Add(isProse ? $"P{prose}" : item.Number.Length > 0 && !restarts && DraftItemContent.IsNumber(item.Number) ? item.Number : $"{counted}");
        }
        return numbers;
    }

    private static DraftItemContent Content(string number, FoundCommitment item, IReadOnlyList<Office> offices)
    {
        var printedLead = item.Lead is { } lead ? offices.FirstOrDefault(o => lead.Contains(o.ShortName, StringComparison.Ordinal) || lead.Contains(o.Name, StringComparison.Ordinal)) : null;
        var office = printedLead ?? OfficeProposal.For(item.Text, offices);
        var title = DraftItemContent.ShortTitle(item.Text, item.Indicators.Count > 0 ? item.Indicators.Min(i => i.Start) : -1);
        return new DraftItemContent(
            number, item.Group, title, item.Text, item.Kind, item.Deadline ?? item.Indicators.Select(i => i.Deadline).FirstOrDefault(d => d is not null),
            office?.Code, LeadProposed: printedLead is null, [], Indicators(item, title), Reason: null);
    }

    private static IReadOnlyList<DraftIndicator> Indicators(FoundCommitment item, string title)
    {
        if (item.Indicators.Count > 0) { return [.. item.Indicators.Select(i => Indicator(item, i))]; }
        var unmeasured = new Promise(Bound.Exactly, null, null, null, null, null, null, [], null, "");
        return [new DraftIndicator(title, MeasureProposal.For(item.Kind, hasNumber: false, Bound.Exactly), "", "", unmeasured, -1, [])];
    }

    private static DraftIndicator Indicator(FoundCommitment item, FoundIndicator said) => new(
        Cut(said.Subject.Length > 0 ? said.Subject : DraftItemContent.ShortTitle(item.Text), 80),
        MeasureProposal.For(item.Kind, hasNumber: true, said.Bound, said.BaseUnit),
        said.Unit, said.BaseUnit,
        new Promise(said.Bound, Storable(said.Value), Storable(said.Upper), Storable(said.Baseline), said.Per, said.Qualifier, said.Hedge, [], null, said.Quote),
        said.Start, said.Spans);

    /// <summary>What was settled for an item that still stands is kept: number, office, short name, ways of measuring. Unchanged items count as checked.</summary>
    private static void TakeOver(Plan plan, Draft draft)
    {
        foreach (var line in PlanComparison.Of(plan, draft))
        {
            if (line is not { Before: { } before, After: { } after }) { continue; }
            var indicators = after.Content.Indicators.Select(said =>
            {
                var old = line.Indicators.FirstOrDefault(i => ReferenceEquals(i.After, said))?.Before;
                return old is null ? said : said with
                {
                    Subject = old.Subject,
                    Measure = old.Measure,
                    Promise = said.Promise with { Steps = old.Current.Promise.Steps, InForceFrom = old.Current.Promise.InForceFrom },
                };
            });
            after.TakeOver(after.Content with
            {
                Number = before.Number,
                Title = before.Title == Proposed(before) ? after.Content.Title : before.Title,   // a title nobody chose follows the wording
                Group = after.Content.Group ?? before.Group,
                Kind = before.Text == after.Content.Text ? before.Kind : after.Content.Kind,
                Lead = before.Lead,
                LeadProposed = false,
                Supporting = before.Supporting,
                Deadline = after.Content.Deadline ?? (before.DuePrinted ? before.Due : null),
                Indicators = [.. indicators],
            });
        }
        foreach (var line in PlanComparison.Of(plan, draft).Where(l => l.Change == ItemChange.Same)) { line.After!.TakeAsChecked(); }   // the same on both sides
    }

    /// <summary>The title an item would have if nobody had chosen one.</summary>
    private static string Proposed(Commitment item) => DraftItemContent.ShortTitle(item.Text, item.Indicators
        .Select(i => i.Current.Promise.Quote).Where(q => q.Length > 0).Select(q => item.Text.IndexOf(q, StringComparison.Ordinal)).Where(at => at >= 0).DefaultIfEmpty(-1).Min());

    /// <summary>The item of this year whose indicator counts the same thing in the same unit.</summary>
    private static string? Beside(FoundIndicator result, Draft draft) => draft.Items
        .SelectMany(i => i.Content.Indicators.Where(c => c.BaseUnit == result.BaseUnit).Select(c => (i.Number, i.Position, Score: Math.Max(PlanComparison.Likeness(c.Subject, result.Subject), Contains(i.Content.Text, result.Subject)))))
        .Where(c => c.Score >= 0.5)
        .OrderByDescending(c => c.Score).ThenBy(c => c.Position)
        .Select(c => c.Number)
        .FirstOrDefault();

    private static double Contains(string text, string subject) => subject.Length >= 4 && text.Contains(subject, StringComparison.Ordinal) ? 0.9 : 0;

    private static decimal? Storable(decimal? amount) => amount is { } value && Amounts.CanStore(value) ? value : null;

    private static string? FirstOf(params ReadOnlySpan<string?> values)
    {
        foreach (var value in values)
        {
            if (!string.IsNullOrWhiteSpace(value)) { return value.Trim(); }
        }
        return null;
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
