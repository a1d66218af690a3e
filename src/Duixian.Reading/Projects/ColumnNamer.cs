using Duixian.Domain.Projects;
using Duixian.Reading.Workbooks;

namespace Duixian.Reading.Projects;

/// <summary>Says what columns mean, by the words of their header and of the cells above it.</summary>
internal sealed class ColumnNamer(ProjectWords words)
{
    // Below the name of a permit these say which part of it a column gives.
    private static readonly string[] NumberWords = ["文号", "证号", "编号", "批复文号", "批文号", "文件号", "许可证号", "批准文号", "备案号"];
    private static readonly string[] DateWords = ["日期", "时间", "取得时间", "办理时间", "办结时间", "批复时间", "发证日期", "完成时间", "取得日期", "批复日期", "办理日期"];
    private static readonly string[] StateWords = ["状态", "情况", "办理情况", "办理状态", "是否办理", "是否办结", "是否完成", "是否取得", "完成情况", "办理进度", "进展", "进展情况", "办结情况", "有无"];

    private static readonly string[] ExpectedWords = ["预计", "计划", "拟办", "拟取得"];

    /// <summary>Fields of which a second column is only another wording; what may stand in several columns is not among them.</summary>
    private static readonly HashSet<ProjectField> MayRepeat = [ProjectField.Contact, ProjectField.Other, ProjectField.Sequence, ProjectField.Remark, ProjectField.Permit];

    public ColumnMeaning? MeaningOf(string header) => header.Length == 0 ? null : MeaningOf(HeaderText.Of(header, words.Folding), "");

    /// <summary>What a cell of the header means below those above it.</summary>
    public ColumnMeaning? MeaningOf(GridSheet sheet, int first, int line, int column) => MeaningOf(PathOf(sheet, first, line, column));

    public List<TableColumn> Name(GridSheet sheet, int first, int last)
    {
        var columns = new List<TableColumn>();
        for (var number = 1; number <= sheet.LastColumn; number++)
        {
            var path = PathOf(sheet, first, last, number);
            if (path.Count == 0) { continue; }
            var meaning = MeaningOf(path) ?? new(ProjectField.Other);
            var unit = path.Select(p => HeaderText.Of(p, words.Folding).Unit).LastOrDefault(u => u is not null);
            columns.Add(new(number, meaning, path, unit));
        }
        KeepFirst(columns);
        StandIn(columns, ProjectField.LeadOffice, ProjectField.DutyOffice, ProjectField.IndustryOffice);
        return columns;
    }

    private ColumnMeaning? MeaningOf(List<string> path)
    {
        if (path.Count == 0) { return null; }
        var texts = path.Select(p => HeaderText.Of(p, words.Folding)).ToList();
        var above = string.Join('|', texts.Take(texts.Count - 1).Select(t => t.Text));
        var leaf = texts[^1];
        // When a permit is expected is not when it was granted.
        if (ExpectedWords.Any(w => leaf.Text.Contains(w, StringComparison.Ordinal)) && MeaningOf(leaf, "") is not { Field: not ProjectField.Permit } && (MeaningOf(leaf, "") is not null || (texts.Count > 1 && MeaningOf(texts[^2], "") is { Field: ProjectField.Permit }))) { return new(ProjectField.Other); }
        if (texts.Count > 1 && PartOf(leaf.Text) is { } part && MeaningOf(texts[^2], "") is { Field: ProjectField.Permit } permit) { return permit with { Part = part }; }
        return MeaningOf(leaf, above) ?? (texts.Count > 1 ? MeaningOf(HeaderText.Of(string.Concat(path), words.Folding), "") : null);
    }

    private ColumnMeaning? MeaningOf(HeaderText header, string above)
    {
        if (header.Text.Length == 0) { return null; }
        foreach (var rule in words.Columns)
        {
            if (!rule.Fits(header, above)) { continue; }
            if (rule.Meaning.Field != ProjectField.Permit) { return rule.Meaning; }
            var part = NumberWords.Any(w => header.Text.EndsWith(w, StringComparison.Ordinal)) ? PermitPart.DocNo
                : DateWords.Any(w => header.Text.EndsWith(w, StringComparison.Ordinal)) ? PermitPart.Date : PermitPart.Whole;
            return rule.Meaning with { Part = part };
        }
        return null;
    }

    private static PermitPart? PartOf(string leaf) =>
        NumberWords.Contains(leaf, StringComparer.Ordinal) ? PermitPart.DocNo
        : DateWords.Contains(leaf, StringComparer.Ordinal) ? PermitPart.Date
        : StateWords.Contains(leaf, StringComparer.Ordinal) ? PermitPart.Whole
        : null;

    /// <summary>The header cells over a column from the top down. Where nothing is merged, a heading holds for the columns right of it until the next one.</summary>
    private static List<string> PathOf(GridSheet sheet, int first, int last, int column)
    {
        var path = new List<string>();
        for (var line = first; line <= last; line++)
        {
            var cell = sheet.Shared(line, column);
            if (cell.IsBlank && line < last && !sheet[last, column].IsBlank && sheet.AreaOf(line, column) is null) { cell = Spread(sheet, line, last, column); }
            var text = cell.Shown.Trim();
            if (text.Length > 0 && (path.Count == 0 || path[^1] != text)) { path.Add(text); }
        }
        return path;
    }

    private static GridCell Spread(GridSheet sheet, int line, int last, int column)
    {
        for (var left = column - 1; left >= 1; left--)
        {
            // A column with a name of its own in this line and nothing below it ends the reach of what stands left of it.
            if (sheet[last, left].IsBlank || sheet.AreaOf(line, left) is not null) { return default; }
            if (!sheet[line, left].IsBlank) { return sheet[line, left]; }
        }
        return default;
    }

    private static void KeepFirst(List<TableColumn> columns)
    {
        var seen = new HashSet<ProjectField>();
        var permits = new HashSet<(PermitStep?, PermitPart)>();
        for (var i = 0; i < columns.Count; i++)
        {
            var meaning = columns[i].Meaning;
            var isNew = meaning.Field == ProjectField.Permit ? permits.Add((meaning.Step, meaning.Part)) : MayRepeat.Contains(meaning.Field) || seen.Add(meaning.Field);
            if (!isNew) { columns[i] = columns[i] with { Meaning = new(ProjectField.Other) }; }
        }
    }

    /// <summary>Where a ledger names one office only, that one leads, whatever the column calls it.</summary>
    private static void StandIn(List<TableColumn> columns, ProjectField wanted, params ReadOnlySpan<ProjectField> others)
    {
        if (columns.Exists(c => c.Meaning.Field == wanted)) { return; }
        foreach (var other in others)
        {
            var place = columns.FindIndex(c => c.Meaning.Field == other);
            if (place < 0) { continue; }
            columns[place] = columns[place] with { Meaning = new(wanted) };
            return;
        }
    }
}
