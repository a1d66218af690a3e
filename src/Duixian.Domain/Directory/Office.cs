namespace Duixian.Domain.Directory;

/// <summary>What an office is.</summary>
public enum OfficeKind
{
    /// <summary>政府部门.</summary>
    Department,

    /// <summary>党委部门、群团组织.</summary>
    PartyBody,

    /// <summary>县(市、区)政府.</summary>
    County,

    /// <summary>开发区、度假区管委会.</summary>
    Zone,

    /// <summary>公共企业.</summary>
    Company,

    /// <summary>人大、政协: reads and judges, carries nothing out.</summary>
    Oversight,
}

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

    public OfficeKind Kind { get; private set; }

    /// <summary>Code of the assessment unit it belongs to; null for the city's own offices.</summary>
    public string? Unit { get; private set; }

    public DateOnly? From { get; private set; }

    public DateOnly? Until { get; private set; }

    public bool StandsOn(DateOnly day) => (From is null || From <= day) && (Until is null || day <= Until);

    /// <summary>Where it stands among the others, and since when.</summary>
    public void Place(OfficeKind kind, string? unit, DateOnly? from, DateOnly? until) => (Kind, Unit, From, Until) = (kind, unit, from, until);

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
