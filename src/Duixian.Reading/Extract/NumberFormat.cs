using System.Globalization;
using System.Text;

namespace Duixian.Reading.Extract;

/// <summary>A number format of a workbook: 0.75 under <c>0%</c> is shown, and therefore read, as 75%.</summary>
internal sealed class NumberFormat
{
    private static readonly string[] Known = BuiltInCodes();
    private readonly List<Section> sections;

    /// <summary>As the workbook writes it.</summary>
    public string Code { get; }

    private enum Part { Literal, Digits, Text, Date, General }

    private sealed record Section(List<(Part Part, string Text)> Parts, bool IsDate, int Percent, int Thousands);

    public NumberFormat(string code)
    {
        Code = code;
        sections = [.. Split(code.Length > 256 ? "General" : code).Take(4).Select(Parse)];
    }

    public static NumberFormat BuiltIn(int id) => new(id >= 0 && id < Known.Length ? Known[id] : id is >= 50 and <= 58 ? "yyyy/m/d" : "General");

    /// <summary>Whether a number under this format is a day, a time or both.</summary>
    public bool IsDate => sections[0].IsDate;

    public bool IsPercent => sections[0].Percent > 0;

    /// <summary>The day and time of a serial number; null when it is none.</summary>
    public static DateTime? Moment(double number, bool from1904)
    {
        var days = number + (from1904 ? 1_462 : 0);
        if (days is < 0 or > 2_958_465) { return null; }
        // Day 60 is 29 February 1900, which never was; before it every day is one off.
        return new DateTime(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified).AddSeconds(Math.Round((days < 60 ? days + 1 : days) * 86_400));
    }

    public string Show(double number, bool from1904)
    {
        var section = number < 0 && sections.Count > 1 ? sections[1] : number == 0 && sections.Count > 2 ? sections[2] : sections[0];
        if (section.IsDate) { return ShowDate(section, number, from1904); }
        var isSigned = number < 0 && section == sections[0];
        var shown = new StringBuilder(isSigned ? "-" : "");
        var size = Math.Abs(number) * Math.Pow(100, section.Percent) / Math.Pow(1_000, section.Thousands);
        var digits = new Queue<string>(Spread([.. section.Parts.Where(p => p.Part == Part.Digits).Select(p => p.Text)], size));
        foreach (var (part, text) in section.Parts)
        {
            switch (part)
            {
                case Part.Literal: shown.Append(text); break;
                case Part.Digits: shown.Append(digits.Dequeue()); break;
                case Part.General or Part.Text: shown.Append(General(size)); break;
            }
        }
        return shown.ToString();
    }

    /// <summary>Up to 15 figures, as a cell without a format shows them; no exponent, since plans print none.</summary>
    private static string General(double number) =>
        Math.Abs(number) < 1e15
            ? ((decimal)number).ToString("0.###############", CultureInfo.InvariantCulture)
            : number.ToString("G15", CultureInfo.InvariantCulture);

    /// <summary>Digits interrupted by a literal share one number from the right: 12 under <c>0!.0</c> is shown as 1.2, the usual way to show 万.</summary>
    private static List<string> Spread(List<string> masks, double number)
    {
        if (masks.Count == 0) { return []; }
        if (masks.Count == 1 || masks.Exists(mask => mask.Contains('.', StringComparison.Ordinal)))
        {
            return [Digits(masks[0], number), .. masks.Skip(1).Select(_ => "")];
        }
        var all = Digits(new string('0', Math.Min(15, masks.Sum(mask => mask.Length))), number);
        var shares = new List<string>();
        for (var i = masks.Count - 1; i > 0; i--)
        {
            var cut = Math.Max(0, all.Length - masks[i].Length);
            shares.Insert(0, all[cut..]);
            all = all[..cut];
        }
        return [all, .. shares];
    }

    private static string Digits(string mask, double number)
    {
        if (number >= 1e27) { return General(number); }
        var point = mask.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? "" : mask[(point + 1)..];
        var whole = point < 0 ? mask : mask[..point];
        var format = new StringBuilder(whole.Contains(',', StringComparison.Ordinal) ? "#,##" : "");
        format.Append('0', Math.Max(whole.Count(c => c == '0'), format.Length > 0 || decimals.Length == 0 ? 1 : 0));
        if (decimals.Length > 0) { format.Append('.').Append(decimals.Replace('?', '#')); }
        // Excel rounds half away from zero; decimal keeps 2.675 from becoming 2.67.
        return ((decimal)number).ToString(format.ToString(), CultureInfo.InvariantCulture);
    }

    private static IEnumerable<string> Split(string code)
    {
        var (from, quoted) = (0, false);
        for (var i = 0; i < code.Length; i++)
        {
            if (code[i] == '"') { quoted = !quoted; }
            else if (code[i] is '\\' or '!' && !quoted) { i++; }
            else if (code[i] == ';' && !quoted)
            {
                yield return code[from..i];
                from = i + 1;
            }
        }
        yield return code[from..];
    }

    private static Section Parse(string code)
    {
        var parts = new List<(Part Part, string Text)>();
        var (isDate, percent, thousands) = (false, 0, 0);
        for (var i = 0; i < code.Length; i++)
        {
            var c = code[i];
            switch (c)
            {
                case '"':
                    var close = code.IndexOf('"', i + 1);
                    close = close < 0 ? code.Length : close;
                    parts.Add((Part.Literal, code[(i + 1)..close]));
                    i = close;
                    break;
                case '\\' or '!' when i + 1 < code.Length: parts.Add((Part.Literal, code[++i].ToString())); break;
                case '_' or '*': i++; break;   // a blank as wide as, or a fill with, the next character
                case '[':
                    var end = code.IndexOf(']', i);
                    if (end < 0) { end = code.Length - 1; }
                    if (code[i..end].TrimStart('[') is "h" or "hh" or "m" or "mm" or "s" or "ss") { isDate = true; parts.Add((Part.Date, code[(i + 1)..end])); }
                    i = end;
                    break;
                case '0' or '#' or '?':
                    var mask = RunOf(code, ref i, "0#?.,");
                    thousands += mask.Length - mask.TrimEnd(',').Length;
                    parts.Add((Part.Digits, mask.TrimEnd(',')));
                    break;
                case '%':
                    percent++;
                    parts.Add((Part.Literal, "%"));
                    break;
                case '@': parts.Add((Part.Text, "@")); break;
                case 'G' or 'g' when code.AsSpan(i).StartsWith("General", StringComparison.OrdinalIgnoreCase):
                    parts.Add((Part.General, ""));
                    i += "General".Length - 1;
                    break;
                case 'E' or 'e' when i + 1 < code.Length && code[i + 1] is '+' or '-': i = code.Length; break;   // shown without exponent
                case 'y' or 'm' or 'd' or 'h' or 's' or 'Y' or 'M' or 'D' or 'H' or 'S':
                    isDate = true;
                    parts.Add((Part.Date, RunOf(code, ref i, c.ToString()).ToLowerInvariant()));
                    break;
                default: parts.Add((Part.Literal, c.ToString())); break;
            }
        }
        return new Section(parts, isDate, percent, thousands);
    }

    private static string RunOf(string code, ref int i, string members)
    {
        var from = i;
        while (i + 1 < code.Length && members.Contains(code[i + 1], StringComparison.Ordinal)) { i++; }
        return code[from..(i + 1)];
    }

    private static string ShowDate(Section section, double number, bool from1904)
    {
        if (Moment(number, from1904) is not { } moment) { return General(number); }
        var shown = new StringBuilder();
        var isTime = false;
        foreach (var (part, text) in section.Parts)
        {
            if (part == Part.Literal) { shown.Append(text); }
            if (part != Part.Date) { continue; }
            isTime = text[0] is 'h' or 's' || (isTime && text[0] == 'm');
            shown.Append(text switch
            {
                "yy" => moment.ToString("yy", CultureInfo.InvariantCulture),
                ['y', ..] => moment.Year.ToString("0000", CultureInfo.InvariantCulture),
                ['m', ..] => (isTime ? moment.Minute : moment.Month).ToString(text.Length > 1 ? "00" : "0", CultureInfo.InvariantCulture),
                ['d', ..] => moment.Day.ToString(text.Length > 1 ? "00" : "0", CultureInfo.InvariantCulture),
                ['h', ..] => moment.Hour.ToString(text.Length > 1 ? "00" : "0", CultureInfo.InvariantCulture),
                _ => moment.Second.ToString(text.Length > 1 ? "00" : "0", CultureInfo.InvariantCulture),
            });
        }
        return shown.ToString();
    }

    private static string[] BuiltInCodes()
    {
        var codes = Enumerable.Repeat("General", 50).ToArray();
        (codes[1], codes[2], codes[3], codes[4], codes[9], codes[10]) = ("0", "0.00", "#,##0", "#,##0.00", "0%", "0.00%");
        (codes[14], codes[15], codes[16], codes[17]) = ("yyyy/m/d", "d-m-yy", "d-m", "m-yy");
        (codes[20], codes[21], codes[22]) = ("h:mm", "h:mm:ss", "yyyy/m/d h:mm");
        (codes[27], codes[28], codes[30], codes[31]) = ("yyyy\"年\"m\"月\"", "m\"月\"d\"日\"", "m-d-yy", "yyyy\"年\"m\"月\"d\"日\"");
        (codes[36], codes[37], codes[38], codes[39], codes[40]) = ("yyyy\"年\"m\"月\"", "#,##0;-#,##0", "#,##0;-#,##0", "#,##0.00;-#,##0.00", "#,##0.00;-#,##0.00");
        return codes;
    }
}
