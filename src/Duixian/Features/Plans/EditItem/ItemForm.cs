using System.Globalization;
using Duixian.Domain.Commitments;
using Duixian.Domain.Plans;
using Duixian.Shell.Typing;

namespace Duixian.Features.Plans.EditItem;

/// <summary>An item exactly as typed into its form, so that nothing typed is ever lost, right or wrong.</summary>
public sealed record ItemForm(
    string Number, string Group, string Title, string Text, string Kind, string Deadline, string Lead, IReadOnlyList<string> Supporting, IReadOnlyList<IndicatorForm> Indicators)
{
    public const int MostIndicators = 40;
    public const int MostSteps = 24;

    /// <summary>A new item with one indicator to fill in.</summary>
    public static ItemForm Blank(string number) =>
        new(number, "", "", "", nameof(CommitmentKind.Count), "", "", [], [IndicatorForm.Blank]);

    /// <summary>The form of an item as it stands.</summary>
    public static ItemForm From(DraftItemContent content) => new(
        content.Number, content.Group ?? "", content.Title, content.Text, content.Kind.ToString(), Day(content.Deadline), content.Lead ?? "", content.Supporting,
        [.. content.Indicators.Select(i => IndicatorForm.From(i, content.Kind))]);

    public static ItemForm Posted(IFormCollection form)
    {
        var indicators = new List<IndicatorForm>();
        for (var i = 0; i < MostIndicators && form.ContainsKey($"I{i}.Subject"); i++) { indicators.Add(IndicatorForm.Posted(form, $"I{i}.")); }
        return new(
            Of(form, "Number"), Of(form, "Group"), Of(form, "Title"), Of(form, "Text"), Of(form, "Kind"), Of(form, "Deadline"), Of(form, "Lead"),
            [.. form["Supporting"].OfType<string>().Distinct(StringComparer.Ordinal).Take(60)], indicators);
    }

    internal static string Of(IFormCollection form, string name) => form[name].ToString();

    internal static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}

/// <summary>One indicator as typed. Quote and start tell which read indicator it was; typed ones have none.</summary>
public sealed record IndicatorForm(
    string Quote, string Start, string Subject, string Measure, string Bound, string Amount, string Upper, string Baseline, string Unit,
    string Per, string Qualifier, string Hedge, string InForceFrom, IReadOnlyList<StepForm> Steps)
{
    public static IndicatorForm Blank { get; } = new("", "-1", "", nameof(Domain.Commitments.Measure.YesNo), nameof(Domain.Commitments.Bound.Exactly), "", "", "", "", "", "", "", "", []);

    public bool IsEmpty => Quote.Length == 0 && string.IsNullOrWhiteSpace(Subject) && string.IsNullOrWhiteSpace(Amount) && Steps.All(s => s.IsEmpty);

    public static IndicatorForm From(DraftIndicator said, CommitmentKind kind)
    {
        var promise = said.Promise;
        var measure = said.Measure ?? MeasureProposal.Offered(kind, promise.Amount is not null, promise.Bound, said.BaseUnit);
        return new(
            promise.Quote, said.Start.ToString(CultureInfo.InvariantCulture), said.Subject, measure.ToString(), promise.Bound.ToString(),
            AmountTyped.Write(promise.Amount), AmountTyped.Write(promise.Upper), AmountTyped.Write(promise.Baseline), said.BaseUnit,
            promise.Per ?? "", promise.Qualifier ?? "", promise.Hedge ?? "", ItemForm.Day(promise.InForceFrom),
            [.. promise.Steps.Select(s => new StepForm(s.Name, ItemForm.Day(s.Day)))]);
    }

    public static IndicatorForm Posted(IFormCollection form, string name)
    {
        var steps = new List<StepForm>();
        for (var i = 0; i < ItemForm.MostSteps && form.ContainsKey($"{name}S{i}.Name"); i++) { steps.Add(new(Of($"S{i}.Name"), Of($"S{i}.Day"))); }
        return new(
            Of("Quote"), Of("Start"), Of("Subject"), Of("Measure"), Of("Bound"), Of("Amount"), Of("Upper"), Of("Baseline"), Of("Unit"),
            Of("Per"), Of("Qualifier"), Of("Hedge"), Of("InForceFrom"), [.. steps.Where(s => !s.IsEmpty)]);

        string Of(string field) => ItemForm.Of(form, name + field);
    }
}

/// <summary>A step as typed.</summary>
public sealed record StepForm(string Name, string Day)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Day);
}
