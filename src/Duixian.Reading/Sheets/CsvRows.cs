using System.Text;
using Duixian.Reading.Extract;

namespace Duixian.Reading.Sheets;

/// <summary>
/// The rows of a CSV file, parted by comma, semicolon or tab. They are numbered as a spreadsheet prints them: a cell over several lines is
/// one row, and a blank line is one too, which is why the file is not read by records here.
/// </summary>
internal static class CsvRows
{
    private const int Sample = 64 * 1024;

    public static RawRows Read(string file, string text)
    {
        var parting = Parting(text.AsSpan(0, Math.Min(text.Length, Sample)));
        var rows = new RawRows(file);
        var (at, line) = (0, 0);
        while (at < text.Length)
        {
            var row = new RawRow(++line, IsHidden: false);
            for (var place = 0; ; place++)
            {
                rows.Put(row, place, Cell(Field(file, text, ref at, parting, line)));
                if (at >= text.Length || text[at++] == '\n') { break; }
            }
        }
        return rows;
    }

    /// <summary>The field from here to its end; leaves <paramref name="at"/> on what ends it.</summary>
    private static string Field(string file, string text, ref int at, char parting, int line)
    {
        if (at >= text.Length || text[at] != '"') { return Plain(text, ref at, parting); }
        var field = new StringBuilder();
        at++;
        while (true)
        {
            var quote = text.IndexOf('"', at);
            if (quote < 0) { throw Unreadable.QuoteOpen(file, line); }
            field.Append(text, at, quote - at);
            at = quote + 1;
            if (at >= text.Length || text[at] != '"') { break; }
            field.Append('"');
            at++;
        }
        return field.Append(Plain(text, ref at, parting)).ToString();   // what strays behind a closing quote is kept
    }

    private static string Plain(string text, ref int at, char parting)
    {
        var length = text.AsSpan(at).IndexOfAny(parting, '\n');
        var field = length < 0 ? text[at..] : text.Substring(at, length);
        at += field.Length;
        return field;
    }

    private static SheetCell Cell(string field)
    {
        var text = field.Trim();
        if (text.Length == 0) { return default; }
        // A spreadsheet would calculate it; nobody here does.
        return text[0] == '=' && text.Length > 1 ? new("", SheetCellKind.Formula) : new(text, SheetCellKind.Text);
    }

    /// <summary>The mark that parts the first line of several cells; a comma when none does.</summary>
    private static char Parting(ReadOnlySpan<char> sample)
    {
        foreach (var line in sample.EnumerateLines())
        {
            var (best, most) = (',', 0);
            foreach (var mark in (ReadOnlySpan<char>)[',', '\t', ';'])
            {
                var count = CountOutsideQuotes(line, mark);
                if (count > most) { (best, most) = (mark, count); }
            }
            if (most > 0) { return best; }
        }
        return ',';
    }

    private static int CountOutsideQuotes(ReadOnlySpan<char> line, char mark)
    {
        var (count, quoted) = (0, false);
        foreach (var c in line)
        {
            if (c == '"') { quoted = !quoted; }
            else if (c == mark && !quoted) { count++; }
        }
        return count;
    }
}
