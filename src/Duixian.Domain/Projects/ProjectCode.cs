using System.Text;

namespace Duixian.Domain.Projects;

/// <summary>Which of the two numbering schemes a project code follows.</summary>
public enum ProjectCodeForm
{
    /// <summary>Neither: the faults say why. The text is kept as written.</summary>
    Malformed,

    /// <summary>GB/T 40058-2021, in use since November 2020: <c>YYMM-RRRRRR-DD-TT-NNNNNC</c>.</summary>
    Current,

    /// <summary>Before the switch: <c>YYYY-RRRRRR-II-TT-NNNNNN</c>, II a division of GB/T 4754. Accepted for good.</summary>
    Old,
}

/// <summary>What is wrong with a project code. Only <see cref="CheckDigit"/> may be waved through without a person.</summary>
public enum ProjectCodeFault
{
    /// <summary>Not 20 digits.</summary>
    Length,

    /// <summary>Something other than digits and hyphens.</summary>
    Characters,

    /// <summary>The third and fourth digit are no month, and the first four no year of the old scheme.</summary>
    Month,

    /// <summary>Given after the day it was read on.</summary>
    Future,

    /// <summary>No province of GB/T 2260 begins with these two digits. Counties and zones are never judged: 371591 exists and stands in no table.</summary>
    Province,

    /// <summary>The last digit is not what ISO 7064 MOD 11,10 gives. The standard's own algorithm text is not public, so this warns and never refuses.</summary>
    CheckDigit,
}

/// <summary>The code under which an investment project is known to the state's approval platform: 20 digits, with four hyphens 24 characters.</summary>
/// <param name="Text">With its hyphens; as written where it is malformed.</param>
/// <param name="Region">The six digits of the place that gave it; empty where malformed.</param>
public sealed record ProjectCode(string Text, ProjectCodeForm Form, string Region, IReadOnlyList<ProjectCodeFault> Faults)
{
    private const int Digits = 20;

    // The switch was in November 2020 (2011 in the new scheme); years of the old scheme end where the switch was over everywhere.
    private const int FirstCurrent = 2011;
    private const int FirstOldYear = 1990;
    private const int LastOldYear = 2021;

    private static readonly HashSet<string> Provinces =
    [
        "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44", "45", "46",
        "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "66", "00",   // 00: given by the central platform
    ];

    /// <summary>The only fault, if any, is the check digit.</summary>
    public bool IsUsable => Form != ProjectCodeForm.Malformed;

    /// <summary>Reads a code in either scheme, with or without hyphens, full width or not.</summary>
    /// <param name="today">A code cannot have been given later.</param>
    public static ProjectCode Read(string written, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(written);
        var cleaned = Clean(written);
        var digits = cleaned.Replace("-", "", StringComparison.Ordinal);
        var faults = new List<ProjectCodeFault>();
        if (!digits.All(char.IsAsciiDigit)) { faults.Add(ProjectCodeFault.Characters); }
        if (digits.Length != Digits) { faults.Add(ProjectCodeFault.Length); }
        var form = digits.Length >= 4 && digits.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') < 0 ? FormOf(digits) : ProjectCodeForm.Malformed;
        if (form == ProjectCodeForm.Malformed && digits.Length >= 4) { faults.Add(ProjectCodeFault.Month); }
        if (faults.Count > 0) { return new(cleaned, ProjectCodeForm.Malformed, "", faults); }
        if (!Provinces.Contains(digits[4..6])) { faults.Add(ProjectCodeFault.Province); }
        if (IsLater(digits, form, today)) { faults.Add(ProjectCodeFault.Future); }
        if (faults.Count > 0) { return new(Hyphenated(digits), ProjectCodeForm.Malformed, digits[4..10], faults); }
        if (form == ProjectCodeForm.Current && CheckDigit(digits.AsSpan(0, Digits - 1)) != digits[^1] - '0') { faults.Add(ProjectCodeFault.CheckDigit); }
        return new(Hyphenated(digits), form, digits[4..10], faults);
    }

    /// <summary>How a code is kept: in its one form where it is usable, else as written, because only a person knows what was meant.</summary>
    public static string? Kept(string? written, DateOnly today) => written is not null && Read(written, today) is { IsUsable: true } code ? code.Text : written;

    /// <summary>ISO 7064 (GB/T 17710) MOD 11,10 over decimal digits.</summary>
    public static int CheckDigit(ReadOnlySpan<char> digits)
    {
        var product = 10;
        foreach (var digit in digits)
        {
            var sum = (product + (digit - '0')) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (11 - product) % 10;
    }

    private static ProjectCodeForm FormOf(string digits)
    {
        var (head, month) = (int.Parse(digits.AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture), (digits[2] - '0') * 10 + (digits[3] - '0'));
        var mayBeCurrent = month is >= 1 and <= 12 && head >= FirstCurrent;
        var mayBeOld = head is >= FirstOldYear and <= LastOldYear;
        // 2011 and 2012 are November and December 2020 as well as two years of the old scheme: a fitting check digit decides.
        if (mayBeCurrent && mayBeOld && digits.Length == Digits && digits.All(char.IsAsciiDigit)) { return CheckDigit(digits.AsSpan(0, Digits - 1)) == digits[^1] - '0' ? ProjectCodeForm.Current : ProjectCodeForm.Old; }
        return mayBeCurrent ? ProjectCodeForm.Current : mayBeOld ? ProjectCodeForm.Old : ProjectCodeForm.Malformed;
    }

    private static bool IsLater(string digits, ProjectCodeForm form, DateOnly today)
    {
        var head = int.Parse(digits.AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture);
        return form == ProjectCodeForm.Current ? (2000 + (head / 100)) * 100 + (head % 100) > (today.Year * 100) + today.Month : head > today.Year;
    }

    private static string Hyphenated(string digits) => $"{digits[..4]}-{digits[4..10]}-{digits[10..12]}-{digits[12..14]}-{digits[14..]}";

    /// <summary>Half width, one sort of hyphen, no blanks.</summary>
    private static string Clean(string written)
    {
        var text = new StringBuilder(written.Length);
        foreach (var c in written)
        {
            if (char.IsWhiteSpace(c) || c is '\u200b' or '\ufeff') { continue; }
            text.Append(c switch
            {
                >= '\uff01' and <= '\uff5e' => (char)(c - 0xfee0) is '_' ? '-' : (char)(c - 0xfee0),
                '‐' or '‑' or '‒' or '–' or '—' or '―' or '−' or '─' or '_' => '-',
                _ => c,
            });
        }
        return text.ToString();
    }
}
