using Duixian.Domain.Commitments;
using Duixian.Domain.Plans;
using Duixian.Shell.Formatting;
using Duixian.Ui.Documents;

namespace Duixian.Features.Public.PlanVersions;

/// <summary>Turns the entries of the touched items into what a reader sees: this was added, this now reads so, this target was that.</summary>
internal static class VersionChanges
{
    public static Dictionary<int, List<DiffEntry>> Of(IReadOnlyList<VersionEntry> entries, string root, PublicWords words)
    {
        var changes = new Dictionary<int, List<DiffEntry>>();
        var (texts, titles) = (new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        var targets = new Dictionary<(string Item, int Indicator), PublishedIndicator>();
        foreach (var entry in entries)   // oldest first, so what was said before is known when it changes
        {
            switch (entry.Body)
            {
                case ItemPublished item:
                    (texts[item.Item], titles[item.Item]) = (item.Text, item.Title);
                    foreach (var indicator in item.Indicators) { targets[(item.Item, indicator.Number)] = indicator; }
                    if (item.Version > 1) { Say(item.Version, new(DiffKind.Added, Name(item.Item), null, item.Text, Link(item.Item))); }
                    break;
                case ItemRevised item:
                    var before = texts.GetValueOrDefault(item.Item);
                    (texts[item.Item], titles[item.Item]) = (item.Text, item.Title);
                    Say(item.Version, new(before == item.Text ? DiffKind.Same : DiffKind.Changed, Name(item.Item), before, item.Text, Link(item.Item), before == item.Text ? words["Versions.OfficeOrDay", item.Reason] : item.Reason));
                    break;
                case TargetRevised target:
                    var old = targets.GetValueOrDefault((target.Item, target.Indicator.Number));
                    targets[(target.Item, target.Indicator.Number)] = target.Indicator;
                    Say(target.Version, new(old is null ? DiffKind.Added : DiffKind.Changed, $"{Name(target.Item)} · {target.Indicator.Subject}", Words(old), Words(target.Indicator), Link(target.Item), target.Reason));
                    break;
                case IndicatorWithdrawn gone:
                    var last = targets.GetValueOrDefault((gone.Item, gone.Indicator));
                    Say(gone.Version, new(DiffKind.Removed, $"{Name(gone.Item)} · {last?.Subject}", Words(last), null, Link(gone.Item), gone.Reason));
                    break;
                case ItemWithdrawn gone:
                    Say(gone.Version, new(DiffKind.Removed, Name(gone.Item), texts.GetValueOrDefault(gone.Item), null, Link(gone.Item), gone.Reason));
                    break;
            }
        }
        return changes;

        void Say(int version, DiffEntry change)
        {
            if (!changes.TryGetValue(version, out var lines)) { changes[version] = lines = []; }
            lines.Add(change);
        }

        string Name(string item) => $"{item} {titles.GetValueOrDefault(item)}";

        string Link(string item) => $"{root}/{item}";

        string? Words(PublishedIndicator? indicator) => indicator is null ? null : Line(words, indicator.Measure, indicator.Promise, indicator.BaseUnit);
    }

    private static string Line(PublicWords words, Measure? measure, Promise promise, string unit)
    {
        var beside = words.Beside(promise, unit);
        var target = words.Target(measure, promise, unit);
        return beside.Length == 0 ? target : target == Figures.Blank ? beside : $"{target} · {beside}";
    }
}
