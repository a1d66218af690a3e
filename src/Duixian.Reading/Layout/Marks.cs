using Duixian.Reading.Quantities;

namespace Duixian.Reading.Layout;

/// <summary>Reads the enumerator or bullet at a place of the folded text.</summary>
internal static class Marks
{
    private const string Bullets = "●•○◆◇■□▲△★☆※▪▶►✓✔➢➤·∙◎⊙♦";
    private const int HighestNumber = 200;

    public static Mark Read(ReadOnlySpan<char> text, int start, int end)
    {
        var at = start;
        if (at >= end) { return default; }
        var first = text[at];
        var bullet = default(Mark);
        if (Bullets.Contains(first, StringComparison.Ordinal)) { bullet = new Mark(MarkStyle.Bullet, 0, Skip(text, at + 1, end), first); }
        else if (first is '-' or '*' or '+' or '>' && at + 1 < end && (text[at + 1] == ' ' || first == '-' && text[at + 1] > '\u2e80')) { bullet = new Mark(MarkStyle.Bullet, 0, Skip(text, at + 1, end), first); }
        else if (first == '-' && at + 2 < end && text[at + 1] == '-' && text[at + 2] != '-') { bullet = new Mark(MarkStyle.Bullet, 0, Skip(text, at + 2, end), '='); }
        if (bullet.Style == MarkStyle.None && Named(text, at, end) is { Style: not MarkStyle.None } named) { return named; }
        var number = Number(text, bullet.Style == MarkStyle.Bullet ? bullet.Content : at, end);
        return number.Style == MarkStyle.None ? bullet : number;
    }

    /// <summary>Reads an enumerator where one may stand inside a paragraph, after a full stop or a semicolon.</summary>
    public static Mark Number(ReadOnlySpan<char> text, int at, int end)
    {
        if (at >= end) { return default; }
        var first = text[at];
        if (first is >= '0' and <= '9') { return Arabic(text, at, end); }
        if (first == '(') { return Paren(text, at, end); }
        if (first is >= '①' and <= '⑳') { return new Mark(MarkStyle.Circled, first - '①' + 1, Skip(text, at + 1, end)); }
        if (first is >= '⑴' and <= '⒇') { return new Mark(MarkStyle.ArabicParen, first - '⑴' + 1, Skip(text, at + 1, end)); }
        if (first is >= '⒈' and <= '⒛') { return new Mark(MarkStyle.Arabic, first - '⒈' + 1, Skip(text, at + 1, end)); }
        if (first is >= '㈠' and <= '㈩') { return new Mark(MarkStyle.ChineseParen, first - '㈠' + 1, Skip(text, at + 1, end)); }
        if (first == '第') { return Ordinal(text, at, end); }
        return Chinese(text, at, end);
    }

    /// <summary>实事1:…, 项目一:…, NO.1 …</summary>
    private static Mark Named(ReadOnlySpan<char> text, int at, int end)
    {
        var line = text[at..end];
        var length = 0;
        foreach (var word in (ReadOnlySpan<string>)["民生实事", "实事", "项目", "事项", "任务", "NO.", "No.", "no."])
        {
            if (length == 0 && line.StartsWith(word, StringComparison.Ordinal)) { length = word.Length; }
        }
        var from = at + length;
        if (length == 0 || from >= end) { return default; }
        var (number, next) = char.IsAsciiDigit(text[from]) ? Digits(text, from, end) : Numeral.SmallChinese(text, from, end);
        if (number is 0 or > HighestNumber) { return default; }
        if (next >= end) { return new Mark(MarkStyle.Ordinal, number, end); }
        return text[next] is ':' or '、' or ' ' or '.' ? new Mark(MarkStyle.Ordinal, number, Skip(text, next + 1, end)) : default;
    }

    private static Mark Arabic(ReadOnlySpan<char> text, int at, int end)
    {
        var (number, next) = Digits(text, at, end);
        if (number is 0 or > HighestNumber) { return default; }
        if (next >= end) { return new Mark(MarkStyle.Bare, number, end); }
        switch (text[next])
        {
            case '.' or '、' or '。':
                var digitFollows = next + 1 < end && char.IsAsciiDigit(text[next + 1]);
                return new Mark(MarkStyle.Arabic, number, Skip(text, next + 1, end), Doubtful: digitFollows);
            case ')':
                return new Mark(MarkStyle.ArabicParen, number, Skip(text, next + 1, end));
            case ' ' or '\t':
                var content = Skip(text, next + 1, end);
                return content < end && char.IsAsciiDigit(text[content]) ? default : new Mark(MarkStyle.Bare, number, content);
            default:
                return default;
        }
    }

    private static Mark Paren(ReadOnlySpan<char> text, int at, int end)
    {
        var inside = Skip(text, at + 1, end);
        if (inside >= end) { return default; }
        var (number, next) = char.IsAsciiDigit(text[inside]) ? Digits(text, inside, end) : Numeral.SmallChinese(text, inside, end);
        var close = Skip(text, next, end);
        if (number is 0 or > HighestNumber || close >= end || text[close] != ')') { return default; }
        return new Mark(char.IsAsciiDigit(text[inside]) ? MarkStyle.ArabicParen : MarkStyle.ChineseParen, number, SkipPoint(text, close + 1, end));
    }

    private static Mark Chinese(ReadOnlySpan<char> text, int at, int end)
    {
        var (number, next) = Numeral.SmallChinese(text, at, end);
        if (number is 0 or > HighestNumber || next >= end) { return default; }
        var after = next + 1 < end ? text[next + 1] : ' ';
        return text[next] switch
        {
            // 一、二、三产业: numerals listed, not an enumerator
            '、' or '.' when Numeral.IsChineseDigit(after) && next + 2 < end && text[next + 2] is '、' or '次' or '产' => default,
            '、' or '.' => new Mark(MarkStyle.Chinese, number, Skip(text, next + 1, end)),
            '是' or '要' => new Mark(MarkStyle.ChineseIs, number, SkipPoint(text, next + 1, end)),
            _ => default,
        };
    }

    private static Mark Ordinal(ReadOnlySpan<char> text, int at, int end)
    {
        if (at + 1 >= end) { return default; }
        var (number, next) = char.IsAsciiDigit(text[at + 1]) ? Digits(text, at + 1, end) : Numeral.SmallChinese(text, at + 1, end);
        if (number is 0 or > HighestNumber || next >= end) { return default; }
        if (text[next] is '件' or '项' or '条') { next++; }
        if (next >= end) { return new Mark(MarkStyle.Ordinal, number, end); }
        return text[next] is ',' or '、' or ':' or ' ' or '.' ? new Mark(MarkStyle.Ordinal, number, Skip(text, next + 1, end)) : default;
    }

    private static (int Number, int Next) Digits(ReadOnlySpan<char> text, int at, int end)
    {
        var number = 0;
        var next = at;
        while (next < end && char.IsAsciiDigit(text[next]))
        {
            if (next - at >= 3) { return (0, next); }
            number = (number * 10) + (text[next] - '0');
            next++;
        }
        return (number, next);
    }

    private static int Skip(ReadOnlySpan<char> text, int at, int end)
    {
        while (at < end && text[at] is ' ' or '\t') { at++; }
        return Math.Min(at, end);
    }

    private static int SkipPoint(ReadOnlySpan<char> text, int at, int end)
    {
        at = Skip(text, at, end);
        return at < end && text[at] is ',' or '、' or '.' or ':' or '。' ? Skip(text, at + 1, end) : at;
    }
}
