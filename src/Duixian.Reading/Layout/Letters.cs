using Duixian.Domain.Plans;

namespace Duixian.Reading.Layout;

/// <summary>The letters of one item for reading: folded, white space and pinyin glosses left out, each with its place in the extracted text.</summary>
internal sealed class Letters
{
    private char[] _letters = new char[256];
    private int[] _places = new int[256];

    public int Count { get; private set; }

    public ReadOnlySpan<char> Span => _letters.AsSpan(0, Count);

    public int PlaceOf(int letter) => _places[letter];

    public Letters Fill(string folded, IReadOnlyList<TextSpan> spans)
    {
        Count = 0;
        foreach (var span in spans) { Add(folded, span); }
        return this;
    }

    private void Add(string folded, TextSpan span)
    {
        if (_letters.Length < Count + span.Length)
        {
            Array.Resize(ref _letters, Math.Max(_letters.Length * 2, Count + span.Length));
            Array.Resize(ref _places, _letters.Length);
        }
        for (var at = span.Start; at < span.End; at++)
        {
            var letter = folded[at];
            if (letter is ' ' or '\t' or '\n')
            {
                // Between digits or Latin words the blank is all that parts two numbers.
                if (Count == 0 || !char.IsAscii(_letters[Count - 1]) || !NextIsWord(folded, at, span.End)) { continue; }
                letter = ' ';
            }
            else if (letter == '(' && Count > 0 && _letters[Count - 1] > '\u2e80' && GlossEnd(folded, at, span.End) is var close and > 0)
            {
                at = close;
                continue;
            }
            _letters[Count] = letter;
            _places[Count++] = at;
        }
    }

    private bool NextIsWord(string folded, int at, int end)
    {
        if (!char.IsAsciiLetterOrDigit(_letters[Count - 1])) { return false; }
        while (at < end && folded[at] is ' ' or '\t' or '\n') { at++; }
        return at < end && char.IsAsciiLetterOrDigit(folded[at]);
    }

    /// <summary>會(huì)議: some mirrors print the reading of a character behind it. Place of the closing bracket, or 0.</summary>
    private static int GlossEnd(string folded, int open, int end)
    {
        var toned = false;
        for (var at = open + 1; at < end && at <= open + 8; at++)
        {
            var letter = folded[at];
            if (letter == ')') { return toned ? at : 0; }
            if (letter is >= '\u00c0' and <= '\u024f') { toned = true; }
            else if (letter is not (>= 'a' and <= 'z')) { return 0; }
        }
        return 0;
    }
}
