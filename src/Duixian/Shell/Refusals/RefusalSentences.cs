using System.Collections.Concurrent;
using System.Globalization;
using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Shell.Formatting;
using Microsoft.Extensions.Localization;

namespace Duixian.Shell.Refusals;

/// <summary>Finds the sentence of a refusal by its code, in whichever module's text files it stands.</summary>
internal sealed class RefusalSentences(IStringLocalizerFactory localizers)
{
    // The reader says its refusals itself, with file and place; they arrive as a sentence.
    private const string SpokenPrefix = "reading.";

    private static readonly Type[] Texts = FindTexts();
    private readonly ConcurrentDictionary<string, IStringLocalizer?> homes = new(StringComparer.Ordinal);

    /// <summary>The sentence in the language of the request; the bare code where somebody forgot it (a test looks for that).</summary>
    public string Say(Refusal refusal)
    {
        if (refusal.Code.StartsWith(SpokenPrefix, StringComparison.Ordinal) && refusal.Arguments is [string spoken, ..]) { return spoken; }
        return Find(refusal.Code) is { } sentence ? string.Format(CultureInfo.CurrentCulture, sentence, [.. refusal.Arguments.Select(a => Said(a))]) : refusal.Code;
    }

    /// <summary>The sentence of something unlikely about a figure.</summary>
    public string Say(EntryWarning warning) => Find(warning.Code) is { } sentence ? string.Format(CultureInfo.CurrentCulture, sentence, [.. warning.Arguments.Select(Said)]) : warning.Code;

    /// <summary>The pattern of a code in the language of the request; null when there is none.</summary>
    public string? Find(string code) => Look(code) ?? Look("Refusal." + code);

    private string? Look(string key) =>
        homes.GetOrAdd(key, static (wanted, factory) => Texts.Select(factory.Create).FirstOrDefault(t => !t[wanted].ResourceNotFound), localizers)?[key].Value;

    private object Said(object argument) => argument switch
    {
        Enum state => Find($"{state.GetType().Name}.{state}") ?? state.ToString(),   // such as ReportState.Accepted, in the text files of its module
        DateOnly day => Days.Write(day),
        SaidAmount amount => Figures.Amount(amount.Amount, amount.Unit),
        long or int or decimal => Convert.ToString(argument, CultureInfo.InvariantCulture)!,   // a number always has digits
        _ => argument,
    };

    private static Type[] FindTexts()
    {
        var assembly = typeof(RefusalSentences).Assembly;
        var resources = assembly.GetManifestResourceNames().ToHashSet(StringComparer.Ordinal);
        return [.. assembly.GetTypes().Where(t => t.Name.EndsWith("Text", StringComparison.Ordinal) && resources.Contains(t.FullName + ".resources")).OrderBy(t => t.FullName, StringComparer.Ordinal)];
    }
}
