using System.Globalization;
using System.Text;
using System.Xml;

namespace Duixian.Reading.Extract;

/// <summary>The list numbers Word prints by itself. They stand in no run of text, yet a reader of the paper sees them.</summary>
internal sealed class WordNumbering
{
    private const int Levels = 9;
    private readonly Dictionary<string, Level[]> schemes = [];
    private readonly Dictionary<string, WordList> lists = [];
    private readonly Dictionary<string, WordStyle> styles = [];
    private readonly Dictionary<string, int[]> counters = [];

    private sealed record Level(int Start = 1, string Format = "decimal", string Text = "", string Suffix = "tab", bool IsLegal = false, int? RestartAfter = null);

    private sealed record WordList(string Scheme, Dictionary<int, int> Starts, Dictionary<int, Level> Levels)
    {
        public HashSet<int> StartsUsed { get; } = [];
    }

    private sealed record WordStyle(string Name, string? BasedOn, string? List, int? Level);

    public static WordNumbering Of(OfficePackage package, string? numberingPart, string? stylesPart)
    {
        var numbering = new WordNumbering();
        if (numberingPart is not null) { package.Read(numberingPart, numbering.ReadNumbering); }
        if (stylesPart is not null) { package.Read(stylesPart, numbering.ReadStyles); }
        return numbering;
    }

    /// <summary>A line of a table of contents: what it lists comes again as a heading.</summary>
    public bool IsContents(string? style) =>
        style is not null && styles.TryGetValue(style, out var known) && known.Name.StartsWith("toc ", StringComparison.OrdinalIgnoreCase);

    /// <summary>Counts this paragraph and gives the number printed before it, or null when none is printed.</summary>
    public string? Next(string? list, int? level, string? style)
    {
        (list, level) = WithStyle(list, level, style);
        if (list is null or "0" || !lists.TryGetValue(list, out var known)) { return null; }
        var at = Math.Clamp(level ?? 0, 0, Levels - 1);
        var levels = Effective(known);
        var counts = Count(known, levels, at);
        return Print(levels, counts, at);
    }

    private (string? List, int? Level) WithStyle(string? list, int? level, string? style)
    {
        for (var depth = 0; style is not null && depth < 16 && (list is null || level is null); depth++)
        {
            if (!styles.TryGetValue(style, out var known)) { break; }
            list ??= known.List;
            level ??= known.Level;
            style = known.BasedOn;
        }
        return (list, level);
    }

    private Level[] Effective(WordList list)
    {
        var levels = schemes.TryGetValue(list.Scheme, out var scheme) ? scheme : [];
        return [.. Enumerable.Range(0, Levels).Select(i => list.Levels.GetValueOrDefault(i) ?? levels.ElementAtOrDefault(i) ?? new Level())];
    }

    private int[] Count(WordList list, Level[] levels, int at)
    {
        if (!counters.TryGetValue(list.Scheme, out var counts))
        {
            counters[list.Scheme] = counts = new int[Levels];   // 0: not begun; else the number just printed plus one
        }
        if (list.Starts.TryGetValue(at, out var start) && list.StartsUsed.Add(at)) { counts[at] = start + 1; }
        else { counts[at] = (counts[at] == 0 ? levels[at].Start : counts[at]) + 1; }
        for (var deeper = at + 1; deeper < Levels; deeper++)
        {
            if (levels[deeper].RestartAfter is { } after && (after == 0 || at >= after)) { continue; }
            counts[deeper] = 0;
        }
        return counts;
    }

    private static string? Print(Level[] levels, int[] counts, int at)
    {
        var level = levels[at];
        if (level.Format == "bullet") { return "• "; }   // the drawn mark is often a picture-font character without meaning
        var printed = new StringBuilder();
        for (var i = 0; i < level.Text.Length; i++)
        {
            if (level.Text[i] != '%' || i + 1 >= level.Text.Length || level.Text[i + 1] is < '1' or > '9')
            {
                printed.Append(level.Text[i]);
                continue;
            }
            var which = level.Text[++i] - '1';
            var count = counts[which] == 0 ? levels[which].Start : counts[which] - 1;
            printed.Append(ListNumber.Format(level.IsLegal ? "decimal" : levels[which].Format, count));
        }
        if (printed.Length == 0) { return null; }
        return level.Suffix == "nothing" ? printed.ToString() : printed.Append(' ').ToString();
    }

    private void ReadNumbering(XmlReader reader)
    {
        string? scheme = null;
        WordList? list = null;
        var listId = "";
        var (at, current) = (-1, new Level());
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.EndElement && reader.LocalName == "lvl") { Keep(scheme, list, at, current); }
            if (reader.NodeType != XmlNodeType.Element) { continue; }
            switch (reader.LocalName)
            {
                case "abstractNum":
                    (scheme, list) = (Attribute(reader, "abstractNumId"), null);
                    if (scheme is not null) { schemes[scheme] = new Level[Levels]; }
                    break;
                case "num":
                    list = new WordList("", [], []);
                    listId = Attribute(reader, "numId") ?? "";
                    scheme = null;
                    break;
                case "abstractNumId" when list is not null:
                    lists[listId] = list = list with { Scheme = Value(reader) ?? "" };
                    break;
                case "lvlOverride": at = Number(Attribute(reader, "ilvl")) ?? -1; break;
                case "startOverride" when list is not null && Number(Value(reader)) is { } start: list.Starts[at] = start; break;
                case "lvl":
                    (at, current) = (Number(Attribute(reader, "ilvl")) ?? -1, new Level());
                    if (reader.IsEmptyElement) { Keep(scheme, list, at, current); }
                    break;
                case "start": current = current with { Start = Number(Value(reader)) ?? 1 }; break;
                case "numFmt": current = current with { Format = Value(reader) ?? "decimal" }; break;
                case "lvlText": current = current with { Text = Value(reader) ?? "" }; break;
                case "suff": current = current with { Suffix = Value(reader) ?? "tab" }; break;
                case "isLgl": current = current with { IsLegal = WordXml.IsOn(reader) }; break;
                case "lvlRestart": current = current with { RestartAfter = Number(Value(reader)) }; break;
            }
        }
    }

    private void Keep(string? scheme, WordList? list, int at, Level level)
    {
        if (at is < 0 or >= Levels) { return; }
        if (list is not null) { list.Levels[at] = level; }
        else if (scheme is not null) { schemes[scheme][at] = level; }
    }

    private void ReadStyles(XmlReader reader)
    {
        string? id = null;
        var style = new WordStyle("", null, null, null);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.EndElement && reader.LocalName == "style" && id is not null) { styles[id] = style; }
            if (reader.NodeType != XmlNodeType.Element) { continue; }
            switch (reader.LocalName)
            {
                case "style": (id, style) = (Attribute(reader, "styleId"), new WordStyle("", null, null, null)); break;
                case "name": style = style with { Name = Value(reader) ?? "" }; break;
                case "basedOn": style = style with { BasedOn = Value(reader) }; break;
                case "numId": style = style with { List = Value(reader) }; break;
                case "ilvl": style = style with { Level = Number(Value(reader)) }; break;
            }
        }
    }

    private static string? Attribute(XmlReader reader, string name) => WordXml.Attribute(reader, name);

    private static string? Value(XmlReader reader) => WordXml.Attribute(reader, "val");

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 0, 1_000_000) : null;
}
