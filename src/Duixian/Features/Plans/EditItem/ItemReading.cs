using System.Globalization;
using Duixian.Domain;
using Duixian.Domain.Commitments;
using Duixian.Domain.Plans;
using Duixian.Shell.Typing;

namespace Duixian.Features.Plans.EditItem;

/// <summary>A mistake in a field: its name, and the key of its sentence in the text files.</summary>
public sealed record FieldFault(string Field, string Sentence, params IReadOnlyList<object> Arguments);

/// <summary>A typed form as the content of an item, or the faults that stand in the way.</summary>
internal sealed record ItemReading(DraftItemContent? Content, IReadOnlyList<FieldFault> Faults)
{
    public const int LongestText = 4_000;
    private const int LongestLine = 200;
    private const int LongestWord = 80;

    /// <param name="stored">The item as it stands: read quotes and spans are taken from there, never from the form.</param>
    /// <param name="offices">Codes of known offices.</param>
    public static ItemReading Of(ItemForm form, DraftItemContent? stored, IReadOnlySet<string> offices)
    {
        var reader = new Reader(stored, offices);
        var content = reader.Read(form);
        return reader.Faults.Count > 0 ? new(null, reader.Faults) : new(content, []);
    }

    /// <summary>The field a rule of the domain speaks about, so that its sentence stands there too.</summary>
    public static string? FieldOf(Refusal refusal, ItemForm form) => refusal.Code switch
    {
        "plans.number-malformed" or "plans.number-twice" => "Number",
        "plans.text-missing" => "Text",
        "plans.day-before-year" => "Deadline",
        "plans.amount-too-large" or "plans.range-upside-down" => $"I{Math.Max(0, form.Indicators.ToList().FindIndex(i => TypedText.Line(i.Subject) == refusal.Arguments[0] as string))}.Amount",
        _ => null,
    };

    private sealed class Reader(DraftItemContent? stored, IReadOnlySet<string> offices)
    {
        public List<FieldFault> Faults { get; } = [];

        public DraftItemContent Read(ItemForm form)
        {
            var text = Text("Text", form.Text, LongestText);
            var title = Line("Title", form.Title, LongestWord);
            if (text.Length > 0 && title.Length == 0) { title = DraftItemContent.ShortTitle(text); }
            var kind = Choice("Kind", form.Kind, CommitmentKind.Qualitative);
            var lead = Office("Lead", form.Lead);
            var supporting = form.Supporting.Where(o => offices.Contains(o) && o != lead).ToList();
            var indicators = new List<DraftIndicator>();
            for (var i = 0; i < form.Indicators.Count; i++)
            {
                if (!form.Indicators[i].IsEmpty) { indicators.Add(Indicator(form.Indicators[i], $"I{i}.")); }
            }
            return new(
                Line("Number", form.Number, LongestWord), Blank(Line("Group", form.Group, LongestLine)), title, text, kind, Day("Deadline", form.Deadline),
                lead, LeadProposed: false, supporting, QuotePlaces.Find(text, indicators), stored?.Reason);
        }

        private DraftIndicator Indicator(IndicatorForm form, string name)
        {
            var read = stored?.Indicators.FirstOrDefault(i => i.Promise.Quote.Length > 0 && i.Promise.Quote == form.Quote && i.Start.ToString(CultureInfo.InvariantCulture) == form.Start);
            var subject = Line(name + "Subject", form.Subject, LongestWord);
            if (subject.Length == 0) { Fault(name + "Subject", "Fault.Subject"); }
            var typedUnit = Line(name + "Unit", form.Unit, 16);
            var (size, unit) = AmountTyped.Unit(typedUnit);
            decimal? amount = Amount(name + "Amount", form.Amount, size), upper = Amount(name + "Upper", form.Upper, size), baseline = Amount(name + "Baseline", form.Baseline, size);
            if (unit.Length == 0 && form.Amount.TrimEnd() is [.., '%' or '％']) { (unit, typedUnit) = ("%", "%"); }
            if (amount is { } low && upper is { } high && high < low) { Fault(name + "Upper", "Fault.Range"); }
            var printed = read is not null && read.BaseUnit == unit && size == 1m ? read.Unit : typedUnit;
            var measure = form.Measure.Length == 0 ? (Measure?)null : Choice(name + "Measure", form.Measure, Measure.YesNo);
            var promise = new Promise(
                Choice(name + "Bound", form.Bound, Bound.Exactly), amount, upper, baseline,
                Blank(Line(name + "Per", form.Per, LongestWord)), Blank(Line(name + "Qualifier", form.Qualifier, LongestWord)), Blank(Line(name + "Hedge", form.Hedge, LongestWord)),
                Steps(form.Steps, name), Day(name + "InForceFrom", form.InForceFrom), read?.Promise.Quote ?? "");
            return new(subject, measure, printed, unit, promise, read?.Start ?? -1, read?.Spans ?? []);
        }

        private List<Step> Steps(IReadOnlyList<StepForm> forms, string name)
        {
            var steps = new List<Step>();
            for (var i = 0; i < forms.Count; i++)
            {
                var what = Line($"{name}S{i}.Name", forms[i].Name, LongestWord);
                if (what.Length == 0) { Fault($"{name}S{i}.Name", "Fault.StepName"); }
                if (string.IsNullOrWhiteSpace(forms[i].Day)) { Fault($"{name}S{i}.Day", "Fault.StepDay"); }
                if (Day($"{name}S{i}.Day", forms[i].Day) is { } day) { steps.Add(new(what, day)); }
            }
            return [.. steps.OrderBy(s => s.Day)];
        }

        private decimal? Amount(string field, string typed, decimal size)
        {
            if (string.IsNullOrWhiteSpace(typed)) { return null; }
            if (AmountTyped.Read(typed) is not { } figure) { Fault(field, "Fault.Amount"); return null; }
            if (size > 1m && typed.AsSpan().IndexOfAny('万', '亿') >= 0) { Fault(field, "Fault.TwiceMultiplied"); return null; }
            if (figure > decimal.MaxValue / size || !Amounts.CanStore(decimal.Round(figure * size, 4)) || Math.Abs(figure * size) > Amounts.StorageLimit) { Fault(field, "Fault.TooLarge"); return null; }
            if (!Amounts.CanStore(figure * size)) { Fault(field, "Fault.Decimals"); return null; }
            return figure * size;
        }

        private DateOnly? Day(string field, string typed)
        {
            if (string.IsNullOrWhiteSpace(typed)) { return null; }
            if (DateOnly.TryParseExact(typed.Trim(), ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && PlanAddress.IsYear(day.Year)) { return day; }
            Fault(field, "Fault.Day");
            return null;
        }

        private T Choice<T>(string field, string typed, T otherwise) where T : struct, Enum
        {
            if (Enum.TryParse<T>(typed, out var known) && Enum.IsDefined(known)) { return known; }
            Fault(field, "Fault.Choice");
            return otherwise;
        }

        private string? Office(string field, string typed)
        {
            if (typed.Length == 0) { return null; }
            if (offices.Contains(typed)) { return typed; }
            Fault(field, "Fault.Choice");
            return null;
        }

        private string Line(string field, string typed, int longest) => Short(field, TypedText.Line(typed), longest);

        private string Text(string field, string typed, int longest)
        {
            var text = TypedText.Clean(typed).ReplaceLineEndings("");
            if (text.Length == 0) { Fault(field, "Fault.Text"); }
            return Short(field, text, longest);
        }

        private string Short(string field, string text, int longest)
        {
            if (text.Length > longest) { Fault(field, "Fault.TooLong", longest, text.Length); }
            return text;
        }

        private void Fault(string field, string sentence, params IReadOnlyList<object> arguments) => Faults.Add(new(field, sentence, arguments));

        private static string? Blank(string text) => text.Length == 0 ? null : text;
    }
}
