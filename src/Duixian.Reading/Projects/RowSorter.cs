using System.Text.RegularExpressions;
using Duixian.Reading.Workbooks;

namespace Duixian.Reading.Projects;

/// <summary>What a line of a sheet is.</summary>
/// <param name="Reason">Null for a project.</param>
/// <param name="Label">What a group, a total or a withdrawn project is called.</param>
internal readonly record struct SortedLine(int Line, SkipReason? Reason, string Label = "");

/// <summary>Tells projects from everything else that stands in a ledger.</summary>
internal sealed partial class RowSorter(GridSheet sheet, TableHeader header, ProjectWords words, CountyText counties)
{
    private static readonly HashSet<ProjectField> Identities = [ProjectField.Code, ProjectField.Owner, ProjectField.OwnerUscc, ProjectField.County, ProjectField.Site, ProjectField.Scale, ProjectField.Stage, ProjectField.Contact, ProjectField.Lead, ProjectField.LeadOffice, ProjectField.StartActual, ProjectField.FinishPlanned, ProjectField.Permit, ProjectField.Industry, ProjectField.ImageProgress];

    private readonly int nameColumn = header.Of(ProjectField.Name)?.Number ?? 0;
    private readonly int sequenceColumn = header.Columns.FirstOrDefault(c => c.Meaning.Field == ProjectField.Sequence)?.Number ?? 0;
    private bool isOver;

    public IEnumerable<SortedLine> Sort()
    {
        for (var line = 1; line <= sheet.LastLine; line++)
        {
            if (line >= header.First && line <= header.Last) { continue; }
            yield return line < header.First ? Above(line) : Below(line);
        }
    }

    private SortedLine Above(int line)
    {
        var said = Said(line);
        if (said.Count == 0) { return new(line, SkipReason.Blank); }
        return new(line, said.Exists(c => IsFillText(c.Cell.Shown)) ? SkipReason.FillLine : SkipReason.Title, said[0].Cell.Shown);
    }

    private SortedLine Below(int line)
    {
        var said = Said(line);
        // Lines numbered beforehand, with nothing else in them, are blank forms.
        if (said.TrueForAll(c => header.At(c.Column) is { Meaning.Field: ProjectField.Sequence } && c.Cell.IsNumber)) { return new(line, SkipReason.Blank); }
        var first = words.Squeeze(said[0].Cell.Shown);
        if (IsColumnNumbers(said)) { return new(line, SkipReason.ColumnNumbers); }
        if (IsHeaderAgain(said))
        {
            isOver = false;   // a new page
            return new(line, SkipReason.RepeatedHeader);
        }
        if (OfTheTop(said) is { } top) { return new(line, top); }
        // The first cell may be a label that stands in the column of counties.
        var isIdentified = said.Skip(1).Any(c => header.At(c.Column) is { } column && Identities.Contains(column.Meaning.Field) && c.Cell.Kind == GridKind.Text);
        if (TotalOf(said, isIdentified) is { } total) { return new(line, total, first); }
        if (IsNote(said, first)) { isOver = true; return new(line, SkipReason.Note); }
        if (!HasName(line) && IsSignature(said)) { isOver = true; return new(line, SkipReason.Signature); }
        var name = nameColumn > 0 ? sheet.Shared(line, nameColumn) : default;
        if (name.IsBlank && IsWholeCity(said)) { return new(line, SkipReason.Total, first); }
        if (GroupOf(line, said, first, isIdentified) is { } group) { return new(line, SkipReason.Group, group); }
        if (IsStruck(line, said)) { return new(line, SkipReason.Withdrawn, NameOf(name)); }
        if (nameColumn > 0 && sheet.AreaOf(line, nameColumn) is { } area && area.Top < line && !name.IsBlank) { return new(line, SkipReason.Continuation, NameOf(name)); }
        if (name.IsBlank && (isOver || !isIdentified || said.Count < 2)) { return new(line, SkipReason.Note); }
        if (said.Count == 1 && (isOver || said[0].Column != nameColumn || first.Length > 60)) { return new(line, SkipReason.Note); }
        return new(line, SaysWithdrawn(line) ? SkipReason.Withdrawn : null, NameOf(name));
    }

    /// <summary>A signature may stand in any column, but has a colon; the name of a project has none.</summary>
    private bool HasName(int line) => nameColumn > 0 && sheet[line, nameColumn] is { IsBlank: false } name && !words.Squeeze(name.Shown).Contains(':', StringComparison.Ordinal);

    private static string NameOf(GridCell name) => CellText.OneLine(name.Shown);

    /// <summary>The cells of a line that say something; of a merged area only its first.</summary>
    private List<(int Column, GridCell Cell)> Said(int line)
    {
        var said = new List<(int, GridCell)>();
        if (sheet.Row(line) is not { } row) { return said; }
        for (var column = 1; column <= row.Width; column++)
        {
            var cell = row[column];
            if (!cell.IsBlank && !IsEmptyFormula(cell)) { said.Add((column, cell)); }
        }
        return said;
    }

    /// <summary>A formula copied down over empty lines shows 0 there.</summary>
    private static bool IsEmptyFormula(GridCell cell) => cell.IsFormula && (cell is { Kind: GridKind.Number, Number: 0 } || cell.Kind == GridKind.Error);

    /// <summary>甲 乙 1 2 3, or A B C, or (1) (2): numbers of the columns.</summary>
    private bool IsColumnNumbers(List<(int Column, GridCell Cell)> said)
    {
        if (said.Count < 3 || said.Count < header.Columns.Count / 3) { return false; }
        var (last, rising) = (0, 0);
        foreach (var (_, cell) in said)
        {
            var text = words.Squeeze(cell.Shown).Trim('(', ')', '<', '>', '栏', '第');
            if (text is "甲" or "乙" or "丙" or "丁" or "戊" or "次" or "号") { rising++; continue; }
            text = Formula().Match(text) is { Success: true } formula ? formula.Groups[1].Value : text;
            var number = int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var digits) ? digits : text is [>= '①' and <= '⑳'] ? text[0] - '①' + 1 : text.Length == 1 && char.IsAsciiLetterUpper(text[0]) ? text[0] - 'A' + 1 : 0;
            if (number <= 0 || number > last + 5) { return false; }
            if (number > last) { rising++; }
            last = number;
        }
        return rising >= said.Count * 0.9;
    }

    private bool IsHeaderAgain(List<(int Column, GridCell Cell)> said)
    {
        var same = said.Count(c => c.Cell.Kind == GridKind.Text && header.At(c.Column) is { } column && column.Path.Any(p => words.Squeeze(p) == words.Squeeze(c.Cell.Shown)));
        return same >= 1 && same * 10 >= said.Count * 6 && (said.Count > 1 || same == said.Count);
    }

    /// <summary>A title or fill line printed again on each page; 续表 above a page that goes on.</summary>
    private SkipReason? OfTheTop(List<(int Column, GridCell Cell)> said)
    {
        if (said.Count > 4) { return null; }
        var first = words.Squeeze(said[0].Cell.Shown);
        if (said.Count == 1 && Continued().IsMatch(first)) { return SkipReason.Title; }
        for (var line = 1; line < header.First && first.Length > 4; line++)
        {
            if (Said(line) is [var above, ..] && words.Squeeze(above.Cell.Shown) == first) { return Above(line).Reason; }
        }
        return null;
    }

    private SkipReason? TotalOf(List<(int Column, GridCell Cell)> said, bool isIdentified)
    {
        foreach (var (column, cell) in said.Where(c => c.Cell.Kind == GridKind.Text).Take(3))
        {
            var text = Counted().Replace(words.Squeeze(cell.Shown).Trim(':', '*'), "");
            if (text.Length > 14 || (isIdentified && column == nameColumn && text.Length > 4)) { continue; }
            if (text.StartsWith("其中", StringComparison.Ordinal) && !isIdentified) { return SkipReason.Subtotal; }
            if (words.Subtotals.Any(s => text.EndsWith(s, StringComparison.Ordinal))) { return SkipReason.Subtotal; }
            var total = words.Totals.FirstOrDefault(t => text.EndsWith(t, StringComparison.Ordinal) || text.StartsWith(t, StringComparison.Ordinal));
            if (total is null || (isIdentified && text.Length > total.Length + 4)) { continue; }
            var rest = text.Replace(total, "", StringComparison.Ordinal).Trim('(', ')', ':');
            return rest.Length == 0 || rest is "全市" or "全县" or "全区" or "总" or "以上" or "本表" or "本页" or "项目" or "全部" or "市" || text.StartsWith(total, StringComparison.Ordinal) ? SkipReason.Total : SkipReason.Subtotal;
        }
        return null;
    }

    /// <summary>聊城市 | | 500: the sum over a city, under the name of the city.</summary>
    private bool IsWholeCity(List<(int Column, GridCell Cell)> said)
    {
        var texts = said.Where(c => c.Cell.Kind == GridKind.Text).ToList();
        return texts.Count == 1 && said.Count > 1 && words.Squeeze(texts[0].Cell.Shown) is var text && words.Places.Any(p => p.Name == text && p.Code.EndsWith("00", StringComparison.Ordinal));
    }

    private bool IsNote(List<(int Column, GridCell Cell)> said, string first)
    {
        if (said.Count > 2) { return false; }
        if (words.Notes.Any(n => NoteMark(first, n))) { return true; }
        return isOver && said.Count == 1 && NoteNumber().IsMatch(first);
    }

    private static bool NoteMark(string text, string word) =>
        text.StartsWith(word, StringComparison.Ordinal) && (text.Length == word.Length || text[word.Length] is ':' or ' ' or '1' or '.' or '、' or '一' or '①' or ',');

    private bool IsSignature(List<(int Column, GridCell Cell)> said)
    {
        var text = string.Concat(said.Select(c => words.Squeeze(c.Cell.Shown)));
        var marks = words.Signatures.Count(s => text.Contains(s + ":", StringComparison.Ordinal) || text.Contains(s + "(", StringComparison.Ordinal));
        return marks >= 2 || (marks == 1 && said.Count <= 2) || (said.Count <= 2 && (text.StartsWith("填报单位", StringComparison.Ordinal) || text.StartsWith("填报日期", StringComparison.Ordinal) || DateAlone().IsMatch(text)));
    }

    /// <summary>A heading inside the table: 一、产业类项目(12个), 高唐县, (二)续建项目; it may carry sums.</summary>
    private string? GroupOf(int line, List<(int Column, GridCell Cell)> said, string first, bool isIdentified)
    {
        var texts = said.Where(c => c.Cell.Kind == GridKind.Text).ToList();
        var isWide = sheet.AreaOf(line, said[0].Column) is { Width: > 2 };
        var enumerated = Enumerated().Match(first) is { Success: true } mark && (mark.Length < first.Length || texts.Count > 1);
        if (texts.Count == 1 && texts[0].Column == said[0].Column)
        {
            var isAlone = said.Count == 1;
            if (enumerated || (first.Length <= 30 && Counted().IsMatch(first) && !isIdentified && Kind(first)) || (counties.Exactly(Counted().Replace(first, "")) is not null && said.TrueForAll(c => c.Cell.Kind == GridKind.Number || c.Column == said[0].Column) && (isAlone || said[0].Column != header.Of(ProjectField.County)?.Number || sequenceColumn == 0 || sheet[line, sequenceColumn].IsBlank))) { return first; }
            if (isAlone && isWide && first.Length <= 40) { return first; }
            if (isAlone && said[0].Column != nameColumn && first.Length <= 20 && Kind(first)) { return first; }
            return null;
        }
        // 一 | 产业类项目 | | 1200: the number in the column of numbers, the heading in that of names.
        if (texts.Count == 2 && texts[0].Column < texts[1].Column && OrdinalAlone().IsMatch(words.Squeeze(texts[0].Cell.Shown)) && said.TrueForAll(c => c.Cell.Kind != GridKind.Text || c.Column <= Math.Max(nameColumn, texts[1].Column)) && texts[1].Column <= Math.Max(nameColumn, sequenceColumn + 2)) { return $"{first.Trim('、', '.')}{(first[^1] == ')' ? "" : "、")}{words.Squeeze(texts[1].Cell.Shown)}"; }
        return enumerated && isWide && !isIdentified ? first : null;
    }

    private bool Kind(string text) =>
        text.Contains('类', StringComparison.Ordinal) || text.Contains("项目", StringComparison.Ordinal) || words.Categories.Any(c => text.Contains(c.Word, StringComparison.Ordinal)) || words.Stages.Any(s => text.StartsWith(s.Word, StringComparison.Ordinal)) || counties.Exactly(Counted().Replace(text, "")) is not null;

    private bool IsStruck(int line, List<(int Column, GridCell Cell)> said)
    {
        var struck = said.Count(c => c.Cell.IsStruck);
        return struck > 0 && (struck * 10 >= said.Count * 8 || (nameColumn > 0 && sheet[line, nameColumn].IsStruck));
    }

    /// <summary>A remark or a stage that says in one word that the project is no longer on the list.</summary>
    private bool SaysWithdrawn(int line)
    {
        foreach (var column in header.Columns.Where(c => c.Meaning.Field is ProjectField.Remark or ProjectField.Stage or ProjectField.Tier or ProjectField.ImageProgress))
        {
            if (words.Withdrawn.Contains(words.Squeeze(sheet.Shared(line, column.Number).Shown).Trim('。', '(', ')'))) { return true; }
        }
        return sheet.Shared(line, nameColumn).Shown is { Length: > 0 } name && words.Squeeze(name) is [.., ')'] squeezed && squeezed.LastIndexOf('(') is > 0 and var open && words.Withdrawn.Contains(squeezed[(open + 1)..^1]);
    }

    private bool IsFillText(string text)
    {
        var squeezed = words.Squeeze(text);
        // A title may end in (单位:万元) and is one all the same.
        if (Aside().Replace(squeezed, "") is { Length: > 1 } title && !words.FillWords.Contains(title, StringComparer.Ordinal)) { squeezed = title; }
        return words.FillWords.Any(w => squeezed.Contains(w + ":", StringComparison.Ordinal) || squeezed.Contains(w + "(盖章)", StringComparison.Ordinal)) || UnitLine().IsMatch(squeezed);
    }

    [GeneratedRegex(@"\((?:共)?[0-9]+(?:个|项|家)?(?:项目)?\)|(?:共)?[0-9]+(?:个|项)(?:项目)?$|:?[0-9]+$", RegexOptions.None, Patterns.Timeout)]
    internal static partial Regex Counted();

    [GeneratedRegex(@"^(?:[一二三四五六七八九十]{1,3}[、.,:]|[(][一二三四五六七八九十]{1,3}[)][、.]?|第[一二三四五六七八九十]{1,2}(?:部分|类|批)[、:]?)", RegexOptions.None, Patterns.Timeout)]
    internal static partial Regex Enumerated();

    [GeneratedRegex(@"^\(?(?:续表[0-9]*|接上页|接上表|转下页|第[0-9]+页(?:,?共[0-9]+页)?)\)?$", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex Continued();

    /// <summary>Brackets at the end: (12个,总投资25.6亿元).</summary>
    [GeneratedRegex(@"\([^()]*\)$", RegexOptions.None, Patterns.Timeout)]
    internal static partial Regex Aside();

    [GeneratedRegex(@"^[(]?[一二三四五六七八九十]{1,3}[)]?[、.]?$|^[A-Z]$|^[ⅠⅡⅢⅣⅤ]$", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex OrdinalAlone();

    [GeneratedRegex(@"^(?<first>[0-9]+)\)?=.*$", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex Formula();

    [GeneratedRegex(@"^(?:[0-9]{1,2}[.、]|[(][0-9]{1,2}[)]|[①-⑩])", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex NoteNumber();

    [GeneratedRegex(@"^(?:20)?[0-9][0-9]年[0-9]{1,2}月[0-9]{1,2}日$", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex DateAlone();

    [GeneratedRegex(@"^\(?(?:计量|金额|货币)?单位[:为]?[^:]*(?:元|亩|公顷|%)", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex UnitLine();
}
