using System.Text;

namespace Duixian.Domain.Projects;

/// <summary>What became of something written where a unified social credit code belongs.</summary>
public enum CreditCodeState
{
    /// <summary>18 characters and both check characters fit.</summary>
    Valid,

    /// <summary>18 allowed characters, but the last one does not fit (GB 32100-2015).</summary>
    CheckCharacter,

    /// <summary>The last one fits, but the ninth of the organisation code inside does not (GB 11714-1997).</summary>
    OrganisationCheck,

    /// <summary>A letter the standard leaves out (I, O, S, V, Z) or another character.</summary>
    Characters,

    /// <summary>Not 18 characters.</summary>
    Length,

    /// <summary>A registration number of 15 digits from before 2015: no credit code, and nothing to make one from.</summary>
    Registration15,

    /// <summary>An organisation code of nine characters alone.</summary>
    Organisation9,
}

/// <summary>A unified social credit code (GB 32100-2015).</summary>
/// <param name="Text">Half width, upper case, without blanks.</param>
/// <param name="Suggestion">With look-alikes put right (O as 0, I as 1) where that makes it valid: for a person to confirm, never taken silently.</param>
/// <param name="WasNormalised">It was written with full-width or lower-case characters or blanks inside.</param>
public sealed record CreditCode(string Text, CreditCodeState State, bool WasNormalised, string? Suggestion = null)
{
    /// <summary>The order of the characters is their value, 0 to 30.</summary>
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private const int Length = 18;
    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    private static readonly int[] OrganisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

    public static CreditCode Read(string written)
    {
        ArgumentNullException.ThrowIfNull(written);
        var text = Clean(written);
        var normalised = !string.Equals(text, written.Trim(), StringComparison.Ordinal);
        var state = StateOf(text);
        var suggestion = state == CreditCodeState.Characters ? text.Replace('O', '0').Replace('I', '1') : null;
        return new(text, state, normalised, suggestion is not null && StateOf(suggestion) == CreditCodeState.Valid ? suggestion : null);
    }

    /// <summary>How a code is kept: half width and upper case; what is no code at all stays as written.</summary>
    public static string? Kept(string? written) => written is not null && Read(written) is { State: not (CreditCodeState.Characters or CreditCodeState.Length) } code ? code.Text : written;

    /// <summary>The character that ends a code with these 17 before it; null when one of them is not allowed.</summary>
    public static char? CheckCharacter(ReadOnlySpan<char> body)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            var value = Alphabet.IndexOf(body[i], StringComparison.Ordinal);
            if (value < 0) { return null; }
            sum += value * Weights[i];
        }
        return Alphabet[(31 - (sum % 31)) % 31];
    }

    /// <summary>The ninth character of an organisation code with these eight before it (GB 11714-1997; A is 10, Z is 35).</summary>
    public static char? OrganisationCheck(ReadOnlySpan<char> body)
    {
        var sum = 0;
        for (var i = 0; i < OrganisationWeights.Length; i++)
        {
            var c = body[i];
            if (!char.IsAsciiDigit(c) && !char.IsAsciiLetterUpper(c)) { return null; }
            sum += (char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10) * OrganisationWeights[i];
        }
        return (11 - (sum % 11)) switch { 10 => 'X', 11 => '0', var digit => (char)('0' + digit) };
    }

    private static CreditCodeState StateOf(string text)
    {
        if (text.Length == 15 && text.All(char.IsAsciiDigit)) { return CreditCodeState.Registration15; }
        if (text.Length == 9 && OrganisationCheck(text) == text[8]) { return CreditCodeState.Organisation9; }
        if (text.Length != Length) { return CreditCodeState.Length; }
        if (CheckCharacter(text) is not { } check || !Alphabet.Contains(text[^1], StringComparison.Ordinal)) { return CreditCodeState.Characters; }
        if (check != text[^1]) { return CreditCodeState.CheckCharacter; }
        return OrganisationCheck(text.AsSpan(8, 8)) == text[16] ? CreditCodeState.Valid : CreditCodeState.OrganisationCheck;
    }

    private static string Clean(string written)
    {
        var text = new StringBuilder(written.Length);
        foreach (var c in written)
        {
            var half = c is >= '\uff01' and <= '\uff5e' ? (char)(c - 0xfee0) : c;
            if (char.IsWhiteSpace(half) || half is '-' or '\u200b' or '\ufeff' or '–' or '—') { continue; }
            text.Append(char.ToUpperInvariant(half));
        }
        return text.ToString();
    }
}
