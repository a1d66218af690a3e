using System.Text;

namespace Duixian.Accounts.Passwords;

/// <summary>What a guesser tries first, and how much of a password is more than that.</summary>
internal static class GuessedWords
{
    private const int ShortestRun = 3;
    private const int ShortestContext = 2;
    private const string Shaped = "013457@$!";
    private const string Meant = "oleastasi";

    private static readonly HashSet<string> Common = Load();
    private static readonly int Longest = Common.Max(word => word.Length);

    /// <summary>How many entries there are; a test holds the list to its size.</summary>
    public static int Count => Common.Count;

    /// <summary>Lower case, full-width made narrow, letters instead of the digits and signs that stand for them.</summary>
    public static string Normal(string text)
    {
        var folded = text.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        return string.Concat(folded.Select(c => Shaped.IndexOf(c, StringComparison.Ordinal) is >= 0 and var place ? Meant[place] : c));
    }

    /// <summary>The fewest pieces a password falls into: a guessed word, a run such as 3333 or 4567 and a repetition count as one, every other character as one.</summary>
    /// <param name="context">Words everybody knows about the person or the place.</param>
    /// <returns>The pieces, and the longest guessed words among them, context first.</returns>
    public static (int Pieces, string? Context, string? Word) Judge(string password, IEnumerable<string> context)
    {
        var (text, own) = (Normal(password), context.Select(Normal).Where(w => w.Length >= ShortestContext).ToHashSet(StringComparer.Ordinal));
        var longest = Math.Max(Longest, own.Select(w => w.Length).DefaultIfEmpty().Max());
        var best = new (int Pieces, int From, char Kind)[text.Length + 1];
        for (var end = 1; end <= text.Length; end++)
        {
            best[end] = (best[end - 1].Pieces + 1, end - 1, ' ');
            for (var from = end - ShortestContext; from >= 0; from--)
            {
                if (best[from].Pieces + 1 >= best[end].Pieces || KindOf(text, from, end, own, longest) is not { } kind) { continue; }
                best[end] = (best[from].Pieces + 1, from, kind);
            }
        }
        string? ownWord = null, word = null;
        for (var at = text.Length; at > 0; at = best[at].From)
        {
            var piece = text[best[at].From..at];
            if (best[at].Kind is 'o' && piece.Length > (ownWord?.Length ?? 0)) { ownWord = piece; }
            else if (best[at].Kind is not (' ' or 'o') && piece.Length > (word?.Length ?? 0)) { word = piece; }
        }
        return (best[text.Length].Pieces, ownWord is null ? null : Written(password, ownWord), word is null ? null : Written(password, word));
    }

    private static char? KindOf(string text, int from, int end, HashSet<string> own, int longest)
    {
        var length = end - from;
        if (length <= longest)
        {
            var piece = text[from..end];
            if (own.Contains(piece)) { return 'o'; }
            if (Common.Contains(piece)) { return 'c'; }
        }
        if (length < ShortestRun) { return null; }
        return IsRun(text.AsSpan(from, length)) || text.AsSpan(0, from).IndexOf(text.AsSpan(from, length)) >= 0 ? 'r' : null;
    }

    private static bool IsRun(ReadOnlySpan<char> text)
    {
        var step = text[1] - text[0];
        if (step is < -1 or > 1) { return false; }
        for (var i = 2; i < text.Length; i++)
        {
            if (text[i] - text[i - 1] != step) { return false; }
        }
        return true;
    }

    /// <summary>As the person wrote it, where folding kept the places.</summary>
    private static string Written(string password, string piece) =>
        Normal(password) is var text && text.Length == password.Length && text.IndexOf(piece, StringComparison.Ordinal) is >= 0 and var at ? password.Substring(at, piece.Length) : piece;

    private static HashSet<string> Load()
    {
        using var stream = typeof(GuessedWords).Assembly.GetManifestResourceStream("passwords/common.txt") ?? throw new InvalidOperationException("The program was built without its list of common passwords.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
    }
}
