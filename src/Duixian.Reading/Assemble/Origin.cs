using System.Globalization;
using Duixian.Reading.Extract;
using Duixian.Reading.Layout;

namespace Duixian.Reading.Assemble;

/// <summary>What the document says about itself: title, year, place.</summary>
internal sealed record Origin(string? Title, int? Year, bool YearIsGuessed, DraftPlace? Place)
{
    private const int FirstYear = 1949;
    private const int LastYear = 2100;
    private const int HeadLength = 3_000;
    private const int LongestTitle = 60;

    public static Origin Of(ExtractedText document, Sheet sheet, List<Line> lines, int? given)
    {
        if (given is < FirstYear or > LastYear) { throw OutOfRange(given.Value); }
        var title = FindTitle(sheet, lines);
        var (year, guessed) = given is null ? FindYear(document, sheet, lines) : (given, false);
        return new Origin(title is { } line ? sheet.Text[line.Start..line.End].Trim() : null, year, guessed, FindPlace(sheet, lines, title, document.FileName));
    }

    private static UnreadableDocumentException OutOfRange(int year) => new(
        "reading.year-out-of-range",
        $"年份 {year.ToString(CultureInfo.InvariantCulture)} 不在 {FirstYear}–{LastYear} 之间，无法作为计划年度；请核对标题中的年份，或用 --year 指定正确的年度。");

    /// <summary>The first short line that speaks of a plan, else the first short line that is no item.</summary>
    private static Line? FindTitle(Sheet sheet, List<Line> lines)
    {
        Line? first = null;
        foreach (var line in lines.Take(40))
        {
            if (line.Kind != LineKind.Text || line.HasCells || line.Length > LongestTitle) { continue; }
            var text = sheet.Folded.AsSpan(line.Start, line.Length);
            if (text.StartsWith("序号", StringComparison.Ordinal)) { continue; }
            if (line.Mark.Style == MarkStyle.None && sheet.Words.LeadIns.IsIn(text) && text[^1] is not ('。' or ';' or ',')) { return line; }
            if (line.Mark.Style == MarkStyle.None && !LineScanner.EndsSentence(text[^1]) && text[^1] is not (':' or ',') && text.Length >= 4) { first ??= line; }
        }
        return first;
    }

    /// <summary>
    /// Every printed year speaks for itself; one in a heading or before 将, 计划, 民生实事 speaks louder. Provenance and file name whisper.
    /// </summary>
    private static (int? Year, bool Guessed) FindYear(ExtractedText document, Sheet sheet, List<Line> lines)
    {
        var votes = new SortedDictionary<int, int>();
        var odd = 0;
        foreach (var line in lines)
        {
            if (line.Start > HeadLength * 4) { break; }
            var isHead = line.Length <= LongestTitle && line.Kind == LineKind.Text;
            var text = sheet.Folded.AsSpan(line.Start, line.Length);
            for (var at = 0; (at = NextYear(text, at, out var year)) >= 0; at += 4)
            {
                if (year is < FirstYear or > LastYear)
                {
                    if (isHead && sheet.Words.LeadIns.IsIn(text)) { odd = year; }
                    continue;
                }
                var ahead = text[Math.Min(text.Length, at + 4)..Math.Min(text.Length, at + 34)];
                var weight = line.Kind == LineKind.Furniture ? 1 : 4;
                if (line.Kind == LineKind.Text && isHead && sheet.Words.LeadIns.IsIn(text)) { weight += 30; }
                else if (line.Kind == LineKind.Text && (ahead.Contains("将", StringComparison.Ordinal) || ahead.Contains("计划", StringComparison.Ordinal) || ahead.Contains("安排", StringComparison.Ordinal))) { weight += 10; }
                votes[year] = votes.GetValueOrDefault(year) + weight;
            }
        }
        if (votes.Count > 0) { return (votes.OrderByDescending(vote => vote.Value).ThenByDescending(vote => vote.Key).First().Key, false); }
        if (odd != 0) { throw OutOfRange(odd); }
        foreach (var line in lines)
        {
            if (line.Kind == LineKind.Furniture && AnyYear(sheet.Folded.AsSpan(line.Start, line.Length)) is var year and > 0) { return (year, true); }
        }
        return AnyYear(document.FileName) is var named and > 0 ? (named, true) : (null, false);
    }

    /// <summary>Place of the next four digits before 年, or -1.</summary>
    private static int NextYear(ReadOnlySpan<char> text, int from, out int year)
    {
        year = 0;
        for (var at = from; at + 4 < text.Length; at++)
        {
            var mark = text[at + 4] == ' ' && at + 5 < text.Length ? text[at + 5] : text[at + 4];
            if (mark != '年' && !(mark == '-' && at + 9 < text.Length && text[at + 9] == '年')) { continue; }
            if (at > 0 && char.IsAsciiDigit(text[at - 1]) || !int.TryParse(text.Slice(at, 4), NumberStyles.None, CultureInfo.InvariantCulture, out year)) { continue; }
            return at;
        }
        return -1;
    }

    private static int AnyYear(ReadOnlySpan<char> text)
    {
        for (var at = 0; at + 4 <= text.Length; at++)
        {
            var stands = (at == 0 || !char.IsAsciiDigit(text[at - 1])) && (at + 4 == text.Length || !char.IsAsciiDigit(text[at + 4]));
            if (stands && int.TryParse(text.Slice(at, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1990 and <= LastYear) { return year; }
        }
        return 0;
    }

    private static DraftPlace? FindPlace(Sheet sheet, List<Line> lines, Line? title, string fileName)
    {
        var words = sheet.Words;
        if (title is { } line && (PlaceIn(sheet, line.Start, line.End) ?? CountyIn(sheet, line.Start, line.End)) is { } titled) { return titled; }
        var opening = lines.Find(line => line.Kind == LineKind.Text);
        if (title is null && opening.Length > 0 && CountyIn(sheet, opening.Start, Math.Min(opening.End, opening.Start + 30)) is { } named) { return named; }
        var counts = new Dictionary<int, int>();
        ReadOnlySpan<char> head = sheet.Folded.AsSpan(0, Math.Min(sheet.Folded.Length, HeadLength));
        for (var at = 0; (at = words.Places.Find(head, at, out var length)) >= 0; at += length)
        {
            words.Places.Match(head, at, out var place);
            counts[place] = counts.GetValueOrDefault(place) + length;
        }
        if (counts.Count > 0)
        {
            var (name, code) = words.PlaceList[counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key).First().Key];
            return new DraftPlace(name, code);
        }
        var folded = words.Folding.Fold(fileName);
        var printed = words.Places.Find(folded, 0, out _);
        if (printed < 0) { return null; }
        words.Places.Match(folded, printed, out var index);
        return new DraftPlace(words.PlaceList[index].Name, words.PlaceList[index].Code);
    }

    private static DraftPlace? PlaceIn(Sheet sheet, int start, int end)
    {
        var text = sheet.Folded.AsSpan(start, end - start);
        DraftPlace? last = null;
        for (var at = 0; (at = sheet.Words.Places.Find(text, at, out var length)) >= 0; at += length)
        {
            sheet.Words.Places.Match(text, at, out var index);
            last = new DraftPlace(sheet.Words.PlaceList[index].Name, sheet.Words.PlaceList[index].Code);
        }
        return last;
    }

    /// <summary>A county the vocabulary does not list is still named: 2022年苍南县….</summary>
    private static DraftPlace? CountyIn(Sheet sheet, int start, int end)
    {
        var text = sheet.Folded.AsSpan(start, end - start);
        var close = text.IndexOfAny('县', '区', '市');
        if (close < 2) { return null; }
        var from = text[..close].LastIndexOf('年') + 1;
        var name = text[from..(close + 1)];
        return name.Length is >= 3 and <= 6 && name.IndexOfAnyInRange('0', '9') < 0 && name.IndexOfAny(Stops.NeverInPlace) < 0 ? new DraftPlace(sheet.Text.Substring(start + from, name.Length), null) : null;
    }
}
