using System.Globalization;
using Duixian.Domain.Procedures;
using Duixian.Domain.Plans;
using Duixian.Shell.Typing;

namespace Duixian.Features.Projects.ProcedureShare;

/// <summary>Which year's share is asked for, the threshold and its day, and another limit to be tried; the same words stand in the address of the page and of its files.</summary>
/// <param name="Step">Code of the step whose limit is tried; null where nothing is.</param>
internal sealed record ShareQuery(int Year, DateOnly By, decimal Percent, string? Step, TimeLimit Limit)
{
    public const string QYear = "year";
    public const string QBy = "by";
    public const string QPercent = "percent";
    public const string QStep = "step";
    public const string QDays = "days";
    public const string QUnit = "unit";

    /// <summary>The share half a year's procedures are usually asked for by 30 June.</summary>
    public const decimal UsualPercent = 80;

    private const int LongestCode = 20;

    /// <summary>What cannot be understood is left out. Without a day it is 30 June, and once that is over the end of the year.</summary>
    public static ShareQuery From(IQueryCollection query, DateOnly today)
    {
        var year = int.TryParse(query[QYear], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && PlanAddress.IsYear(asked) ? asked : today.Year;
        var june = new DateOnly(year, 6, 30);
        var percent = AmountTyped.Read(query[QPercent].ToString()) is { } share and > 0 and <= 100 ? share : UsualPercent;
        var step = query[QStep].ToString() is { Length: > 0 and <= LongestCode } code ? code : null;
        var days = int.TryParse(query[QDays], NumberStyles.None, CultureInfo.InvariantCulture, out var typed) && typed <= ProcedureTemplate.MostDays ? typed : (int?)null;
        return new(
            year, DayTyped.Read(query[QBy]) ?? (today <= june ? june : new(year, 12, 31)), percent, days is null ? null : step,
            new(days ?? 0, Enum.TryParse<DayUnit>(query[QUnit], ignoreCase: true, out var unit) && Enum.IsDefined(unit) ? unit : DayUnit.Working));
    }

    /// <summary>As an address carries it, without the limit that is tried.</summary>
    public string Written => string.Create(CultureInfo.InvariantCulture, $"?{QYear}={Year}&{QBy}={By:yyyy-MM-dd}&{QPercent}={Percent:0.####}");
}
