namespace Duixian.Domain.Plans;

/// <summary>Keeps quotes and spans pointing at their words while people mend, split and join items.</summary>
public static class QuotePlaces
{
    // A mended character or two is skipped; more than a line of the document never is.
    private const int FarthestSkip = 60;

    /// <summary>Finds every quote again in a wording that was mended: at its old place, else the nearest; −1 where the words are gone.</summary>
    public static IReadOnlyList<DraftIndicator> Find(string text, IReadOnlyList<DraftIndicator> indicators) =>
        [.. indicators.Select(i => i with { Start = Find(text, i.Promise.Quote, i.Start) })];

    private static int Find(string text, string quote, int old)
    {
        if (quote.Length == 0) { return -1; }
        var best = -1;
        for (var at = text.IndexOf(quote, StringComparison.Ordinal); at >= 0; at = text.IndexOf(quote, at + 1, StringComparison.Ordinal))
        {
            if (best < 0 || Math.Abs(at - old) < Math.Abs(best - old)) { best = at; }
        }
        return best;
    }

    /// <summary>Cuts an item's spans where its wording is cut, by walking wording and document side by side. Both halves keep all spans where they cannot be told apart.</summary>
    /// <param name="at">Offset in <paramref name="text"/> of the first character of the second half.</param>
    public static (IReadOnlyList<TextSpan> First, IReadOnlyList<TextSpan> Second) Cut(string document, IReadOnlyList<TextSpan> spans, string text, int at)
    {
        var places = spans.SelectMany(s => Enumerable.Range(s.Start, Math.Max(0, s.Length))).Where(p => p >= 0 && p < document.Length).ToList();
        var next = 0;
        for (var i = 0; i <= at && i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i])) { continue; }
            var found = next;
            while (found < places.Count && found - next <= FarthestSkip && document[places[found]] != text[i]) { found++; }
            var missing = found >= places.Count || document[places[found]] != text[i];
            if (missing && (i == at || char.IsLetterOrDigit(text[i]))) { return (spans, spans); }
            if (missing) { continue; }   // a separator a person or a join put in
            if (i == at) { return Halves(spans, places[found]); }
            next = found + 1;
        }
        return (spans, spans);
    }

    private static (IReadOnlyList<TextSpan> First, IReadOnlyList<TextSpan> Second) Halves(IReadOnlyList<TextSpan> spans, int cut)
    {
        var hit = -1;
        for (var i = 0; i < spans.Count && hit < 0; i++) { hit = cut >= spans[i].Start && cut < spans[i].End ? i : -1; }
        var first = spans.Take(hit).ToList();
        if (cut > spans[hit].Start) { first.Add(spans[hit] with { End = cut }); }
        TextSpan[] second = [spans[hit] with { Start = cut }, .. spans.Skip(hit + 1)];
        return first.Count == 0 ? (spans, spans) : (first, second);
    }
}
