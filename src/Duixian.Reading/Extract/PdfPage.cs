using UglyToad.PdfPig.Content;

namespace Duixian.Reading.Extract;

/// <param name="Y">The baseline; y grows upwards, as in PDF.</param>
internal readonly record struct PdfGlyph(string Text, double X0, double X1, double Y, double Size)
{
    public double Middle => (X0 + X1) / 2;
}

/// <summary>A ruling: horizontal from <paramref name="From"/> to <paramref name="To"/> at y = <paramref name="At"/>, or vertical the other way round.</summary>
internal readonly record struct PdfRule(bool IsHorizontal, double At, double From, double To);

/// <summary>What one page shows, free of the library's types.</summary>
internal sealed record PdfPage(double Width, double Height, List<PdfGlyph> Glyphs, List<PdfRule> Rules)
{
    private const double ThinnestCell = 3;
    private const int MostRules = 20_000;

    public static PdfPage Of(Page page)
    {
        var glyphs = new List<PdfGlyph>(page.Letters.Count);
        foreach (var letter in page.Letters)
        {
            // Slanted and turned letters are watermarks and stamps.
            if (letter.TextOrientation != TextOrientation.Horizontal || string.IsNullOrEmpty(letter.Value) || letter.Value[0] == '\0') { continue; }
            var (x0, x1, y) = (Math.Min(letter.StartBaseLine.X, letter.EndBaseLine.X), Math.Max(letter.StartBaseLine.X, letter.EndBaseLine.X), letter.StartBaseLine.Y);
            var size = letter.PointSize is >= 2 and <= 400 ? letter.PointSize : Math.Clamp(letter.BoundingBox.Height / 0.75, 2, 400);
            var isOnPage = x1 > -size && x0 < page.Width + size && y > -size && y < page.Height + size;
            if (isOnPage && double.IsFinite(x0 + x1 + y)) { glyphs.Add(new PdfGlyph(Radicals.Mend(letter.Value), x0, x1, y, size)); }
        }
        return new PdfPage(page.Width, page.Height, glyphs, Rulings(page));
    }

    /// <summary>Tables become one block each, what is left becomes line pieces.</summary>
    public static List<PdfBlock> ToBlocks(PdfPage page)
    {
        var tables = PdfTable.Find(page.Rules);
        var loose = new List<PdfGlyph>(page.Glyphs.Count);
        foreach (var glyph in page.Glyphs)
        {
            if (tables.Find(table => table.Holds(glyph)) is { } table) { table.Add(glyph); }
            else { loose.Add(glyph); }
        }
        var blocks = tables.Where(table => !table.IsEmpty).Select(table => table.ToBlock()).ToList();
        foreach (var row in PdfRow.Of(loose)) { blocks.AddRange(row.Pieces()); }
        return blocks;
    }

    /// <summary>Thin strokes, thin filled bars and the sides of boxes: programs draw cell borders in all three ways.</summary>
    private static List<PdfRule> Rulings(Page page)
    {
        var rules = new List<PdfRule>();
        foreach (var path in page.Paths)
        {
            if (rules.Count > MostRules) { return []; }   // a drawing, not a table
            if (path.IsClipping || !(path.IsFilled || path.IsStroked)) { continue; }
            foreach (var part in path)
            {
                if (part.GetBoundingRectangle() is not { } box) { continue; }
                var isWide = box.Width > ThinnestCell;
                var isHigh = box.Height > ThinnestCell;
                if (isWide && !isHigh) { rules.Add(new PdfRule(true, (box.Bottom + box.Top) / 2, box.Left, box.Right)); }
                else if (isHigh && !isWide) { rules.Add(new PdfRule(false, (box.Left + box.Right) / 2, box.Bottom, box.Top)); }
                else if (isWide && path.IsStroked && part.IsDrawnAsRectangle)
                {
                    rules.Add(new PdfRule(true, box.Bottom, box.Left, box.Right));
                    rules.Add(new PdfRule(true, box.Top, box.Left, box.Right));
                    rules.Add(new PdfRule(false, box.Left, box.Bottom, box.Top));
                    rules.Add(new PdfRule(false, box.Right, box.Bottom, box.Top));
                }
            }
        }
        return rules;
    }
}
