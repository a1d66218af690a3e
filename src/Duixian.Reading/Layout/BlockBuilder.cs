namespace Duixian.Reading.Layout;

/// <summary>Joins the lines that a column, a page or a web editor broke, and starts a block at every enumerator, bullet and paragraph.</summary>
internal sealed class BlockBuilder
{
    private const int LongestHeading = 26;
    private const int QuoteLookBack = 80;

    private readonly Sheet _sheet;
    private readonly LayoutFacts _facts;
    private readonly List<Block> _blocks = [];
    private readonly Dictionary<(MarkStyle, char), int> _lastNumbers = [];

    private BlockBuilder(Sheet sheet, LayoutFacts facts) => (_sheet, _facts) = (sheet, facts);

    public static List<Block> Build(List<Line> lines, Sheet sheet, LayoutFacts facts)
    {
        var builder = new BlockBuilder(sheet, facts);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.Kind == LineKind.LeadLabel) { builder.TakeLead(line); }
            else if (line.Kind == LineKind.Text) { builder.TakeText(line, lines, i); }
        }
        return builder._blocks;
    }

    private void TakeLead(Line line)
    {
        if (_blocks.Count == 0) { return; }
        var text = _sheet.Folded.AsSpan(line.Start, line.Length);
        var value = text.IndexOfAny(':', ' ') + 1;
        _blocks[^1].Lead ??= _sheet.Text.Substring(line.Start + value, line.Length - value).Trim(' ', ')', '）', '。');
    }

    private void TakeText(Line line, List<Line> lines, int index)
    {
        var mark = Settle(line, lines, index);
        var start = mark.Style == MarkStyle.None ? SkipStray(line) : mark.Content;
        if (mark.Style == MarkStyle.None && line.Mark.Style == MarkStyle.Bare && line.Mark.Content >= line.End) { return; }
        var current = _blocks.Count == 0 ? null : _blocks[^1];
        if (mark.Style == MarkStyle.None && current is not null && current.Mark.IsNumbered && current.Spans.Count > 0 && IsAside(current, line)) { return; }
        if (mark.Style == MarkStyle.None && current is not null && Joins(current, line, start, lines, index))
        {
            current.Mended |= current.Spans.Count > 0 && !_sheet.IsTerminated(current);
            current.Add(start, line.End);
            return;
        }
        var block = new Block(mark, line.Start);
        block.Add(start, line.End);
        if (mark.IsNumbered) { _lastNumbers[(mark.Style, mark.Letter)] = mark.Number; }
        _blocks.Add(block);
    }

    /// <summary>Keeps a mark only where its neighbours agree that it is one.</summary>
    private Mark Settle(Line line, List<Line> lines, int index)
    {
        var mark = line.Mark;
        if (mark.Style == MarkStyle.Bullet && mark.Letter == '-' && _facts.DashBreaks) { return default; }
        if (mark.Style == MarkStyle.Bare) { return (mark.Content >= line.End ? _facts.BareIsItem : _facts.BareBlankIsItem) ? mark : default; }
        if (!mark.Doubtful) { return mark; }
        var last = _lastNumbers.GetValueOrDefault((mark.Style, mark.Letter));
        if (mark.Number == last + 1 && last > 0) { return mark; }
        return mark.Number == 1 && last != 1 && lines.Skip(index + 1).Take(20).Any(next => next.Mark.Style == mark.Style && next.Mark.Number == 2) ? mark : default;
    }

    /// <summary>In a table flattened to one cell a line, offices and progress stand behind the wording.</summary>
    private bool IsAside(Block current, Line line)
    {
        var text = _sheet.Folded.AsSpan(line.Start, line.Length);
        var finished = _sheet.IsTerminated(current) || Endings.LooksComplete(_sheet.FoldedAt(current.Spans[^1]), _sheet.Words) || current.Lead is not null || _facts.BareIsItem;
        if (!finished) { return false; }
        if (Offices.IsList(text, _sheet.Words))
        {
            current.Lead ??= _sheet.Text.Substring(line.Start, line.Length);
            return true;
        }
        return _facts.BareIsItem && (current.Lead is not null || Segments.Tables.IsProgress(text, _sheet.Words));
    }

    private static int SkipStray(Line line) =>
        line.Mark.Style == MarkStyle.Bullet ? line.Mark.Content : line.Start;

    private bool Joins(Block current, Line line, int start, List<Line> lines, int index)
    {
        var first = _sheet.Folded[start];
        var last = _sheet.LastLetter(current);
        if (last == '\0') { return true; }
        if (first is ',' or '。' or '、' or ';' or ':' or ')' or '”' or '》' or '%') { return true; }
        if (_sheet.IsTerminated(current)) { return false; }
        if (last is ',' or '、' or '(' or '“' or '《' || HasOpenBracket(current)) { return true; }
        if (char.IsAsciiDigit(last) && _sheet.Words.Units.Match(_sheet.Folded.AsSpan(start, line.End - start), 0) > 0) { return true; }
        if (IsHeading(line, start, lines, index)) { return false; }
        if (current.Mark.Style != MarkStyle.None) { return JoinsItem(current, line, start, lines, index); }
        if (_facts.LineList && !IsFull(current)) { return false; }
        return IsFull(current) || current.Lines == 1 && IsLongParagraph(current);
    }

    private bool JoinsItem(Block current, Line line, int start, List<Line> lines, int index)
    {
        if (Headings.NamesPart(_sheet.FoldedAt(current.Spans[^1]), _sheet.Words)) { return false; }
        // After the last item of a list whose items never run over, a long paragraph is the article going on.
        var complete = Endings.LooksComplete(_sheet.FoldedAt(current.Spans[^1]), _sheet.Words);
        var isLast = !lines.Skip(index + 1).Take(12).Any(next => next.Mark.Style == current.Mark.Style && next.Mark.Style != MarkStyle.None);
        if (complete && isLast && _sheet.Folded.AsSpan(start, line.End - start).IndexOfAny('。', ',') >= 0) { return false; }
        return !(complete && isLast && line.End - start > 40);
    }

    private bool IsFull(Block block) =>
        _facts.ColumnWidth > 0 && LayoutFacts.Width(_sheet, block.Spans[^1].Start, block.Spans[^1].End) >= _facts.ColumnWidth - 2;

    /// <summary>A paragraph broken over two columns: a sentence already ended in it, or it is too long for a heading.</summary>
    private bool IsLongParagraph(Block block)
    {
        var text = _sheet.FoldedAt(block.Spans[^1]);
        return text.Contains('。') || block.LastLine > LongestHeading && text.IndexOfAny(",;:") >= 0 && !text.Contains(' ') || block.LastLine > 50;
    }

    private bool HasOpenBracket(Block block)
    {
        var text = _sheet.FoldedAt(block.Spans[^1]);
        if (text.Length > QuoteLookBack) { text = text[^QuoteLookBack..]; }
        var open = text.LastIndexOfAny("(“《");
        return open >= 0 && text[(open + 1)..].IndexOfAny(")”》") < 0 && text.Length - open < 30;
    }

    /// <summary>A short line without a full stop that stands before an enumerator and names a field of work.</summary>
    private bool IsHeading(Line line, int start, List<Line> lines, int index)
    {
        var length = line.End - start;
        if (length > LongestHeading || LineScanner.EndsSentence(_sheet.Folded[line.End - 1])) { return false; }
        var text = _sheet.Folded.AsSpan(start, length);
        return (text.EndsWith("方面") || text.EndsWith("领域") || text.EndsWith("篇") || text.EndsWith("类") || text.EndsWith("行动")) &&
            index + 1 < lines.Count && lines[index + 1].Mark.Style != MarkStyle.None;
    }
}
