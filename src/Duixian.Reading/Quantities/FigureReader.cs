using Duixian.Domain.Commitments;
using Duixian.Reading.Words;

namespace Duixian.Reading.Quantities;

/// <summary>
/// Finds the measures of an item, by recursive descent over its letters:
/// <code>
/// item     := (name | idiom | per | each | cover | clear | from-to | list | amount | letter)*
/// from-to  := ('由'|'从')? per? amount (('、'|'和') amount)* raise-word bound? per? amount (('、'|'和') amount)*
/// amount   := see AmountReader
/// </code>
/// Names in quotes, ages, size classes and other numbers nobody answers for are passed over.
/// </summary>
internal ref struct FigureReader
{
    private const int LongestName = 18;
    private const int PerReach = 24;
    private const int RaiseReach = 10;

    private readonly ReadOnlySpan<char> _letters;
    private readonly Vocabulary _words;
    private readonly AmountReader _amounts;
    private readonly List<Figure> _found;
    private string? _per;
    private int _perStart;
    private int _perEnd;
    private (int Start, int End)? _class;
    private int _each;

    private FigureReader(ReadOnlySpan<char> letters, Vocabulary words)
    {
        _letters = letters;
        _words = words;
        _amounts = new AmountReader(letters, words);
        _found = [];
        _each = -100;
    }

    public static List<Figure> Read(ReadOnlySpan<char> letters, Vocabulary words)
    {
        var reader = new FigureReader(letters, words);
        var starts = words.FigureStarts;
        for (var at = 0; at < letters.Length;) { at = starts[letters[at]] ? Math.Max(reader.Step(at), at + 1) : at + 1; }
        return reader._found;
    }

    private int Step(int at)
    {
        var letter = _letters[at];
        switch (letter)
        {
            case '“': return SkipName(at, '”');
            case '《': return SkipName(at, '》');
            case '(': return Contexts.SkipBracket(_letters, at, _words);
            case ',' or '。' or ';' or '!' or '?':
                (_per, _class) = (null, letter == ',' ? _class : null);
                return at + 1;
            case '每': return TakePer(at);
            case '人' or '户' when at + 1 < _letters.Length && _letters[at + 1] == '均':
                (_per, _perStart, _perEnd) = (letter == '户' ? "户" : at > 0 && _letters[at - 1] == '月' ? "人·月" : "人均", at, at + 2);
                return at + 2;
            case '各': return TakeEach(at);
            case '应' or '愿' when IsEveryone(at):
                AddWhole(at, at + 4, Bound.FullCoverage);
                return at + 4;
        }
        if (char.IsAsciiDigit(letter) || Numeral.IsChineseNumeral(letter)) { return TakeNumber(at); }
        return TakeWord(at);
    }

    private readonly int SkipName(int at, char close)
    {
        var length = _letters[at..Math.Min(_letters.Length, at + LongestName + 2)].IndexOf(close);
        return length < 0 ? at + 1 : at + length + 1;
    }

    private int TakePer(int at)
    {
        if (PerReader.Read(_letters, at, _words, out var next) is not { } per) { return at + 1; }
        (_per, _perStart, _perEnd) = (per, at, next);
        return next;
    }

    private int TakeEach(int at)
    {
        if (at + 1 < _letters.Length && _letters[at + 1] is '级' or '类' or '地' or '项' or '种' or '方' or '部' or '族' or '自') { return at + 2; }
        var noun = _words.PerNouns.Match(_letters, at + 1);
        if (noun > 0)
        {
            // 各乡镇至少建1所: only a small number is one for each.
            var digit = _letters[(at + 1 + noun)..Math.Min(_letters.Length, at + noun + 14)].IndexOfAnyInRange('0', '9');
            var place = digit < 0 ? -1 : at + 1 + noun + digit;
            if (place > 0 && (place + 1 >= _letters.Length || !char.IsAsciiDigit(_letters[place + 1])) && _letters[place] <= '3')
            {
                (_per, _perStart, _perEnd) = (_letters.Slice(at + 1, noun).ToString(), at, at + 1 + noun);
            }
            return at + 1 + noun;
        }
        _each = at;
        return at + 1;
    }

    /// <summary>应接尽接, 愿检尽检.</summary>
    private readonly bool IsEveryone(int at) => at + 3 < _letters.Length && _letters[at + 2] == '尽' && _letters[at + 1] == _letters[at + 3];

    private int TakeWord(int at)
    {
        var length = _words.Idioms.Match(_letters, at);
        if (length > 0) { return at + length; }
        if ((length = _words.Cover.Match(_letters, at)) > 0)
        {
            if (_found.Count == 0 || !(_found[^1].Sort == UnitSort.Share && at - _found[^1].End <= 2)) { AddWhole(at, at + length, Bound.FullCoverage); }
            return at + length;
        }
        if ((length = _words.Clear.Match(_letters, at)) > 0)
        {
            AddWhole(at, at + length, Bound.ZeroOut);
            return at + length;
        }
        if ((length = _words.Cleared.Match(_letters, at)) > 0)
        {
            TakeCleared(at, length);
            return at + length;
        }
        return at + 1;
    }

    /// <summary>基本消除 is an end state; 消除隐患30处 counts the thirty.</summary>
    private void TakeCleared(int at, int length)
    {
        var start = at;
        foreach (var adverb in (ReadOnlySpan<string>)["基本", "全面", "全部", "彻底"])
        {
            if (_letters[..at].EndsWith(adverb)) { start = at - adverb.Length; }
        }
        var end = at + length;
        var atEnd = end >= _letters.Length || _letters[end] is ',' or '。' or ';' or '(' or '、';
        if (start < at || atEnd) { AddWhole(start, end, Bound.ZeroOut); }
    }

    private readonly void AddWhole(int start, int end, Bound bound) =>
        _found.Add(new Figure(start, end, start, bound == Bound.FullCoverage ? 100 : 0, bound, end, end, end, UnitSort.Share) { BaseUnit = bound == Bound.FullCoverage ? "%" : "" });

    private int TakeNumber(int at)
    {
        var idiom = _words.Idioms.Match(_letters, at);
        if (idiom > 0) { return at + idiom; }
        if (!_amounts.TryRead(at, out var amount, out var next)) { return next; }
        if (Contexts.IsSizeClass(_letters, amount, _words, out var classEnd, out var isQualifier))
        {
            if (isQualifier) { TakeClass(ClassStart(amount), classEnd); }
            return Math.Max(classEnd, next);
        }
        if (!Contexts.IsAnswerable(_letters, amount, _words)) { return next; }
        return TryFromTo(amount, out var end) ? end : TakeAmount(amount);
    }

    /// <summary>3个百亿级项目: the class belongs to the count before it; 亿元以上项目100个: to the one behind.</summary>
    private void TakeClass(int start, int end)
    {
        if (_found.Count > 0 && _found[^1].End == start) { _found[^1] = _found[^1] with { Qualifier = (start, end) }; }
        else { _class = (start, end); }
    }

    private readonly int ClassStart(Amount amount) => amount.Number > 0 && _letters[amount.Number - 1] is '过' or '超' ? amount.Number - 1 : amount.Start;

    private int TakeAmount(Amount amount)
    {
        var bound = amount.Bound == Bound.Exactly ? BoundApart(amount) : amount.Bound;
        var measure = amount.ToFigure() with { Bound = bound, Per = PerOf(amount), Qualifier = _class };
        _class = null;
        var copies = SharedSubjects(amount.Start);
        var pers = copies > 1 ? PersBefore(amount.Start) : [];
        for (var i = 0; i < copies; i++) { _found.Add(pers.Count == copies ? measure with { Per = pers[i] } : measure); }
        return amount.End;
    }

    /// <summary>至少建1所: the bound stands before the verb.</summary>
    private readonly Bound BoundApart(Amount amount)
    {
        for (var at = amount.Start - 2; at >= Math.Max(0, amount.Start - 10); at--)
        {
            if (_letters[at] is ',' or '。' or ';' or '、' || char.IsAsciiDigit(_letters[at])) { break; }
            if (_words.Apart.Match(_letters, at, out var index) > 0) { return _words.ApartIsLeast[index] ? Bound.AtLeast : Bound.AtMost; }
        }
        return Bound.Exactly;
    }

    private readonly string? PerOf(Amount amount)
    {
        var per = amount.Per;
        if (per is null && _per is not null && amount.Start - _perEnd is >= 0 and <= PerReach) { per = _per; }
        if (per is null && amount.Start - _each is > 0 and <= 5) { return "每类"; }
        // What is spent per head is spent in a year; a monthly allowance is a person's.
        var isMoney = amount.Sort == UnitSort.Money;
        return per switch
        {
            "人均" => isMoney ? "人·年" : "人",
            "月" when isMoney => "人·月",
            _ => per,
        };
    }

    /// <summary>入学率、巩固率均达到99%: one printed number, two figures to answer for.</summary>
    private readonly int SharedSubjects(int start)
    {
        var clause = _letters[..start];
        var from = clause.LastIndexOfAny("。;,") + 1;
        clause = clause[from..];
        var all = clause.LastIndexOf('均');
        if (all < 3 || clause.Length - all > 5 || clause[all - 1] is '人' or '平' || clause[..all].IndexOfAnyInRange('0', '9') >= 0) { return 1; }
        var subjects = 1;
        foreach (var letter in clause[..all]) { subjects += letter is '、' or '和' or '与' or '及' ? 1 : 0; }
        return Math.Clamp(subjects, 1, 4);
    }

    /// <summary>每千人口医师数、每万人口全科医生数均达到4人: each has a denominator of its own.</summary>
    private readonly List<string> PersBefore(int start)
    {
        var pers = new List<string>();
        for (var at = _letters[..start].LastIndexOfAny("。;,") + 1; at < start; at++)
        {
            if (_letters[at] == '每' && PerReader.Read(_letters, at, _words, out var next) is { } per)
            {
                pers.Add(per);
                at = next - 1;
            }
        }
        return pers;
    }

    private bool TryFromTo(Amount first, out int end)
    {
        end = first.End;
        var from = FromBefore(first);
        var baselines = List(first, out var listEnd);
        var raise = FindRaise(listEnd, from >= 0);
        if (raise < 0) { return false; }
        var at = raise;
        var per = default(string);
        if (at < _letters.Length && _letters[at] == '每') { per = PerReader.Read(_letters, at, _words, out at); }
        var opening = at;
        at += BoundBeforeLength(at);
        if (at >= _letters.Length || !_amounts.TryRead(at, out var target, out _)) { return false; }
        var targets = List(target, out end);
        var start = from >= 0 ? from : first.Start;
        per ??= target.Per ?? PerOf(first);
        if (targets.Count != baselines.Count) { (targets, end) = ([target], target.End); }
        for (var i = 0; i < baselines.Count; i++)
        {
            var reached = targets[Math.Min(i, targets.Count - 1)];
            var bound = opening < at && reached.Bound == Bound.Exactly ? target.Bound : reached.Bound;
            _found.Add(reached.ToFigure() with
            {
                Start = start,
                End = end,
                Bound = bound,
                Baseline = baselines[i].Value,
                Per = per,
                SharesBaseline = baselines.Count > 1 && targets.Count == 1,
            });
        }
        return true;
    }

    private readonly int BoundBeforeLength(int at)
    {
        for (var length = 4; length > 0; length--)
        {
            if (at + length < _letters.Length && _words.LeastBefore.MatchBefore(_letters, at + length, out _) == length ||
                at + length < _letters.Length && _words.MostBefore.MatchBefore(_letters, at + length, out _) == length ||
                at + length < _letters.Length && _words.AboutBefore.MatchBefore(_letters, at + length, out _) == length) { return length; }
        }
        return 0;
    }

    private readonly List<Amount> List(Amount first, out int end)
    {
        var amounts = new List<Amount> { first };
        end = first.End;
        while (amounts.Count < 6 && end + 1 < _letters.Length && _letters[end] is '、' or '和' or '与' && char.IsAsciiDigit(_letters[end + 1]) &&
            _amounts.TryRead(end + 1, out var more, out _) && more.Sort == first.Sort)
        {
            amounts.Add(more);
            end = more.End;
        }
        return amounts;
    }

    private readonly int FromBefore(Amount amount)
    {
        var at = amount.Start - 1;
        if (_per is not null && _perEnd == amount.Start) { at = _perStart - 1; }
        for (var back = at; back >= Math.Max(0, at - 8); back--)
        {
            if (_letters[back] is '由' or '从' or '自') { return back; }
            if (_letters[back] is ',' or '。' or ';' or '、' || char.IsAsciiDigit(_letters[back])) { break; }
        }
        return -1;
    }

    /// <summary>End of the raise word behind <paramref name="at"/>, or -1. A bare 到 needs a 由 before.</summary>
    private readonly int FindRaise(int at, bool hasFrom)
    {
        for (var gap = at; gap < Math.Min(_letters.Length, at + RaiseReach); gap++)
        {
            if (_letters[gap] is '。' or ';' or '、' || char.IsAsciiDigit(_letters[gap])) { break; }
            if (_letters[gap] == ',' && !hasFrom) { break; }
            var length = _words.Raise.Match(_letters, gap);
            if (length > 1 && (hasFrom || gap == at) || length == 1 && hasFrom && gap == at) { return gap + length; }
        }
        return -1;
    }
}
