using System.Text.RegularExpressions;

namespace Duixian.Reading.Extract;

/// <summary>Questions about characters that several formats ask.</summary>
internal static partial class Scripts
{
    /// <summary>Han, kana, and the punctuation and full-width forms set in the same square: no space belongs between two of them.</summary>
    public static bool IsWide(char c) =>
        c is (>= '\u2E80' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFE30' and <= '\uFE4F') or (>= '\uFF00' and <= '\uFFEF')
            or '“' or '”' or '‘' or '’' or '—' or '…' or '·' or '〇' || char.IsSurrogate(c);

    /// <summary>The line prints its own number or bullet, so none may be added.</summary>
    public static bool BeginsWithNumber(string line) => Enumerator().IsMatch(line);

    [GeneratedRegex(@"\A\s*(?:[-–—*•·●○■□◆◇▲△★☆※]|[((]\s*(?:\d{1,3}|[一二三四五六七八九十百]{1,4})\s*[))]|(?:\d{1,3}|[一二三四五六七八九十百]{1,4})\s*(?:[、..。﹒)):]|[..]\s)|第[一二三四五六七八九十百\d]{1,4}[章节条项类]|[①-⑳⑴-⒇⒈-⒛㉑-㉟㊀-㊉㊱-㊿])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Enumerator();
}
