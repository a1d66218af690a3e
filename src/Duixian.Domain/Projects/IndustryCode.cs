namespace Duixian.Domain.Projects;

/// <summary>A class of GB/T 4754-2017: two to four digits, perhaps with the letter of its section before them. A project is classed by what it will be used for.</summary>
public static class IndustryCode
{
    // First division of each section, A to T.
    private static readonly int[] FirstDivisions = [1, 6, 13, 44, 47, 51, 53, 61, 63, 66, 70, 71, 73, 76, 80, 83, 84, 86, 91, 97];
    private const int LastDivision = 97;

    /// <summary>The letter of the section; null where the digits name no division, or the letter written before them is another's. A hint, never a reason to refuse.</summary>
    public static char? SectionOf(string written)
    {
        ArgumentNullException.ThrowIfNull(written);
        var text = written.Trim().ToUpperInvariant();
        var letter = text.Length > 0 && text[0] is >= 'A' and <= 'T' ? text[0] : (char?)null;
        var digits = letter is null ? text : text[1..].TrimStart('-', ' ');
        if (letter is not null && digits.Length == 0) { return letter; }
        if (digits.Length is < 2 or > 4 || !digits.All(char.IsAsciiDigit)) { return null; }
        var division = ((digits[0] - '0') * 10) + (digits[1] - '0');
        if (division is < 1 or > LastDivision) { return null; }
        var section = (char)('A' + Array.FindLastIndex(FirstDivisions, first => first <= division));
        return letter is null || letter == section ? section : null;
    }
}
