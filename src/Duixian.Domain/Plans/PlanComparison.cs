using Duixian.Domain.Commitments;
using Duixian.Domain.Projects;

namespace Duixian.Domain.Plans;

/// <summary>What a revised document does to one item.</summary>
public enum ItemChange
{
    /// <summary>Not in the plan before.</summary>
    Added,

    /// <summary>In the plan, not in the document.</summary>
    Removed,

    /// <summary>Wording, office, day or a target differs.</summary>
    Changed,

    /// <summary>Says the same.</summary>
    Same,
}

/// <summary>One line of the comparison; <paramref name="Before"/> is null for an added item, <paramref name="After"/> for a removed one.</summary>
public sealed record ItemComparison(ItemChange Change, Commitment? Before, DraftItem? After, IReadOnlyList<IndicatorComparison> Indicators)
{
    /// <summary>Names the line among all of one comparison: a withdrawn number may come back for another item.</summary>
    public string Key => After is null ? $"-{Before?.Number}" : After.Number;

    public bool WordingChanged => Before is not null && After is not null && Before.Text != After.Content.Text;
}

/// <summary>How one indicator fares; a null side means it was not there.</summary>
public sealed record IndicatorComparison(ItemChange Change, Indicator? Before, DraftIndicator? After);

/// <summary>A revised document against the published plan.</summary>
public static class PlanComparison
{
    /// <summary>Pairs items by printed number where the wording is alike, then by wording alone; the rest is added or removed. Items that are key projects are paired by their numbers, whatever they say.</summary>
    public static IReadOnlyList<ItemComparison> Of(Plan plan, Draft draft)
    {
        var before = plan.Commitments.Where(c => c.WithdrawnIn is null).OrderBy(c => c.Position).ToList();
        var after = draft.Items.Where(i => i.State != DraftItemState.Dropped).OrderBy(i => i.Position).ToList();
        var pairs = new Dictionary<DraftItem, Commitment>();
        if (plan.Address.IsOfProjects) { return OfProjects(before, after, draft.YearEnd); }
        foreach (var item in after)
        {
            var same = before.Find(c => c.Number == item.Number && Likeness(c.Text, item.Content.Text) >= 0.5 && !pairs.ContainsValue(c));
            if (same is not null) { pairs[item] = same; }
        }
        foreach (var item in after.Where(i => !pairs.ContainsKey(i)).ToList())
        {
            var best = before.Where(c => !pairs.ContainsValue(c)).Select(c => (Item: c, Score: Likeness(c.Text, item.Content.Text))).OrderByDescending(c => c.Score).FirstOrDefault();
            if (best.Score >= 0.6) { pairs[item] = best.Item; }
        }
        var lines = after.Select(item => pairs.TryGetValue(item, out var old) ? Compare(old, item, draft.YearEnd) : new ItemComparison(ItemChange.Added, null, item, []));
        var removed = before.Where(c => !pairs.ContainsValue(c)).Select(c => new ItemComparison(ItemChange.Removed, c, null, []));
        return [.. lines, .. removed];
    }

    // Many say nearly the same, and a project that is called otherwise from now on is still the same project.
    private static IReadOnlyList<ItemComparison> OfProjects(List<Commitment> before, List<DraftItem> after, DateOnly yearEnd)
    {
        var standing = before.GroupBy(c => InvestmentPlan.ProjectOf(c.Number)).Where(g => g.Key is not null).ToDictionary(g => g.Key!.Value, g => g.First());   // a withdrawn item is not among them
        var listed = after.Select(i => InvestmentPlan.ProjectOf(i.Number)).ToHashSet();
        var lines = after.Select(item => InvestmentPlan.ProjectOf(item.Number) is { } number && standing.TryGetValue(number, out var old) ? Compare(old, item, yearEnd) : new ItemComparison(ItemChange.Added, null, item, []));
        var removed = before.Where(c => !listed.Contains(InvestmentPlan.ProjectOf(c.Number))).Select(c => new ItemComparison(ItemChange.Removed, c, null, []));
        return [.. lines, .. removed];
    }

    private static ItemComparison Compare(Commitment before, DraftItem after, DateOnly yearEnd)
    {
        var left = before.Indicators.Where(i => i.WithdrawnIn is null).OrderBy(i => i.Number).ToList();
        var lines = new List<IndicatorComparison>();
        foreach (var said in after.Content.Indicators)
        {
            var old = left.Find(i => i.SaysTheSame(said))
                ?? left.Find(i => i.Subject == said.Subject && i.BaseUnit == said.BaseUnit)
                ?? left.Where(i => i.BaseUnit == said.BaseUnit).OrderByDescending(i => Likeness(i.Subject, said.Subject)).FirstOrDefault();
            if (old is null) { lines.Add(new(ItemChange.Added, null, said)); continue; }
            left.Remove(old);
            lines.Add(new(old.SaysTheSame(said) ? ItemChange.Same : ItemChange.Changed, old, said));
        }
        lines.AddRange(left.Select(i => new IndicatorComparison(ItemChange.Removed, i, null)));
        var same = before.SaysTheSame(after, yearEnd) && lines.All(l => l.Change == ItemChange.Same);
        return new(same ? ItemChange.Same : ItemChange.Changed, before, after, lines);
    }

    /// <summary>Share of two-character pieces in common (Dice), 0…1; enough to tell a reworded sentence from another one.</summary>
    public static double Likeness(string a, string b)
    {
        if (a == b) { return 1; }
        var (left, right) = (Pieces(a), Pieces(b));
        var common = left.Sum(p => Math.Min(p.Value, right.GetValueOrDefault(p.Key)));
        var all = left.Values.Sum() + right.Values.Sum();
        return all == 0 ? 0 : 2.0 * common / all;
    }

    private static Dictionary<(char, char), int> Pieces(string text)
    {
        var pieces = new Dictionary<(char, char), int>();
        var letters = text.Where(char.IsLetterOrDigit).ToArray();
        for (var i = 0; i + 1 < letters.Length; i++)
        {
            var piece = (letters[i], letters[i + 1]);
            pieces[piece] = pieces.GetValueOrDefault(piece) + 1;
        }
        return pieces;
    }
}
