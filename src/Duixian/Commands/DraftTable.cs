using System.Globalization;
using System.Text;
using Duixian.Domain.Commitments;
using Duixian.Reading;

namespace Duixian.Commands;

/// <summary>A draft for a terminal: one line per item, its indicators beneath it, then last year's results and what a person must decide.</summary>
internal static class DraftTable
{
    private const int TextColumns = 72;

    internal static void Write(TextWriter output, PlanDraft draft)
    {
        output.WriteLine(draft.Title ?? CommandText.Say("DraftUntitled"));
        output.WriteLine(CommandText.Say("DraftHead", draft.Place?.Name ?? "—", draft.Place?.Code ?? "—", draft.Year?.ToString(CultureInfo.InvariantCulture) ?? "—"));
        output.WriteLine(CommandText.Say("DraftSource", draft.Source.Name, draft.Source.MediaType, draft.Source.Characters, draft.Source.Sha256[..12]));

        string? group = null;
        foreach (var item in draft.Commitments)
        {
            if (item.Group != group && item.Group is not null) { output.WriteLine($"\n{item.Group}"); }
            else { output.WriteLine(); }
            group = item.Group;
            WriteItem(output, item);
        }
        if (draft.Results.Count > 0)
        {
            output.WriteLine();
            output.WriteLine(CommandText.Say("DraftResults", draft.Results.Count));
            foreach (var result in draft.Results) { WriteResult(output, result); }
        }
        if (draft.Notices.Count > 0)
        {
            output.WriteLine();
            output.WriteLine(CommandText.Say("DraftNotices", draft.Notices.Count));
            foreach (var notice in draft.Notices) { output.WriteLine($"  ! {(notice.Item is null ? "" : notice.Item + " ")}{notice.Message}  [{notice.Code}]"); }
        }
        output.WriteLine();
        output.WriteLine(CommandText.Say("DraftSum", draft.Commitments.Count, draft.Commitments.Sum(c => c.Indicators.Count), draft.Results.Count, draft.Notices.Count));
    }

    private static void WriteItem(TextWriter output, FoundCommitment item)
    {
        output.WriteLine($"{Pad(item.Number, 5)}{Pad(CommandText.Say("Kind" + item.Kind), 12)}{Short(item.Text)}");
        List<string> aside = [];
        if (item.Deadline is { } day) { aside.Add(CommandText.Say("DraftDeadline", Day(day))); }
        if (item.Lead is { } lead) { aside.Add(CommandText.Say("DraftLead", lead)); }
        if (aside.Count > 0) { output.WriteLine(new string(' ', 17) + string.Join("  ", aside)); }
        foreach (var indicator in item.Indicators) { WriteIndicator(output, indicator); }
    }

    private static void WriteResult(TextWriter output, FoundResult result)
    {
        output.WriteLine($"  {Pad(result.Year?.ToString(CultureInfo.InvariantCulture) ?? "—", 6)}{Short(result.Text)}");
        foreach (var indicator in result.Indicators) { WriteIndicator(output, indicator); }
    }

    private static void WriteIndicator(TextWriter output, FoundIndicator indicator)
    {
        var line = new StringBuilder(new string(' ', 17)).Append(Pad(Figure(indicator), 26)).Append(indicator.Subject);
        if (indicator.Baseline is { } baseline) { line.Append("  ").Append(CommandText.Say("DraftBaseline", Number(baseline))); }
        if (indicator.Per is { } per) { line.Append("  /").Append(per); }
        if (indicator.Deadline is { } day) { line.Append("  ").Append(CommandText.Say("DraftDeadline", Day(day))); }
        output.WriteLine(line.Append("  「").Append(indicator.Quote).Append('」'));
    }

    private static string Figure(FoundIndicator indicator)
    {
        var upper = indicator.Upper is { } top ? "–" + Number(top) : "";
        var sign = indicator.Bound switch
        {
            Bound.AtLeast => "≥ ",
            Bound.AtMost => "≤ ",
            Bound.About => "≈ ",
            Bound.FullCoverage or Bound.ZeroOut => CommandText.Say("Bound" + indicator.Bound) + " ",
            _ => "= ",
        };
        return $"{sign}{Number(indicator.Value)}{upper} {indicator.BaseUnit}";
    }

    private static string Number(decimal number) => number.ToString("#,0.####", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The beginning of a text, as many columns wide at most.</summary>
    internal static string Short(string text, int most = TextColumns)
    {
        var columns = 0;
        for (var at = 0; at < text.Length; at++)
        {
            columns += Columns(text[at]);
            if (columns > most) { return string.Concat(text.AsSpan(0, at), "…"); }
        }
        return text;
    }

    internal static string Pad(string text, int columns) => text + new string(' ', Math.Max(1, columns - text.Sum(Columns)));

    /// <summary>Chinese characters and full-width signs take two columns of a terminal.</summary>
    private static int Columns(char character) => character is >= '\u1100' and <= '\u115F' or >= '\u2E80' and <= '\uFFE6' ? 2 : 1;
}
