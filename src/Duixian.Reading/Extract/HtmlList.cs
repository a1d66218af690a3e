using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Duixian.Reading.Extract;

/// <summary>The marks a browser prints before the items of one list.</summary>
internal sealed partial class HtmlList
{
    private readonly string style;
    private readonly int step;
    private int next;

    public HtmlList(IElement list)
    {
        style = StyleOf(list);
        var isReversed = list.HasAttribute("reversed");
        step = isReversed ? -1 : 1;
        next = Number(list.GetAttribute("start")) ?? (isReversed ? list.Children.Count(child => child.LocalName == "li") : 1);
    }

    public string? Next(IElement item)
    {
        var number = Number(item.GetAttribute("value")) ?? next;
        next = number + step;
        return style switch
        {
            "none" => null,
            "disc" or "circle" or "square" => "• ",
            "cjk-ideographic" or "simp-chinese-informal" or "trad-chinese-informal" or "simp-chinese-formal" or "trad-chinese-formal" => ListNumber.Format("chineseCounting", number) + "、",
            "cjk-decimal" => ListNumber.Format("ideographDigital", number) + "、",
            "cjk-heavenly-stem" => ListNumber.Format("ideographTraditional", number) + "、",
            "cjk-earthly-branch" => ListNumber.Format("ideographZodiac", number) + "、",
            "a" or "lower-alpha" or "lower-latin" => ListNumber.Format("lowerLetter", number) + ". ",
            "A" or "upper-alpha" or "upper-latin" => ListNumber.Format("upperLetter", number) + ". ",
            "i" or "lower-roman" => ListNumber.Format("lowerRoman", number) + ". ",
            "I" or "upper-roman" => ListNumber.Format("upperRoman", number) + ". ",
            "decimal-leading-zero" => ListNumber.Format("decimalZero", number) + ". ",
            _ => ListNumber.Format("decimal", number) + ". ",
        };
    }

    private static string StyleOf(IElement list)
    {
        var inline = ListStyle().Match(list.GetAttribute("style") ?? "");
        if (inline.Success) { return inline.Groups["t"].Value.ToLowerInvariant(); }
        return list.GetAttribute("type") ?? (list.LocalName == "ol" ? "decimal" : "disc");
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 0, 1_000_000) : null;

    [GeneratedRegex(@"list-style(?:-type)?\s*:\s*(?<t>[a-z-]+)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ListStyle();
}
