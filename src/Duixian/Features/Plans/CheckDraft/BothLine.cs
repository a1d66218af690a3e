using Duixian.Features.Plans.EditItem;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Plans.CheckDraft;

/// <summary>One field in two versions.</summary>
public sealed record BothLine(string Field, string Yours, string Now)
{
    /// <summary>Where two forms differ, field by field; a form that is gone has empty fields.</summary>
    public static IReadOnlyList<BothLine> Of(ItemForm yours, ItemForm? now, IStringLocalizer<PlansText> text)
    {
        var lines = new List<BothLine>
        {
            new(text["Number"], yours.Number, now?.Number ?? ""),
            new(text["ShortTitle"], yours.Title, now?.Title ?? ""),
            new(text["Group"], yours.Group, now?.Group ?? ""),
            new(text["Wording"], yours.Text, now?.Text ?? ""),
            new(text["Lead"], yours.Lead, now?.Lead ?? ""),
            new(text["Deadline"], yours.Deadline, now?.Deadline ?? ""),
        };
        for (var i = 0; i < Math.Max(yours.Indicators.Count, now?.Indicators.Count ?? 0); i++)
        {
            var (left, right) = (yours.Indicators.ElementAtOrDefault(i), now?.Indicators.ElementAtOrDefault(i));
            lines.Add(new(text["IndicatorN", i + 1], Say(left, text), Say(right, text)));
        }
        return [.. lines.Where(l => l.Yours != l.Now)];
    }

    private static string Say(IndicatorForm? form, IStringLocalizer<PlansText> text) =>
        form is null ? "" : string.Join(' ', new[] { form.Subject, Word("Bound.", form.Bound, text), form.Amount, form.Unit, Word("Measure.", form.Measure, text) }.Where(w => w.Length > 0));

    private static string Word(string prefix, string value, IStringLocalizer<PlansText> text) => value.Length == 0 ? "" : text[prefix + value];
}
