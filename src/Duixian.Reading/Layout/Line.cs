namespace Duixian.Reading.Layout;

internal enum LineKind { Text, Furniture, LeadLabel }

/// <summary>One printed line without the white space at its ends, in coordinates of the extracted text.</summary>
internal readonly record struct Line(int Start, int End, Mark Mark, LineKind Kind, bool HasCells)
{
    /// <summary>Where the wording begins, after the enumerator.</summary>
    public int Content => Mark.Style == MarkStyle.None ? Start : Mark.Content;

    public int Length => End - Start;
}
