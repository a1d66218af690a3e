using System.Globalization;

namespace Duixian.Ui.Charts;

/// <summary>Numbers as SVG attributes read them, whatever the language of the page.</summary>
internal static class Svg
{
    internal static string N(decimal value) => decimal.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    internal static string Pc(decimal value) => N(value) + "%";
}
