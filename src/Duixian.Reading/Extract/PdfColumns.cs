namespace Duixian.Reading.Extract;

/// <summary>Finds text columns by the empty strip between them and puts blocks in the order of reading. A block that crosses the strip parts what is above it from what is below.</summary>
internal static class PdfColumns
{
    private const int Bins = 400;
    private const int Deepest = 4;

    /// <summary>The pages' blocks in one flow. A page too short to show its columns has those of the page before it.</summary>
    public static List<PdfBlock> InReadingOrder(List<List<PdfBlock>> pages)
    {
        var flow = new List<PdfBlock>();
        double? known = pages.Select(Gutter).FirstOrDefault(gutter => gutter is not null);
        foreach (var page in pages.Where(page => page.Count > 0))
        {
            var gutter = Gutter(page);
            if (gutter is null && known is { } usual && Fits(page, usual)) { gutter = usual; }
            known = gutter ?? known;
            var at = flow.Count;
            Order([.. page.OrderByDescending(b => b.Top)], gutter, flow, "");
            flow[at].IsColumnTop = true;
        }
        return flow;
    }

    private static bool Fits(List<PdfBlock> page, double gutter) => page.Count(b => b.X0 < gutter && b.X1 > gutter) * 5 <= page.Count;

    private static void Order(List<PdfBlock> blocks, double? gutter, List<PdfBlock> order, string column)
    {
        if (gutter is not { } strip)
        {
            OrderRows(blocks, order, column);
            return;
        }
        var band = new List<PdfBlock>();
        var across = new List<PdfBlock>();
        foreach (var block in blocks)
        {
            var isAcross = block.X0 < strip && block.X1 > strip;
            if (isAcross && band.Count > 0) { OrderBand(band, strip, order, column); }
            if (!isAcross && across.Count > 0) { OrderRows(across, order, column); }
            (isAcross ? across : band).Add(block);
        }
        if (across.Count > 0) { OrderRows(across, order, column); }
        if (band.Count > 0) { OrderBand(band, strip, order, column); }
    }

    private static void OrderBand(List<PdfBlock> band, double gutter, List<PdfBlock> order, string column)
    {
        foreach (var (side, name) in new[] { (band.FindAll(b => b.X1 <= gutter), column + "0"), (band.FindAll(b => b.X0 >= gutter), column + "1") })
        {
            if (side.Count == 0) { continue; }
            var at = order.Count;
            Order(side, column.Length < Deepest ? Gutter(side) : null, order, name);
            order[at].IsColumnTop = true;
        }
        band.Clear();
    }

    /// <summary>The middle of an empty strip with real text columns on both sides, or null.</summary>
    private static double? Gutter(List<PdfBlock> blocks)
    {
        if (blocks.Count < 4) { return null; }
        var (left, right) = (blocks.Min(b => b.X0), blocks.Max(b => b.X1));
        var step = (right - left) / Bins;
        if (step <= 0) { return null; }
        var covered = new int[Bins + 1];
        foreach (var block in blocks)
        {
            var to = Math.Clamp((int)((block.X1 - left) / step), 0, Bins);
            for (var i = Math.Clamp((int)((block.X0 - left) / step), 0, Bins); i <= to; i++) { covered[i]++; }
        }
        var em = blocks.Select(b => b.Size).Order().ElementAt(blocks.Count / 2);
        // The emptiest strip first: with more crossings allowed, the ragged end of a column looks like a strip too.
        var most = Math.Max(3, blocks.Count / 3);
        for (var few = 0; few <= most; few += Math.Max(1, most / 40))
        {
            foreach (var (from, to) in Strips(covered, few).Where(s => (s.To - s.From) * step >= 0.45 * em).OrderByDescending(s => s.To - s.From).Take(8))
            {
                var middle = left + ((from + to + 1) / 2.0 * step);
                if (AreColumns(blocks.FindAll(b => b.X1 <= middle), blocks.FindAll(b => b.X0 >= middle), em)) { return middle; }
            }
        }
        return null;
    }

    /// <summary>Runs of bins that few blocks cross: a title may, running text may not.</summary>
    private static List<(int From, int To)> Strips(int[] covered, int few)
    {
        var strips = new List<(int, int)>();
        var from = -1;
        for (var i = 1; i < covered.Length; i++)
        {
            if (covered[i] <= few && from < 0) { from = i; }
            if (from >= 0 && (covered[i] > few || i == covered.Length - 1))
            {
                strips.Add((from, i - 1));
                from = -1;
            }
        }
        return strips;
    }

    /// <summary>
    /// Text columns run on by themselves: their lines fill them, or stand at heights of their own. Words side by side on shared baselines are an
    /// unruled table, read across. A ruled table is a column by itself.
    /// </summary>
    private static bool AreColumns(List<PdfBlock> left, List<PdfBlock> right, double em)
    {
        if (left.Count == 0 || right.Count == 0) { return false; }
        var heights = right.Select(b => Math.Round(b.Y / 2)).ToHashSet();
        var shared = left.Count(b => heights.Contains(Math.Round(b.Y / 2)));
        var isAcross = shared * 2 > Math.Min(left.Count, right.Count);
        // Short lines in two halves of equal width are a list in columns; cells are as wide as they need to be.
        var (narrow, wide) = (Math.Min(Width(left), Width(right)), Math.Max(Width(left), Width(right)));
        if (narrow > 12 * em && narrow > 0.85 * wide && Math.Min(left.Count, right.Count) >= 6 && shared * 10 < left.Count * 9) { return true; }
        return IsColumn(left, em, isAcross) && IsColumn(right, em, isAcross);
    }

    private static double Width(List<PdfBlock> side) => side.Max(b => b.X1) - side.Min(b => b.X0);

    private static bool IsColumn(List<PdfBlock> side, double em, bool isAcross)
    {
        if (side.Exists(b => b.Rows is not null)) { return true; }
        var width = Width(side);
        if (side.Count < 3) { return width > 12 * em && side.MaxBy(b => b.Y) is { } first && first.X1 - first.X0 > 0.9 * width; }
        var filling = side.Count(b => b.X1 - b.X0 > 0.6 * width);
        return width > 8 * em && filling * (isAcross ? 5 : 10) >= side.Count * 2;
    }

    /// <summary>One column from top to bottom; pieces on one baseline become one line, parted by tabs.</summary>
    private static void OrderRows(List<PdfBlock> blocks, List<PdfBlock> order, string column)
    {
        PdfBlock? open = null;
        foreach (var block in blocks.OrderByDescending(b => b.Y).ThenBy(b => b.X0))
        {
            if (open is { Rows: null } && block.Rows is null && Math.Abs(open.Y - block.Y) < 0.3 * Math.Min(open.Size, block.Size)) { open = Beside(open, block); }
            else
            {
                if (open is not null) { order.Add(open); }
                open = block;
            }
            open.Column = column;
        }
        if (open is not null) { order.Add(open); }
        blocks.Clear();
    }

    private static PdfBlock Beside(PdfBlock left, PdfBlock right)
    {
        // A number set off from its words is still their number.
        var isNumber = left.Text.Length <= 5 && Scripts.BeginsWithNumber(left.Text + " ");
        var (gap, em) = (right.X0 - left.X1, Math.Max(left.Size, right.Size));
        var isWide = Scripts.IsWide(left.Text[^1]) || Scripts.IsWide(right.Text[0]);
        var joint = isNumber ? " " : gap > 1.3 * em ? "\t" : gap > 0.9 * em || !isWide ? " " : "";
        return left with { X1 = right.X1, WordEnd = right.WordEnd, Text = left.Text + joint + right.Text, TextStart = isNumber ? right.X0 : left.TextStart, FirstWord = left.X1 - left.X0 };
    }
}
