using Duixian.Domain.Plans;

namespace Duixian.Features.Plans.CheckDraft;

/// <summary>A place where an item may be parted, with the words on both sides.</summary>
public sealed record SplitPlace(int At, string Before, string After)
{
    private const int MostPlaces = 12;
    private const int WordsShown = 10;

    /// <summary>Behind every clause; behind an enumeration's comma only where a figure stands on both sides.</summary>
    public static IReadOnlyList<SplitPlace> Of(DraftItemContent content)
    {
        var (text, places) = (content.Text, new List<SplitPlace>());
        for (var i = 0; i + 1 < text.Length && places.Count < MostPlaces; i++)
        {
            var at = i + 1;
            var clause = text[i] is '，' or '；' or ';' or '。' or ',';
            var between = text[i] is '、' && content.Indicators.Any(q => q.Start >= 0 && q.Start < i) && content.Indicators.Any(q => q.Start > i);
            if (!(clause || between) || string.IsNullOrWhiteSpace(text[at..]) || i == 0) { continue; }
            if (char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[at])) { continue; }   // 1,200 is one figure
            places.Add(new(at, text[Math.Max(0, i - WordsShown)..i], text[at..Math.Min(text.Length, at + WordsShown)]));
        }
        return places;
    }
}
