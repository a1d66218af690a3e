using Duixian.Domain.Directory;
using Duixian.Domain.Shares;

namespace Duixian.Features.Shares.DivideTarget;

/// <summary>Finds a party by what people call it: its code, its full or short name, or that without 区, 县, 市 at the end.</summary>
internal sealed class PartyNames
{
    private const string Endings = "区县市";

    private readonly Dictionary<string, string> codes = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="parties">Those of this division; nobody else is found.</param>
    public PartyNames(IReadOnlyList<Party> parties, IReadOnlyList<AssessmentUnit> units, IReadOnlyList<Office> offices)
    {
        var wanted = parties.Select(p => p.Code).ToHashSet(StringComparer.Ordinal);
        var onOffices = parties is [{ Kind: PartyKind.Office }, ..];
        var called = onOffices ? offices.Select(o => (o.Code, o.Name, o.ShortName)) : units.Select(u => (u.Code, u.Name, u.ShortName));
        var known = called.Where(p => wanted.Contains(p.Code)).ToList();
        foreach (var (code, name, shortName) in known)
        {
            codes.TryAdd(Plain(code), code);
            codes.TryAdd(Plain(name), code);
            codes.TryAdd(Plain(shortName), code);
        }
        foreach (var (code, _, shortName) in known)
        {
            // After all full names, so that 高新 never takes the place of somebody really called so.
            if (shortName.Length > 2 && Endings.Contains(shortName[^1], StringComparison.Ordinal)) { codes.TryAdd(Plain(shortName[..^1]), code); }
        }
    }

    /// <summary>Null when nobody of this division is called so.</summary>
    public string? CodeOf(string said) => codes.GetValueOrDefault(Plain(said));

    private static string Plain(string said) => string.Concat(said.Where(c => !char.IsWhiteSpace(c)));
}
