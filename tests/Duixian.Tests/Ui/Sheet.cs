using System.Globalization;
using System.Text.RegularExpressions;
using Duixian.Tests.Architecture;

namespace Duixian.Tests.Ui;

/// <summary>The style sheet as the tests read it: its tokens in both themes, and contrast as WCAG computes it.</summary>
internal static partial class Sheet
{
    internal const string Path = "src/Duixian/wwwroot/app.css";

    internal static readonly string Text = Read(Path);

    internal static IReadOnlyDictionary<string, string> Light { get; } = Tokens(Block(Text, ":root {"));

    internal static IReadOnlyDictionary<string, string> Dark { get; } = Tokens(Block(Text, """:root[data-theme="dark"] {"""));

    internal static IReadOnlyDictionary<string, string> DarkBySystem { get; } = Tokens(Block(Text, """:root:not([data-theme="light"]) {"""));

    internal static IReadOnlyDictionary<string, string> Tokens(string block) =>
        Token().Matches(block).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value, StringComparer.Ordinal);

    internal static string Read(string path) => File.ReadAllText(System.IO.Path.Combine(House.Root, path));

    /// <summary>Pairs of a theme that are too close: text needs 4.5, symbols and field edges 3.</summary>
    internal static IEnumerable<string> TooFaint(IReadOnlyDictionary<string, string> theme)
    {
        string[] texts = ["ink", "ink-2", "ink-3", "vermilion", "done", "doing", "soon", "prep", "plan", "focus"];
        foreach (var ground in new[] { "paper", "well" })
        {
            foreach (var (token, least) in texts.Select(t => (t, 4.5)).Append(("rule-2", 3.0)))
            {
                var ratio = Contrast(theme[token], theme[ground]);
                if (ratio < least) { yield return $"--{token} on --{ground}: {ratio:0.00}, needs {least}"; }
            }
        }
        // Buttons and the step in hand are set in reverse; the hover of a button takes the second ink.
        foreach (var ground in new[] { "ink", "ink-2" })
        {
            if (Contrast(theme["paper"], theme[ground]) < 4.5) { yield return $"--paper on --{ground}"; }
        }
        if (Contrast(theme["ink"], theme["tint-3"]) < 4.5) { yield return "--ink on --tint-3"; }
        if (Contrast(theme["vermilion"], theme["tint-3"]) < 3.0) { yield return "--vermilion as a symbol on --tint-3"; }
    }

    internal static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        var parts = Enumerable.Range(0, 3).Select(i => int.Parse(colour.AsSpan(1 + 2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0);
        var linear = parts.Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4)).ToArray();
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }

    private static string Block(string sheet, string opening)
    {
        var start = sheet.IndexOf(opening, StringComparison.Ordinal);
        Assert.True(start >= 0, opening + " is missing from the sheet");
        return sheet[start..sheet.IndexOf('}', start)];
    }

    [GeneratedRegex("--([a-z0-9-]+):\\s*(#[0-9a-f]{6})\\b", RegexOptions.IgnoreCase)]
    private static partial Regex Token();
}
