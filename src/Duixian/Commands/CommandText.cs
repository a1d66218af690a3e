using System.Globalization;
using System.Resources;
using Duixian.Shell;

namespace Duixian.Commands;

/// <summary>Words of the command line. Chinese or English by <c>LANG</c>; where the shell names neither, help prints both, Chinese first.</summary>
internal sealed class CommandText
{
    private static readonly ResourceManager Words = new(typeof(CommandText));

    /// <summary>The language the shell asks for, or null when it does not say (<c>LANG=C</c>, or unset).</summary>
    internal static CultureInfo? Asked { get; set; }

    internal static string Help(string key) => Asked is { } asked
        ? In(asked, key)
        : $"{In(LanguageFromPath.Chinese, key)}\n{In(LanguageFromPath.English, key)}";

    internal static string Say(string key, params object?[] arguments) =>
        string.Format(CultureInfo.InvariantCulture, In(Asked ?? LanguageFromPath.Chinese, key), arguments);

    /// <summary>Reads the usual variables in the order the C library does.</summary>
    internal static CultureInfo? LanguageOf(Func<string, string?> variable)
    {
        string[] names = ["LC_ALL", "LC_MESSAGES", "LANG"];
        var chosen = names.Select(variable).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? "";
        return chosen.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? LanguageFromPath.Chinese
            : chosen.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? LanguageFromPath.English
            : null;
    }

    private static string In(CultureInfo culture, string key) =>
        Words.GetString(key, culture) ?? throw new InvalidOperationException($"CommandText has no word '{key}'.");
}
