using System.Globalization;
using System.Text;

namespace Duixian.Shell.Typing;

/// <summary>What people type or paste, before it is kept.</summary>
internal static class TypedText
{
    /// <summary>NFC, without control characters and without the invisible ones that hide or turn round what stands beside them; line ends kept.</summary>
    public static string Clean(string? typed)
    {
        if (string.IsNullOrEmpty(typed)) { return ""; }
        var clean = new StringBuilder(typed.Length);
        for (var i = 0; i < typed.Length; i++)
        {
            var c = typed[i];
            if (char.IsSurrogate(c))
            {
                // Half a character is no text: databases and the ledger refuse it.
                if (char.IsHighSurrogate(c) && i + 1 < typed.Length && char.IsLowSurrogate(typed[i + 1])) { clean.Append(c).Append(typed[++i]); }
                continue;
            }
            var kind = char.GetUnicodeCategory(c);
            if (c is '\n' or '\t' || kind is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)) { clean.Append(c); }
        }
        return clean.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    /// <summary>The same on one line.</summary>
    public static string Line(string? typed) => Clean(typed).ReplaceLineEndings(" ").Replace('\t', ' ');
}
