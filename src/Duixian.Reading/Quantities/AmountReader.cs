using Duixian.Domain.Commitments;
using Duixian.Reading.Words;

namespace Duixian.Reading.Quantities;

/// <summary>
/// Reads one amount: <c>bound-before? number (range-mark number)? unit ('(' unit-or-note ')')? ('/' unit)* bound-after?</c>.
/// Where it is no amount, <c>next</c> says where to go on, always further to the right.
/// </summary>
internal readonly ref struct AmountReader(ReadOnlySpan<char> letters, Vocabulary words)
{
    private const int NoteLength = 8;

    private readonly ReadOnlySpan<char> _letters = letters;
    private readonly Vocabulary _words = words;

    public bool TryRead(int at, out Amount amount, out int next)
    {
        amount = default;
        next = at + 1;
        if (!TryNumber(at, out var first, out var percent)) { next = Math.Max(first.End, at + 1); return false; }
        next = Math.Max(first.End, at + 1);
        if (at > 0 && IsGlued(_letters[at - 1], _letters[at])) { return false; }
        var second = default(Numeral?);
        var unit = percent ? new Unit(first.End, first.End, first.End, UnitSort.Share, "%") : ReadUnit(first);
        var end = unit.End;
        if (IsRangeMark(end) && TryNumber(end + 1, out var upper, out var upperPercent) && upperPercent == percent)
        {
            second = upper;
            unit = percent ? new Unit(upper.End, upper.End, upper.End, UnitSort.Share, "%") : ReadUnit(upper);
            end = unit.End;
            next = upper.End;
        }
        if (!unit.IsKnown && !percent)
        {
            if (end < _letters.Length && char.IsAsciiLetter(_letters[end])) { return false; }
            unit = BareUnit(at, second ?? first, unit);
        }
        if (unit.Sort == UnitSort.None && unit.IsKnown && _letters[unit.Base] == '级' && first.Multiplier >= 10_000m)
        {
            // 50亿级, 百亿级: a class of money.
            amount = new Amount(at, at, first.End, first.Value, null, Bound.Exactly, first.End, first.End, first.End, UnitSort.Money, null, null, first.IsBareMultiplier, false, first.IsChinese, true);
            return true;
        }
        if (unit.Sort == UnitSort.None && unit.IsKnown) { next = Math.Max(next, unit.End); return false; }
        if (unit.DigitsOnly && first.IsChinese) { return false; }
        end = unit.End;
        var per = default(string);
        ReadSlashes(ref unit, ref end, ref per);
        var bound = BoundAround(at, ref end, first.Vague || second?.Vague == true, out var start, out var boundAfter);
        if (!unit.IsKnown && !percent && !HasMeaningWithoutUnit(at, start, end)) { return false; }
        var (low, high) = Both(first, second);
        amount = new Amount(start, at, end, low, high, bound, unit.Start, unit.Base, unit.PrintedEnd, unit.IsKnown ? unit.Sort : UnitSort.Share, unit.Given, per,
            first.IsBareMultiplier && !(start < at), boundAfter, first.IsChinese, unit.IsKnown);
        next = end;
        return true;
    }

    /// <summary>A unit as found: <paramref name="Start"/> with multiplier, <paramref name="Base"/> without.</summary>
    private readonly record struct Unit(int Start, int Base, int End, UnitSort Sort, string? Given = null, bool IsKnown = true, bool DigitsOnly = false)
    {
        public int PrintedEnd { get; init; } = End;
    }

    private bool TryNumber(int at, out Numeral numeral, out bool percent)
    {
        percent = false;
        numeral = new Numeral(at, at, at, 0, 1, false, false, false);
        if ((uint)at >= (uint)_letters.Length) { return false; }
        if (_letters[at] is '百' or '千' && at + 3 < _letters.Length && _letters[at + 1] == '分' && _letters[at + 2] == '之')
        {
            percent = _letters[at] == '百';
            var inner = at + 3;
            if (_letters[inner] is '百' && percent)
            {
                numeral = new Numeral(at, inner + 1, inner + 1, 100, 1, false, true, false);
                return true;
            }
            if (!char.IsAsciiDigit(_letters[inner]) && !Numeral.IsChineseNumeral(_letters[inner])) { return false; }
            return Numeral.TryRead(_letters, inner, _words, out numeral) && percent;
        }
        return (char.IsAsciiDigit(_letters[at]) || Numeral.IsChineseNumeral(_letters[at])) && Numeral.TryRead(_letters, at, _words, out numeral);
    }

    // G1511, M0, 3+1, 第3: part of a name.
    private static bool IsGlued(char before, char number) =>
        char.IsAsciiLetterOrDigit(before) || before is '第' or '+' or '.' or '〔' or '#' || before == '-' && char.IsAsciiDigit(number) && false;

    private bool IsRangeMark(int at) => at < _letters.Length && _letters[at] is '-' or '~' or '至' or '到' && at + 1 < _letters.Length &&
        (char.IsAsciiDigit(_letters[at + 1]) || Numeral.IsChineseNumeral(_letters[at + 1]));

    private Unit ReadUnit(Numeral number)
    {
        var at = number.End;
        var length = _words.Units.Match(_letters, at, out var index);
        // 5级, 3类500强: the letter before the unit may still be the number's 余.
        if (length == 0) { return new Unit(number.UnitStart, at, at, UnitSort.Thing, IsKnown: false); }
        var kind = _words.UnitKinds[index];
        var end = at + length;
        var unit = new Unit(number.UnitStart < at && number.Multiplier > 1 ? number.UnitStart : at, at, end, kind.Sort, DigitsOnly: kind.DigitsOnly);
        if (end + 1 < _letters.Length && _letters[end] == '(')
        {
            var inner = _words.Units.Match(_letters, end + 1);
            if (inner > 0 && end + 1 + inner < _letters.Length && _letters[end + 1 + inner] == ')') { end += inner + 2; }
        }
        return unit with { End = end, PrintedEnd = end };
    }

    /// <summary>13.3万常住人口, 人口增加120万: the thing counted stands in for the counter.</summary>
    private Unit BareUnit(int at, Numeral number, Unit none)
    {
        if (number.Multiplier == 1 && number.Value < 1000) { return none; }
        var length = _words.BareNounWords.Match(_letters, number.End, out var index);
        var known = number.Multiplier > 1 ? new Unit(number.UnitStart, number.End, number.End, UnitSort.People) : new Unit(number.End, number.End, number.End, UnitSort.People);
        if (length > 0) { return known with { End = number.End + length, PrintedEnd = number.End, Given = _words.BareNounValues[index] }; }
        if (number.Multiplier == 1) { return none; }
        for (var ahead = number.End; ahead < Math.Min(_letters.Length, number.End + NoteLength) && !IsStop(_letters[ahead]); ahead++)
        {
            if (_words.BareNounWords.Match(_letters, ahead, out index) > 0) { return known with { Given = _words.BareNounValues[index] }; }
        }
        if (number.End < _letters.Length && !IsStop(_letters[number.End]) && _words.LeastAfter.Match(_letters, number.End) == 0) { return none; }
        for (var back = at - 1; back >= Math.Max(0, at - 16) && _letters[back] is not ('。' or ';' or ','); back--)
        {
            if (_words.BareNounWords.Match(_letters, back, out index) > 0) { return known with { Given = _words.BareNounValues[index] }; }
        }
        return none;
    }

    private static bool IsStop(char letter) => letter is ',' or '。' or ';' or '、' or ')' or '(' || char.IsAsciiDigit(letter);

    /// <summary>吨/日 is a unit; 元/人·月 is money per person and month.</summary>
    private void ReadSlashes(ref Unit unit, ref int end, ref string? per)
    {
        var parts = new List<string>();
        while (end + 1 < _letters.Length && _letters[end] is '/' or '·' && parts.Count < 4)
        {
            var at = end + 1;
            var numberEnd = at;
            while (numberEnd < _letters.Length && (char.IsAsciiDigit(_letters[numberEnd]) || _letters[numberEnd] is '万' or '千' or '百' or '亿')) { numberEnd++; }
            var length = _words.PerNouns.Match(_letters, numberEnd);
            if (length == 0) { length = _words.Units.Match(_letters, numberEnd); }
            if (length == 0 && numberEnd > at) { length = 0; }
            else if (length == 0) { break; }
            parts.Add(_letters[at..(numberEnd + length)].ToString());
            end = numberEnd + length;
        }
        if (parts.Count == 0) { return; }
        if (unit.Sort == UnitSort.Money && unit.IsKnown) { per = PerReader.Normalise(parts); }
        else { unit = unit with { PrintedEnd = end, End = end, IsKnown = true, Sort = UnitSort.Share }; }
    }

    private Bound BoundAround(int at, ref int end, bool vague, out int start, out bool boundAfter)
    {
        start = at;
        var bound = vague ? Bound.About : Bound.Exactly;
        var least = _words.LeastBefore.MatchBefore(_letters, at, out _);
        var most = _words.MostBefore.MatchBefore(_letters, at, out _);
        var about = _words.AboutBefore.MatchBefore(_letters, at, out _);
        // The longest word counts: 不超过 ends in 超过, 签约 ends in 约.
        var before = Math.Max(least, Math.Max(most, about));
        if (before > 0 && _words.NotAbout.MatchBefore(_letters, at, out _) <= before)
        {
            bound = before == most ? Bound.AtMost : before == least ? Bound.AtLeast : Bound.About;
            start -= before;
        }
        var note = SkipNote(end);
        var after = _words.LeastAfter.Match(_letters, note);
        boundAfter = true;
        if (after > 0) { bound = Bound.AtLeast; }
        else if ((after = _words.MostAfter.Match(_letters, note)) > 0) { bound = Bound.AtMost; }
        else if ((after = _words.AboutAfter.Match(_letters, note)) > 0) { bound = bound == Bound.Exactly ? Bound.About : bound; }
        else { boundAfter = false; }
        if (after > 0) { end = note + after; }
        else if (end < _letters.Length && _letters[end] == '余') { (bound, end) = (Bound.About, end + 1); }
        return bound;
    }

    /// <summary>200个(标准桩)以上: a note between unit and bound.</summary>
    private int SkipNote(int at)
    {
        if (at >= _letters.Length || _letters[at] != '(') { return at; }
        var close = _letters[at..Math.Min(_letters.Length, at + NoteLength + 2)].IndexOf(')');
        return close < 0 ? at : at + close + 1;
    }

    /// <summary>总和生育率1.8左右: a pure number counts only beside a rate and a bound.</summary>
    private bool HasMeaningWithoutUnit(int at, int start, int end)
    {
        if (Numeral.IsChineseNumeral(_letters[at])) { return false; }
        var from = Math.Max(0, start - 20);
        var raised = start > 0 && (_letters[start - 1] is '到' or '至' or '达' or '为' or '在');
        var hasBound = start < at || end > at + 1 && _letters[end - 1] is '上' or '下' or '右' or '内';
        if (!raised && !hasBound) { return false; }
        var before = _letters[from..start];
        var stop = before.LastIndexOfAny("。;,、");
        return _words.Rates.IsIn(before[(stop + 1)..]);
    }

    private static (decimal Low, decimal? High) Both(Numeral first, Numeral? second)
    {
        if (second is not { } upper) { return (first.Value, null); }
        var low = first.Value;
        if (first.Multiplier == 1 && upper.Multiplier > 1 && low < upper.Value / upper.Multiplier) { low *= upper.Multiplier; }
        return low < upper.Value ? (low, upper.Value) : (upper.Value, null);
    }
}
