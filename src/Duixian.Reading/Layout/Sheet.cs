using System.Text;
using Duixian.Domain.Plans;

namespace Duixian.Reading.Layout;

/// <summary>The extracted text with its folded twin: same length, same places.</summary>
internal sealed class Sheet(string text, Vocabulary words)
{
    public string Text { get; } = text;

    public string Folded { get; } = words.Folding.Fold(text);

    public Vocabulary Words { get; } = words;

    public ReadOnlySpan<char> FoldedAt(TextSpan span) => Folded.AsSpan(span.Start, span.Length);

    public char LastLetter(Block block) => block.Spans.Count == 0 ? '\0' : Folded[block.Spans[^1].End - 1];

    public char FirstLetter(Block block) => block.Spans.Count == 0 ? '\0' : Folded[block.Spans[0].Start];

    /// <summary>Ends with a full stop, also one before a closing quote or bracket.</summary>
    public bool IsTerminated(Block block)
    {
        if (block.Spans.Count == 0) { return false; }
        var last = block.Spans[^1];
        for (var at = last.End - 1; at >= last.Start; at--)
        {
            if (Folded[at] is '”' or ')' or '》' or ' ') { continue; }
            return LineScanner.EndsSentence(Folded[at]) || Folded[at] == ':' || Folded[at] == '.' && at + 1 == last.End && at > last.Start && !char.IsAsciiDigit(Folded[at - 1]);
        }
        return false;
    }

    public bool Contains(Block block, Words.WordTrie words) => block.Spans.Exists(span => words.IsIn(FoldedAt(span)));

    /// <summary>The wording as printed, line breaks out.</summary>
    /// <param name="offsets">Takes where each span begins in the result.</param>
    public string Join(IReadOnlyList<TextSpan> spans, int[]? offsets = null)
    {
        if (spans.Count == 1) { return Text.Substring(spans[0].Start, spans[0].Length); }
        var joined = new StringBuilder();
        for (var i = 0; i < spans.Count; i++)
        {
            var span = spans[i];
            // Cells of a row stay apart; a broken line closes up unless it parts two Latin words.
            var isNewWord = joined.Length > 0 && span.Length > 0 && (IsCellBreak(spans[i - 1], span) || char.IsAsciiLetterOrDigit(joined[^1]) && char.IsAsciiLetter(Text[span.Start]));
            if (isNewWord) { joined.Append(' '); }
            if (offsets is not null) { offsets[i] = joined.Length; }
            joined.Append(Text, span.Start, span.Length);
        }
        return joined.ToString();
    }

    private bool IsCellBreak(TextSpan before, TextSpan after) => before.End < after.Start && Text.AsSpan(before.End, after.Start - before.End).IndexOf('\n') < 0 && Text[before.End] is '\t' or ' ' or '\u3000';
}
