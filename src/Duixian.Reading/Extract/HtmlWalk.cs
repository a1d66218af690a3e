using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Duixian.Reading.Extract;

/// <summary>Walks a parsed page once, without recursion: a page may nest deeper than a thread's stack.</summary>
internal sealed partial class HtmlWalk(Lines lines)
{
    public const int MostElements = 400_000;

    private static readonly HashSet<string> Furniture = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "noscript", "template", "nav", "footer", "aside", "svg", "iframe", "object", "canvas", "video", "audio", "select", "button",
        "textarea", "datalist", "head", "rt", "rp", "dialog", "map",
    };

    private static readonly HashSet<string> FurnitureNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "nav", "navbar", "menu", "footer", "foot", "sidebar", "breadcrumb", "breadcrumbs", "crumb", "share", "copyright", "pagination", "pager",
    };

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "article", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "form",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul", "html",
    };

    private readonly StringBuilder line = new();
    private readonly Stack<HtmlTable> tables = new();
    private readonly Stack<HtmlList> lists = new();
    private string? marker;
    private int preformatted;

    public void Walk(IElement root)
    {
        if (!Enter(root)) { return; }
        // The library looks for a node's next sibling by counting from the first; an index of our own keeps long lists linear.
        var path = new Stack<(INode Node, int Next)>([(root, 0)]);
        while (path.TryPop(out var step))
        {
            var (node, next) = step;
            if (next >= node.ChildNodes.Length)
            {
                Leave(node);
                continue;
            }
            path.Push((node, next + 1));
            var child = node.ChildNodes[next];
            if (Enter(child)) { path.Push((child, 0)); }
            else { Leave(child); }
        }
        EndLine();
    }

    /// <returns>Whether to go on into the node's children.</returns>
    private bool Enter(INode node)
    {
        if (node is IText text)
        {
            Write(text.Data);
            return false;
        }
        if (node is not IElement element || IsFurniture(element)) { return false; }
        var name = element.LocalName;
        if (Blocks.Contains(name)) { EndLine(); }
        switch (name)
        {
            case "br": EndLine(); break;
            case "pre": preformatted++; break;
            case "ol" or "ul" or "menu": lists.Push(new HtmlList(element)); break;
            case "li" when lists.TryPeek(out var list): marker = list.Next(element); break;
            case "table": tables.Push(new HtmlTable(element, lines)); break;
            case "tr" when tables.TryPeek(out var table): table.BeginRow(); break;
            case "td" or "th" when tables.TryPeek(out var table):
                EndLine();
                table.BeginCell(element);
                break;
            case "sup" or "sub" when Raised(element) is { } raised:
                Write(raised);
                return false;
        }
        return true;
    }

    private void Leave(INode node)
    {
        if (node is not IElement element || IsFurniture(element)) { return; }
        var name = element.LocalName;
        if (Blocks.Contains(name) || name is "td" or "th") { EndLine(); }
        switch (name)
        {
            case "pre": preformatted--; break;
            case "ol" or "ul" or "menu": lists.TryPop(out _); break;
            case "li": marker = null; break;
            case "td" or "th" when tables.TryPeek(out var table): table.EndCell(); break;
            case "tr" when tables.TryPeek(out var table): EndRow(table); break;
            case "table" when tables.TryPeek(out var table) && table.Element == element: tables.Pop(); break;
        }
    }

    private void EndRow(HtmlTable table)
    {
        tables.Pop();
        if (tables.TryPeek(out var outer) && outer.IsInCell) { table.EndRow(outer.Write, isNested: true); }
        else { table.EndRow(lines.Add, isNested: false); }
        tables.Push(table);
    }

    private void Write(string text)
    {
        if (preformatted > 0)
        {
            var rest = text.AsSpan();
            for (var end = rest.IndexOf('\n'); end >= 0; end = rest.IndexOf('\n'))
            {
                line.Append(rest[..end]);
                EndLine();
                rest = rest[(end + 1)..];
            }
            line.Append(rest);
            return;
        }
        var at = 0;
        while (at < text.Length)
        {
            var from = at;
            while (at < text.Length && !IsSpace(text[at])) { at++; }
            line.Append(text, from, at - from);
            from = at;
            while (at < text.Length && IsSpace(text[at])) { at++; }
            if (at > from) { WriteSpace(text.AsSpan(from, at - from).Contains('\n'), at < text.Length ? text[at] : '\0'); }
        }
    }

    /// <summary>White space is one space, but a line wrapped in the source between two Han characters is none: the author saw no word end there.</summary>
    private void WriteSpace(bool isWrapped, char next)
    {
        if (line.Length == 0 || line[^1] == ' ') { return; }
        if (isWrapped && Scripts.IsWide(line[^1]) && (next == '\0' || Scripts.IsWide(next))) { return; }
        line.Append(' ');
    }

    private void EndLine()
    {
        if (line.Length == 0) { return; }
        var text = line.Replace("\u200B", "").Replace("\u00AD", "").ToString().Trim();
        line.Clear();
        if (text.Length == 0) { return; }
        if (marker is not null && !Scripts.BeginsWithNumber(text)) { text = marker + text; }
        marker = null;
        if (tables.TryPeek(out var table) && table.IsInCell) { table.Write(text); }
        else { lines.Add(text); }
    }

    private static bool IsSpace(char c) => c is ' ' or '\n' or '\t' or '\r' or '\f';

    private static bool IsFurniture(IElement element)
    {
        if (Furniture.Contains(element.LocalName)) { return true; }
        if (element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true") { return true; }
        if (element.GetAttribute("role") is "navigation" or "contentinfo" or "complementary" or "search" or "menu") { return true; }
        if (element.GetAttribute("style") is { } style && HiddenStyle().IsMatch(style)) { return true; }
        if (element.LocalName == "body") { return false; }
        return (element.Id is { } id && FurnitureNames.Contains(id)) || element.ClassList.Any(FurnitureNames.Contains);
    }

    /// <summary>m² written with a raised 2 keeps its figure apart from the next one; a note mark such as [3] is not part of the sentence.</summary>
    private static string? Raised(IElement element) => element.TextContent.Trim() switch
    {
        "2" when element.LocalName == "sup" => "²",
        "3" when element.LocalName == "sup" => "³",
        ['[', .., ']'] when element.LocalName == "sup" => "",
        _ => null,
    };

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*hidden", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex HiddenStyle();
}
