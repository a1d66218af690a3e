using System.Buffers;
using System.Text.RegularExpressions;

namespace Duixian.Reading.Extract;

/// <summary>Takes page numbers and running heads off, so that they do not fall into a sentence that goes on over the page.</summary>
internal static partial class PdfFurniture
{
    private static readonly SearchValues<char> Ornaments = SearchValues.Create("页—-–―·");

    public static void Remove(List<PdfPage> pages, List<List<PdfBlock>> blocks)
    {
        var repeated = Repeated(pages, blocks);
        for (var i = 0; i < pages.Count; i++)
        {
            var page = pages[i];
            blocks[i].RemoveAll(block => Edge(block, page) is { } edge && (repeated.Contains((edge, Shape(block.Text))) || IsPageNumber(block, page, blocks[i], edge)));
        }
    }

    /// <summary>Which edge of the page a line stands at (1 top, -1 bottom), or null.</summary>
    private static int? Edge(PdfBlock block, PdfPage page)
    {
        if (block.Rows is not null || block.Text.Length > 80) { return null; }
        if (block.Y > page.Height * 0.91) { return 1; }
        return block.Y < page.Height * 0.10 ? -1 : null;
    }

    /// <summary>What stands at the same edge of most pages, figures aside.</summary>
    private static HashSet<(int, string)> Repeated(List<PdfPage> pages, List<List<PdfBlock>> blocks)
    {
        var seen = new Dictionary<(int, string), int>();
        for (var i = 0; i < pages.Count; i++)
        {
            foreach (var place in blocks[i].Select(b => (Edge: Edge(b, pages[i]), Shape: Shape(b.Text))).Where(p => p.Edge is not null).Distinct())
            {
                var key = (place.Edge!.Value, place.Shape);   // filtered just above
                seen[key] = seen.GetValueOrDefault(key) + 1;
            }
        }
        return [.. seen.Where(s => s.Value >= Math.Max(2, (pages.Count + 1) / 2)).Select(s => s.Key)];
    }

    /// <summary>A bare figure must stand in the foot margin: a list may end a page, or begin one, with a number on a line of its own.</summary>
    private static bool IsPageNumber(PdfBlock block, PdfPage page, List<PdfBlock> blocks, int edge)
    {
        if (!PageNumber().IsMatch(block.Text)) { return false; }
        var isBare = !block.Text.AsSpan().ContainsAny(Ornaments);
        if (isBare && (edge > 0 || block.Y > page.Height * 0.07)) { return false; }
        return !blocks.Exists(other => other != block && (edge > 0 ? other.Y > block.Y + block.Size : other.Y < block.Y - block.Size));
    }

    private static string Shape(string text) => Digits().Replace(text, "0");

    [GeneratedRegex(@"\A\s*(?:[-—–―‐·•~]*\s*)(?:第?\s*(?:\d{1,4}|[一二三四五六七八九十百]{1,5})\s*页?\s*(?:[//,,]?\s*(?:共\s*)?\d{1,4}\s*页?)?)(?:\s*[-—–―‐·•~]*)\s*\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"\d+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Digits();
}
