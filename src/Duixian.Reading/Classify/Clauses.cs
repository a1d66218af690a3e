using Duixian.Reading.Layout;

namespace Duixian.Reading.Classify;

/// <summary>A stretch of an item's letters between two stops.</summary>
internal readonly record struct Clause(int Start, int End)
{
    public int Length => End - Start;

    public ReadOnlySpan<char> Of(ReadOnlySpan<char> letters) => letters[Start..End];

    /// <summary>The clause around a letter; commas, full stops and brackets part clauses.</summary>
    public static Clause Around(ReadOnlySpan<char> letters, int at)
    {
        var start = letters[..at].LastIndexOfAny(Stops.OfClause) + 1;
        var stop = letters[at..].IndexOfAny(Stops.OfClause);
        return new Clause(start, stop < 0 ? letters.Length : at + stop);
    }

    /// <summary>Parts letters at any of the stops; the stop stays with the clause before it, and quotes are not broken.</summary>
    public static List<Clause> Split(ReadOnlySpan<char> letters, Clause whole, string stops)
    {
        var parts = new List<Clause>();
        var (start, depth, opened) = (whole.Start, 0, 0);
        for (var at = whole.Start; at < whole.End; at++)
        {
            var letter = letters[at];
            if (letter is '(' or '“') { (depth, opened) = (depth + 1, at); }
            else if (letter is ')' or '”' && depth > 0) { depth--; }
            // A bracket that never closes must not swallow the rest.
            if (depth > 0 && at - opened > 60) { depth = 0; }
            if (depth > 0 || !stops.Contains(letter, StringComparison.Ordinal)) { continue; }
            while (at + 1 < whole.End && letters[at + 1] is '”' or ')' or '。' or '…') { at++; }
            parts.Add(new Clause(start, at + 1));
            start = at + 1;
        }
        if (start < whole.End) { parts.Add(new Clause(start, whole.End)); }
        return parts;
    }
}
