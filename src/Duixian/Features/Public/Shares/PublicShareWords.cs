using System.Globalization;
using Duixian.Domain.Shares;
using Duixian.Shell.Formatting;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Public.Shares;

/// <summary>How the public pages say who answers for what part.</summary>
internal sealed class PublicShareWords(IStringLocalizer<PublicSharesText> text)
{
    public string this[string key] => text[key];

    public string this[string key, params object[] arguments] => text[key, arguments];

    /// <summary>How the target was divided, in a sentence.</summary>
    public string Method(PublicShare share)
    {
        var said = text["Method." + (share.Method == ShareMethod.Equal && share.Sum is null ? "SameLevel" : share.Method.ToString())].Value;
        return share.Basis is { Length: > 0 } basis ? text["Method.On", said, basis] : said;
    }

    public string Amount(decimal? amount, string unit) => amount is { } known ? Figures.Amount(known, unit) : text["NoFigure"];

    /// <summary>The sum of the shares beside the target, both as they are.</summary>
    public string Ratio(PublicShare share)
    {
        if (share.Works is { } works) { return share.Target is { } wanted ? text["Ratio.Works", works, Figures.Amount(wanted, share.Unit)] : text["Ratio.WorksAlone", works]; }
        if (share.Sum is not { } sum) { return text["Ratio.NotSummed"]; }
        return share.Target is > 0 and { } target ? text["Ratio.Of", Figures.Amount(sum, share.Unit), Figures.Amount(target, share.Unit), Figures.Percent(sum, target)] : text["Ratio.NoTarget", Figures.Amount(sum, share.Unit)];
    }

    /// <summary>Which version, of which day, and who stands behind it.</summary>
    public string Version(PublicShare share) =>
        text["Version", share.Version, Days.Write(share.Day)] + (share.ConfirmedOn is { } on ? text["Confirmed", Days.Write(on)] : text["NotConfirmed"]);

    public static string Address(PublicShare share) => share.Kind == PartyKind.Office ? "" : "/place/" + Uri.EscapeDataString(share.Party);

    public static string Plain(decimal? amount) => amount?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";
}
