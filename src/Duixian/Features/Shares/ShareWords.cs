using System.Globalization;
using Duixian.Domain.Commitments;
using Duixian.Domain.Directory;
using Duixian.Domain.Shares;
using Duixian.Shell.Formatting;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Shares;

/// <summary>How the desk says what a division is.</summary>
internal sealed class ShareWords(IStringLocalizer<SharesText> text)
{
    public string this[string key] => text[key];

    public string this[string key, params object[] arguments] => text[key, arguments];

    /// <summary>How a target is divided; a level that is the same for all is not called equal shares.</summary>
    public string Method(ShareMethod method, bool additive) => text[method == ShareMethod.Equal && !additive ? "Method.SameLevel" : "Method." + method];

    public string Universe(Universe universe) => text["Universe." + universe];

    public string Target(Promise promise, string unit) => Figures.Target(promise.Bound, promise.Amount, unit, promise.Upper) + (promise.Per is { Length: > 0 } per ? text["Target.Per", per].Value : "");

    public string Amount(decimal? amount, string unit) => amount is { } known ? Figures.Amount(known, unit) : text["Share.NoFigure"];

    /// <summary>The sum of the shares beside the target, and the one by the other: 550 / 500 = 1.10. Two figures that are never made one.</summary>
    public string Ratio(decimal? sum, int? works, decimal? target)
    {
        if (works is { } count) { return target is { } wanted ? text["Ratio.Works", count, Figures.Number(wanted)] : text["Ratio.WorksAlone", count]; }
        if (sum is not { } together) { return text["Ratio.NotSummed"]; }
        return target is > 0 and { } whole
            ? text["Ratio.Of", Figures.Number(together), Figures.Number(whole), Times(together / whole)]
            : text["Ratio.NoTarget", Figures.Number(together)];
    }

    /// <summary>1.10; what is not exactly 1 never reads 1.00.</summary>
    private static string Times(decimal ratio)
    {
        var two = decimal.Round(ratio, 2, MidpointRounding.AwayFromZero);
        return (two == 1m && ratio != 1m ? ratio : two).ToString(two == 1m && ratio != 1m ? "0.00######" : "0.00", CultureInfo.InvariantCulture);
    }
}
