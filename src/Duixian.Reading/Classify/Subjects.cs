using Duixian.Reading.Layout;
using Duixian.Reading.Quantities;

namespace Duixian.Reading.Classify;

/// <summary>Makes the short name of what is counted: 护理型养老床位. A gloss for people, never a key.</summary>
internal static class Subjects
{
    private const int Longest = 16;

    // A phrase that cannot be parted anywhere is kept whole up to here: half a word is worse than a long one.
    private const int LongestWhole = 24;

    public static (int Start, int End) Of(ReadOnlySpan<char> letters, Figure measure, int previousEnd, Vocabulary words)
    {
        var from = Math.Max(previousEnd, letters[..measure.Start].LastIndexOfAny(Stops.OfSubject) + 1);
        // In a table the unit stands in a cell before the number.
        var to = measure.UnitEnd > measure.UnitStart && measure.UnitEnd <= measure.Start ? Math.Max(from, measure.UnitStart) : measure.Start;
        var before = Trim(letters, from, to, words);
        var per = before.Of(letters).LastIndexOf('每');
        if (per > 1) { before = Trim(letters, before.Start, before.Start + per, words); }
        // 济东等5条高速: what stands before 等 are examples, what is counted follows.
        var isExample = measure.Start > 0 && letters[measure.Start - 1] == '等';
        // 18个乡镇、260个村: the noun between two numbers is the first one's.
        var isListed = previousEnd > 0 && from == previousEnd && measure.Start > 0 && letters[measure.Start - 1] == '、';
        if (before.Length >= 2 && !isExample && !isListed && letters[before.Start] != '每') { return Shorten(letters, before); }
        var isClass = measure.End < letters.Length && letters[measure.End] is '过' or '超';
        var stop = letters[measure.End..].IndexOfAny(isClass ? Stops.OfSubject : Stops.BehindSubject);
        var quoted = measure.End < letters.Length && letters[measure.End] == '“' ? letters[measure.End..].IndexOf('”') : -1;
        if (quoted > 0 && before.Length < 2) { return (measure.End, Math.Min(measure.End + quoted + 1, measure.End + Longest + 6)); }
        var after = Trim(letters, measure.End, stop < 0 ? letters.Length : measure.End + stop, words);
        if (after.Length >= 2 || after.Length == 1 && isListed) { return Head(after); }
        if (before.Length >= 2) { return Shorten(letters, before); }
        if (after.Length == 1) { return Head(after); }
        // 竣工40万平方米: the thing is named in the clause before.
        var earlier = letters[..from].LastIndexOfAny("。;") + 1;
        var named = Trim(letters, earlier, Math.Max(earlier, FirstDigit(letters, earlier, from)), words);
        if (named.Length >= 2) { return Shorten(letters, named); }
        var bare = new Clause(from, measure.Start);
        // 1.6万户、4.5万人 of nothing named: the unit is all there is to say.
        return bare.Length >= 2 || measure.UnitEnd <= measure.BaseStart ? Shorten(letters, bare) : (measure.BaseStart, measure.UnitEnd);
    }

    private static int FirstDigit(ReadOnlySpan<char> letters, int from, int to)
    {
        var digit = letters[from..to].IndexOfAnyInRange('0', '9');
        return digit < 0 ? to : from + digit;
    }

    private static Clause Trim(ReadOnlySpan<char> letters, int start, int end, Vocabulary words)
    {
        var changed = true;
        while (changed && start < end)
        {
            changed = false;
            while (start < end && letters[start] is '(' or '、' or ',' or '的' or '和' or '与' or '及' or ' ' or ':' or ')' or '等') { (start, changed) = (start + 1, true); }
            while (end > start && letters[end - 1] is '、' or '的' or '和' or '(' or ' ' or '由' or '从' or '各' or '均' or '有' or '共' or '等' or '达' or '到' or '近') { (end, changed) = (end - 1, true); }
            var opening = words.Verbs.Match(letters[..end], start);
            if (opening > 0 && end - start == opening) { return new Clause(start, start); }
            if (opening > 0 && letters[start + opening] != '类') { (start, changed) = (start + opening, true); }
            if (words.Hedges.Match(letters[..end], start) is var hedge and > 0) { (start, changed) = (start + hedge, true); }
            if (words.VerbEnds.MatchBefore(letters[start..end], end - start, out _) is var closing and > 1) { (end, changed) = (end - closing, true); }
        }
        return new Clause(start, Math.Max(start, end));
    }

    private static (int, int) Head(Clause clause) => (clause.Start, Math.Min(clause.End, clause.Start + Longest));

    /// <summary>Keeps the end of a long noun phrase: in Chinese the head stands last.</summary>
    private static (int, int) Shorten(ReadOnlySpan<char> letters, Clause clause)
    {
        if (clause.Length <= Longest) { return (clause.Start, clause.End); }
        var tail = letters[(clause.End - Longest)..clause.End];
        var cut = tail.IndexOfAny("、的“”,");
        if (cut < 0 && clause.Length <= LongestWhole) { return (clause.Start, clause.End); }
        var start = clause.End - Longest + (cut >= 0 && cut < Longest - 4 ? cut + 1 : 0);
        var kept = letters[start..clause.End];
        var close = kept.IndexOf('”');
        // A quote is never cut in two.
        if (close >= 0 && kept[..close].IndexOf('“') < 0 && letters[clause.Start..start].LastIndexOf('“') is var open and >= 0) { start = clause.Start + open; }
        return (start, clause.End);
    }
}
