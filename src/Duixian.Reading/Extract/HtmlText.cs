using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Duixian.Reading.Extract;

/// <summary>A web page to lines: what is site furniture (menus, scripts, footers) goes, the article stays. Styles and scripts are never run and nothing is fetched.</summary>
internal static partial class HtmlText
{
    private const int Head = 4_096;

    public static bool LooksLikeHtml(ReadOnlySpan<byte> bytes) => LooksLikeHtml(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Head)]));

    public static bool LooksLikeHtml(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, Head));
        return Opening().IsMatch(head) || (head.TrimStart().StartsWith('<') && Closing().Count(head) >= 2);
    }

    /// <summary>Characters by the byte order mark, then by the bytes themselves, then by what the page says of itself, as pages often say it wrongly.</summary>
    public static string Decode(string file, ReadOnlySpan<byte> bytes)
    {
        var isMarked = bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
        if (isMarked || Utf8.IsValid(bytes)) { return Decoding.Decode(file, bytes); }
        var said = Charset().Match(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Head)])).Groups["t"].Value;
        if (Named(said) is { } encoding) { return Decoding.UnifyLineEnds(encoding.GetString(bytes)); }
        return Decoding.Decode(file, bytes);
    }

    public static string Read(string file, string html)
    {
        try
        {
            using var document = Parse(file, html);
            var lines = new Lines(file);
            if (document.Body is { } body) { new HtmlWalk(lines).Walk(Article(document, body)); }
            return lines.IsEmpty ? throw Unreadable.NoText(file) : lines.ToString();
        }
        catch (Exception e) when (e is not (UnreadableDocumentException or OutOfMemoryException))
        {
            throw Unreadable.Damaged(file, "HTML", e);
        }
    }

    /// <summary>A page as it stands, within the limits of depth and number of elements.</summary>
    public static IHtmlDocument Parse(string file, string html)
    {
        HtmlDepth.Check(file, html);
        var elements = 0;
        var parser = new HtmlParser(new HtmlParserOptions
        {
            IsScripting = false,
            OnCreated = (_, at) =>
            {
                if (++elements > HtmlWalk.MostElements) { throw Unreadable.TooComplex(file, ExtractText.Say("place.html", at.Line)); }
            },
        });
        return parser.ParseDocument(html);
    }

    /// <summary>The one main or article element, where it holds most of the page; else the body.</summary>
    private static IElement Article(IDocument document, IElement body)
    {
        var marked = document.GetElementsByTagName("main");
        if (marked.Length == 0) { marked = document.GetElementsByTagName("article"); }
        return marked.Length == 1 && marked[0].TextContent.Length * 2 > body.TextContent.Length ? marked[0] : body;
    }

    /// <summary>An encoding by the label a page gives; GB labels mean their superset, as in browsers. Null when the label is unknown.</summary>
    private static Encoding? Named(string label)
    {
        if (label.Length == 0) { return null; }
        var name = label.StartsWith("gb", StringComparison.OrdinalIgnoreCase) || label.Contains("gb2312", StringComparison.OrdinalIgnoreCase) ? "GB18030" : label;
        try { return CodePagesEncodingProvider.Instance.GetEncoding(name); }
        catch (ArgumentException) { return null; }
    }

    [GeneratedRegex(@"\A\uFEFF?(?:ï»¿)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?>[^-]+|-(?!->))*-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Opening();

    [GeneratedRegex(@"</(?:p|div|table|tr|td|li|ol|ul|h[1-6]|span|section|article)>|<br\s*/?>", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Closing();

    [GeneratedRegex(@"<meta[^>]{0,200}?charset\s*=\s*[""']?\s*(?<t>[\w.:-]{2,40})", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Charset();
}
