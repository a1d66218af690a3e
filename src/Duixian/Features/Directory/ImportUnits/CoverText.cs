using System.Globalization;
using System.Text.RegularExpressions;
using Duixian.Domain.Directory;

namespace Duixian.Features.Directory.ImportUnits;

/// <summary>An area of a unit as people write it in a cell: <c>371502</c>, or with its days <c>371502001(2019-09-18—2023-12-31)</c>, either of which may be left out.</summary>
internal sealed partial record CoverText(string Region, DateOnly? From, DateOnly? Until)
{
    /// <summary>Null when it is written otherwise.</summary>
    public static CoverText? Read(string written)
    {
        var match = Form().Match(written.Normalize(System.Text.NormalizationForm.FormKC));
        if (!match.Success || RegionBook.Normal(match.Groups["code"].Value) is not { } code) { return null; }
        var (from, until) = (Day(match.Groups["from"]), Day(match.Groups["until"]));
        return from.IsWrong || until.IsWrong ? null : new CoverText(code, from.Day, until.Day);
    }

    public static string Write(UnitRegion region) =>
        region.From is null && region.Until is null ? region.Region : string.Create(CultureInfo.InvariantCulture, $"{region.Region}({region.From:yyyy-MM-dd}—{region.Until:yyyy-MM-dd})");

    private static (DateOnly? Day, bool IsWrong) Day(Group written) =>
        written.Length == 0 ? (null, false)
        : DateOnly.TryParseExact(written.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? (day, false) : (null, true);

    [GeneratedRegex(@"^(?<code>[0-9]{6,12})\s*(?:\(\s*(?<from>[0-9-]{10})?\s*[—–~至-]{1,2}\s*(?<until>[0-9-]{10})?\s*\))?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Form();
}
