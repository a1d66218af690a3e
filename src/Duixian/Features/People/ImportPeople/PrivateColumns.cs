using System.Text;
using Duixian.Reading.Sheets;

namespace Duixian.Features.People.ImportPeople;

/// <summary>Columns nobody asked for and nobody shall keep: telephone, identity numbers, addresses.</summary>
internal static class PrivateColumns
{
    private static readonly string[] Words = ["电话", "手机", "联系方式", "身份证", "证件", "住址", "地址", "邮箱", "生日", "出生", "phone", "mobile", "tel", "id number", "identity", "passport", "address", "e-mail", "email", "birth"];

    public static bool Is(string header) => Words.Any(w => header.Contains(w, StringComparison.OrdinalIgnoreCase));

    /// <summary>Seven digits in a row are nobody's name.</summary>
    public static bool LooksLikeNumber(string name)
    {
        var run = 0;
        foreach (var c in name)
        {
            run = char.IsDigit(c) ? run + 1 : 0;
            if (run >= 7) { return true; }
        }
        return false;
    }

    /// <summary>The table as CSV with the known columns alone; of the private ones only the header stays, so that the report can name them. Each row keeps its line, so that sentences name the one people see.</summary>
    public static byte[] Without(SheetTable table, SheetColumns columns)
    {
        var kept = columns.All.Where(c => table.Has(c.Key)).ToList();
        var csv = new StringBuilder();
        var line = 1;
        void Write(int at, IEnumerable<string> cells)
        {
            for (; line < at; line++) { csv.Append('\n'); }
            csv.AppendJoin(',', cells.Select(c => $"\"{c.ReplaceLineEndings(" ").Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append('\n');
            line++;
        }
        Write(table.HeaderLine, kept.Select(c => table.HeaderOf(c.Key)).Concat(table.Unused.Where(Is)));
        foreach (var row in table.Rows) { Write(row.Line, kept.Select(c => row[c.Key] is { IsReadable: true } cell ? cell.Text : "=?")); }   // what could not be read stays unreadable
        return Encoding.UTF8.GetBytes(csv.ToString());
    }
}
