using System.Globalization;
using System.Text;

namespace Duixian.Reading.Sheets;

/// <summary>A column a table may have.</summary>
/// <param name="Key">How a program asks for it, such as <c>code</c>.</param>
/// <param name="IsRequired">Whether a table without it cannot be taken at all.</param>
/// <param name="Names">Header names that mean it; the first is the Chinese name sentences use, the first Latin one the English name.</param>
public sealed record SheetColumn(string Key, bool IsRequired, params IReadOnlyList<string> Names)
{
    /// <summary>Its name in the language of the request.</summary>
    public string Name =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? Names[0] : Names.FirstOrDefault(name => name.All(char.IsAscii)) ?? Key;
}

/// <summary>The columns a kind of table may have, and which header cell means which.</summary>
public sealed class SheetColumns
{
    private readonly Dictionary<string, SheetColumn> byName = new(StringComparer.Ordinal);

    public SheetColumns(params IReadOnlyList<SheetColumn> columns)
    {
        All = columns;
        foreach (var column in columns)
        {
            foreach (var name in column.Names.Append(column.Key)) { byName.TryAdd(Folded(name), column); }
        }
    }

    public IReadOnlyList<SheetColumn> All { get; }

    /// <summary>The column a header cell means, or null. Spaces, width, case, a star and a remark in brackets do not matter: “* 单位代码(必填)” is 单位代码.</summary>
    public SheetColumn? Find(string header) => byName.GetValueOrDefault(Folded(header));

    /// <summary>The header most like the names of a column, or null when none is at all.</summary>
    internal static string? Nearest(SheetColumn column, IEnumerable<string> headers) =>
        headers.Select(header => (header, Likeness: column.Names.Append(column.Key).Max(name => Likeness(Folded(name), Folded(header)))))
            .Where(found => found.Likeness >= 0.5).OrderByDescending(found => found.Likeness).Select(found => found.header).FirstOrDefault();

    internal static string Folded(string name)
    {
        var kept = new StringBuilder(name.Length);
        var depth = 0;
        foreach (var c in name.Normalize(NormalizationForm.FormKC))
        {
            if (c is '(' or '[' or '【') { depth++; }
            else if (c is ')' or ']' or '】') { depth = Math.Max(0, depth - 1); }
            else if (depth == 0 && char.IsLetterOrDigit(c)) { kept.Append(char.ToLowerInvariant(c)); }
        }
        return kept.ToString();
    }

    /// <summary>1 is the same; letters in common order, measured by the longer of the two.</summary>
    private static double Likeness(string a, string b)
    {
        if (a.Length == 0 || b.Length is 0 or > 60) { return 0; }
        var row = new int[b.Length + 1];
        foreach (var c in a)
        {
            var before = 0;
            for (var j = 1; j <= b.Length; j++)
            {
                (before, row[j]) = (row[j], c == b[j - 1] ? before + 1 : Math.Max(row[j], row[j - 1]));
            }
        }
        return (double)row[b.Length] / Math.Max(a.Length, b.Length);
    }
}
