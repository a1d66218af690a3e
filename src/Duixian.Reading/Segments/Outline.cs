using System.Globalization;
using Duixian.Domain.Plans;
using Duixian.Reading.Layout;

namespace Duixian.Reading.Segments;

/// <summary>Tells items, headings and prose apart among the blocks of a document without tables.</summary>
internal sealed class Outline
{
    private const int LongestHeading = 32;
    private const int LongestListLine = 90;

    private readonly Sheet _sheet;
    private readonly List<Block> _blocks;
    private readonly List<Passage> _passages = [];
    private readonly Dictionary<int, string> _groups = [];
    private readonly List<Mark> _levels = [];
    private string? _group;
    private bool _isPast;
    private bool _introduced;
    private int _list;

    private readonly int _marked;

    private Outline(Sheet sheet, List<Block> blocks)
    {
        (_sheet, _blocks) = (sheet, blocks);
        _marked = blocks.Count(block => block.Mark.Style != MarkStyle.None);
    }

    public static List<Passage> Of(Sheet sheet, List<Block> blocks)
    {
        var outline = new Outline(sheet, blocks);
        for (var i = 0; i < blocks.Count; i++) { outline.Take(i); }
        return outline._passages;
    }

    private void Take(int index)
    {
        var block = _blocks[index];
        if (block.Spans.Count == 0) { return; }
        if (block.Mark.Style != MarkStyle.None) { TakeMarked(index, block); }
        else { TakePlain(index, block); }
    }

    private void TakeMarked(int index, Block block)
    {
        var depth = Descend(block.Mark);
        var next = NextMarked(index);
        var hasChildren = next is not null && !_levels.Take(depth + 1).Any(level => level.SameLevel(next.Mark)) && !IsWordyBreak(index);
        if (hasChildren && IsHeadingText(block) || next is not null && Headings.NamesPart(_sheet.FoldedAt(block.Spans[^1]), _sheet.Words))
        {
            SetGroup(_sheet.Join(block.Spans));
            _passages.Add(new Passage(PassageRole.Heading, "", _group, block.Spans, _isPast));
            return;
        }
        foreach (var part in InlineItems.Split(_sheet, block.Mark, block.Spans))
        {
            if (part.Mark.Style == MarkStyle.None) { AddProse(part.Spans, block); }
            else { AddItem(part.Mark, part.Spans, block); }
        }
    }

    private int Descend(Mark mark)
    {
        var depth = _levels.FindIndex(level => level.SameLevel(mark));
        if (depth >= 0)
        {
            if (mark.IsNumbered && mark.Number <= _levels[depth].Number) { _list++; }
            _levels.RemoveRange(depth + 1, _levels.Count - depth - 1);
            _levels[depth] = mark;
            return depth;
        }
        _levels.Add(mark);
        if (mark.IsNumbered) { _list++; }
        return _levels.Count - 1;
    }

    private Block? NextMarked(int index)
    {
        for (var i = index + 1; i < _blocks.Count && i <= index + 2; i++)
        {
            if (_blocks[i].Mark.Style != MarkStyle.None) { return _blocks[i]; }
        }
        return null;
    }

    private bool IsWordyBreak(int index) => index + 1 < _blocks.Count && _blocks[index + 1].Mark.Style == MarkStyle.None && _blocks[index + 1].Length > 60;

    private bool IsHeadingText(Block block)
    {
        var last = _sheet.LastLetter(block);
        if (last == ':') { return true; }
        if (block.Length > LongestHeading) { return false; }
        var text = _sheet.FoldedAt(block.Spans[^1]);
        return !Endings.LooksComplete(text.TrimEnd("。;,"), _sheet.Words) && (!_sheet.IsTerminated(block) || block.Length <= 14);
    }

    private void TakePlain(int index, Block block)
    {
        if (IsBodyOfItem(index, block))
        {
            var item = _passages[^1];
            _passages[^1] = item with { Spans = [.. item.Spans, .. block.Spans] };
            return;
        }
        if (IsHeading(index, block))
        {
            SetGroup(_sheet.Join(block.Spans));
            _passages.Add(new Passage(PassageRole.Heading, "", _group, block.Spans, _isPast));
            _introduced = _sheet.LastLetter(block) == ':';
            return;
        }
        if (block.Length > 60 && !HasMarkedAhead(index)) { _levels.Clear(); }
        if (IsListLine(index, block)) { AddItem(default, block.Spans, block); }
        else { TakeParagraph(block); }
    }

    private void TakeParagraph(Block block)
    {
        var parts = InlineItems.Split(_sheet, default, block.Spans);
        foreach (var part in parts)
        {
            if (part.Mark.Style == MarkStyle.None) { AddProse(part.Spans, block); }
            else
            {
                Descend(part.Mark);
                AddItem(part.Mark, part.Spans, block);
            }
        }
        _introduced = _sheet.LastLetter(block) == ':';
    }

    /// <summary>A paragraph that goes on an item: it follows the item's title or text, and the list goes on behind it.</summary>
    private bool IsBodyOfItem(int index, Block block)
    {
        if (index == 0 || _passages.Count == 0 || _passages[^1].Role != PassageRole.Item || _passages[^1].Number.Length == 0) { return false; }
        var before = _blocks[index - 1];
        if (before.Mark.Style == MarkStyle.None || before.Mark.Style == MarkStyle.Bullet || !before.Mark.IsNumbered) { return false; }
        var next = index + 1 < _blocks.Count ? _blocks[index + 1] : null;
        if (next is null || next.Mark.Style != before.Mark.Style || next.Mark.Number != before.Mark.Number + 1) { return !_sheet.IsTerminated(before) && _sheet.IsTerminated(block) && BodiesAreUsual(before); }
        return _sheet.IsTerminated(block) || block.Length > LongestHeading;
    }

    /// <summary>The last item of a list has a body when the items before it had one.</summary>
    private bool BodiesAreUsual(Block last)
    {
        var (bodies, items) = (0, 0);
        for (var i = 0; i + 1 < _blocks.Count; i++)
        {
            if (!_blocks[i].Mark.SameLevel(last.Mark) || ReferenceEquals(_blocks[i], last)) { continue; }
            items++;
            if (_blocks[i + 1].Mark.Style == MarkStyle.None) { bodies++; }
        }
        return items > 0 && bodies * 2 > items;
    }

    private bool IsHeading(int index, Block block)
    {
        if (block.Length > LongestHeading || block.Lines > 2) { return _sheet.LastLetter(block) == ':' && index + 1 < _blocks.Count && block.Length < 80 && !HasInlineList(block); }
        var last = _sheet.LastLetter(block);
        if (last == ':') { return index + 1 < _blocks.Count; }
        if (_sheet.IsTerminated(block) || last is ',' or '、' || index + 1 >= _blocks.Count) { return false; }
        if (_blocks[index + 1].Mark.Style != MarkStyle.None) { return true; }
        return !IsListLine(index, block);
    }

    private bool HasInlineList(Block block) => InlineItems.Split(_sheet, default, block.Spans).Count > 1;

    /// <summary>An unmarked line that is an item of its own because its neighbours are.</summary>
    private bool IsListLine(int index, Block block)
    {
        if (_marked >= 3 || !IsListLike(block)) { return false; }
        var (from, to) = (index, index);
        while (from > 0 && index - from < 6 && IsListLike(_blocks[from - 1])) { from--; }
        while (to + 1 < _blocks.Count && to - index < 6 && IsListLike(_blocks[to + 1])) { to++; }
        if (to - from + 1 < 3) { return false; }
        var measured = 0;
        // A story has paragraphs of very different length with figures here and there; a list is even.
        if (from > 0 && _blocks[from - 1].Length > LongestListLine && _sheet.IsTerminated(_blocks[from - 1])) { return false; }
        for (var i = from; i <= to; i++) { measured += HasDigit(_blocks[i]) ? 1 : 0; }
        return measured * 2 >= to - from + 1;
    }

    private bool IsListLike(Block block)
    {
        if (block.Mark.Style != MarkStyle.None || block.Spans.Count == 0 || block.Length is < 5 or > LongestListLine) { return false; }
        var last = _sheet.LastLetter(block);
        if (last is ':' or ',' || _sheet.FirstLetter(block) == '“' && block.Length > 40 || _sheet.Contains(block, _sheet.Words.Idle) || _sheet.Contains(block, _sheet.Words.LeadIns) || _sheet.Contains(block, _sheet.Words.Past)) { return false; }
        var stops = 0;
        foreach (var span in block.Spans) { stops += _sheet.FoldedAt(span).Count('。'); }
        return stops <= 2 && (last is ';' or '。' || Endings.LooksComplete(_sheet.FoldedAt(block.Spans[^1]), _sheet.Words) || block.Length <= 50);
    }

    private bool HasDigit(Block block)
    {
        foreach (var span in block.Spans)
        {
            if (_sheet.FoldedAt(span).IndexOfAnyInRange('0', '9') >= 0 || Endings.LooksComplete(_sheet.FoldedAt(span).TrimEnd("。;"), _sheet.Words)) { return true; }
        }
        return false;
    }

    private bool HasMarkedAhead(int index)
    {
        for (var i = index + 1; i < _blocks.Count && i <= index + 3; i++)
        {
            if (_levels.Exists(level => level.SameLevel(_blocks[i].Mark)) && _blocks[i].Mark.Number > 1) { return true; }
        }
        return false;
    }

    private void SetGroup(string text)
    {
        _group = text.Trim(' ', ':', '：');
        var folded = _sheet.Words.Folding.Fold(text);
        // A title such as 民生实事完成情况 heads a table of promises with their progress; only a later heading opens a part that looks back.
        if (_passages.Count > 0 && _sheet.Words.PastGroups.IsIn(folded)) { _isPast = true; }
        else if (_isPast && _sheet.Words.PlanGroups.IsIn(folded)) { _isPast = false; }
    }

    private void AddItem(Mark mark, IReadOnlyList<TextSpan> spans, Block block)
    {
        var number = mark.IsNumbered ? mark.Number.ToString(CultureInfo.InvariantCulture) : "";
        _passages.Add(new Passage(PassageRole.Item, number, _group, spans, _isPast) { Lead = block.Lead, Mended = block.Mended, List = _list });
        _introduced = false;
    }

    private void AddProse(IReadOnlyList<TextSpan> spans, Block block) =>
        _passages.Add(new Passage(PassageRole.Prose, "", _group, spans, _isPast) { Mended = block.Mended, IsIntroduced = _introduced });
}
