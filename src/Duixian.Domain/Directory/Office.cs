namespace Duixian.Domain.Directory;

/// <summary>A department, county government, zone or company that can answer for something.</summary>
public sealed class Office
{
    private Office()
    {
    }

    public Office(string code, string name, string shortName, IReadOnlyList<string> keywords, int position)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        (Code, Name, ShortName, Keywords, Position) = (code, name, shortName, keywords, position);
    }

    /// <summary>Short Latin code, the key.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string ShortName { get; private set; } = "";

    /// <summary>Words in a promise that suggest this office; only a proposal, a person decides.</summary>
    public IReadOnlyList<string> Keywords { get; private set; } = [];

    public int Position { get; private set; }

    /// <summary>1–20 Latin letters, digits or hyphens.</summary>
    public static bool IsCode(string? code) => code is { Length: >= 1 and <= 20 } && code.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    /// <summary>A newer table calls it so.</summary>
    public void Describe(string name, string shortName, IReadOnlyList<string> keywords, int position) =>
        (Name, ShortName, Keywords, Position) = (name, shortName, keywords, position);
}

/// <summary>Proposes who might lead a promise from the words it is made of.</summary>
public static class OfficeProposal
{
    /// <summary>The office whose longest matching keyword is longest; ties go to the earlier in the list. Null when nothing matches.</summary>
    public static Office? For(string text, IReadOnlyList<Office> offices)
    {
        Office? best = null;
        var bestLength = 0;
        foreach (var office in offices.OrderBy(o => o.Position).ThenBy(o => o.Code, StringComparer.Ordinal))
        {
            foreach (var keyword in office.Keywords)
            {
                if (keyword.Length > bestLength && text.Contains(keyword, StringComparison.Ordinal))
                {
                    (best, bestLength) = (office, keyword.Length);
                }
            }
        }
        return best;
    }
}
