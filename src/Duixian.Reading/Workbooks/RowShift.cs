using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Duixian.Reading.Workbooks;

/// <summary>Moves references to rows of a sheet in which rows were put in.</summary>
/// <param name="after">New rows stand below this line.</param>
/// <param name="count">How many.</param>
internal sealed partial class RowShift(string sheet, int after, int count)
{
    private const int Milliseconds = 5_000;

    /// <summary>Where a line stands now.</summary>
    public int Line(int line) => line > after ? line + count : line;

    /// <summary>A1:K1 and B7 C9:D10, as merged areas and the like name their cells.</summary>
    public string Areas(string areas) => string.Join(' ', areas.Split(' ').Select(a => Reference().Replace(a, found => Moved(found, takesNewRowsIn: false))));

    /// <summary>A formula of a sheet. A range that ended on the last line above takes the new rows in: that is what a total over all rows is for.</summary>
    /// <param name="isOwn">The formula stands in the sheet itself; elsewhere only references that name it move.</param>
    public string Formula(string formula, bool isOwn)
    {
        var text = new StringBuilder();
        var parts = formula.Split('"');
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 0) { text.Append('"'); }
            // Every second part is a text within quotes.
            text.Append(i % 2 == 1 ? parts[i] : Reference().Replace(parts[i], found => Names(found, isOwn) ? Moved(found, takesNewRowsIn: true) : found.Value));
        }
        return text.ToString();
    }

    private bool Names(Match found, bool isOwn)
    {
        if (!found.Groups["sheet"].Success) { return isOwn; }
        return found.Groups["sheet"].Value.TrimEnd('!').Trim('\'').Replace("''", "'", StringComparison.Ordinal) == sheet;
    }

    private string Moved(Match found, bool takesNewRowsIn)
    {
        var (from, isRange) = (Int(found, "from"), found.Groups["to"].Success);
        var to = isRange ? Int(found, "to") : from;
        var end = takesNewRowsIn && isRange && to == after && from < after ? to + count : Line(to);
        var start = string.Create(CultureInfo.InvariantCulture, $"{found.Groups["sheet"].Value}{found.Groups["left"].Value}{Line(from)}");
        return isRange ? string.Create(CultureInfo.InvariantCulture, $"{start}:{found.Groups["right"].Value}{end}") : start;
    }

    private static int Int(Match found, string group) => int.Parse(found.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![A-Za-z0-9_.$])(?<sheet>(?:'(?:[^']|'')+'|[\p{L}\p{N}_.]+)!)?(?<left>\$?[A-Z]{1,3}\$?)(?<from>[0-9]{1,7})(?::(?<right>\$?[A-Z]{1,3}\$?)(?<to>[0-9]{1,7}))?(?![A-Za-z0-9_(!])", RegexOptions.None, Milliseconds)]
    private static partial Regex Reference();
}
