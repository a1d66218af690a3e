namespace Duixian.Domain.Directory;

/// <summary>The regions known, asked whether a code may be used on a day.</summary>
/// <remarks>Other systems number zones inside the city as they like (371591), so a code of the own prefecture is never turned away for being unknown.</remarks>
public sealed class RegionBook
{
    private readonly Dictionary<string, Region> byCode;
    private readonly string prefecture;

    public RegionBook(IEnumerable<Region> regions)
    {
        byCode = regions.ToDictionary(r => r.Code, StringComparer.Ordinal);
        var own = byCode.Values.Where(r => r.Level == RegionLevel.Prefecture).OrderBy(r => r.Code, StringComparer.Ordinal).FirstOrDefault()
            ?? byCode.Values.OrderBy(r => r.Code, StringComparer.Ordinal).FirstOrDefault();
        prefecture = own is { Code.Length: >= 4 } ? own.Code[..4] : "";
    }

    public Region? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>Whether a code belongs to the own prefecture; every code does while nothing is known.</summary>
    public bool IsOwn(string code) => code.StartsWith(prefecture, StringComparison.Ordinal);

    /// <summary>Digits alone: six (county), nine (township) or twelve that end in 000, which are the same as nine. Null when it is no such code.</summary>
    public static string? Normal(string? written)
    {
        var code = written?.Trim() ?? "";
        if (code.Length == 12 && code.EndsWith("000", StringComparison.Ordinal)) { code = code[..9]; }
        return code.Length is 6 or 9 && code.All(char.IsAsciiDigit) && code[0] != '0' ? code : null;
    }

    /// <summary>Null when the code may be used on the day, which an unknown one of the own prefecture may too (see <see cref="Find"/>).</summary>
    public Refusal? Check(string code, DateOnly day)
    {
        if (Normal(code) is not { } normal) { return DirectoryRefusal.RegionMalformed(code); }
        if (Find(normal) is not { } region) { return IsOwn(normal) ? null : DirectoryRefusal.RegionUnknown(normal, prefecture); }
        if (region.StandsOn(day)) { return null; }
        if (region.Until is not { } last || day <= last) { return DirectoryRefusal.RegionNotYet(normal, region.Name, region.From ?? day); }
        return region.Successor is { } successor
            ? DirectoryRefusal.RegionRetired(normal, region.Name, last, successor, Find(successor)?.Name ?? "")
            : DirectoryRefusal.RegionGone(normal, region.Name, last);
    }
}
