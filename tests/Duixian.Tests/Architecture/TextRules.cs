using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.AspNetCore.Components;

namespace Duixian.Tests.Architecture;

/// <summary>What may stand in a file.</summary>
internal static partial class TextRules
{
    private const int LongestFile = 400;

    // Put together from pieces, or the rule would find itself.
    private static readonly Regex Machine = new(string.Join('|', new[] { "home", "root", "work", "Users" }.Select(folder => $@"(?<![\w.~}}-])/{folder}/[a-z]")), RegexOptions.Compiled);
    private static readonly Regex Registry = new(string.Join('|', new[] { "nuget", "npmjs", "debian", "pypi", "docker" }.Select(name => $@"\b[\w-]+\.{name}\.(?:org|com|io)\b")), RegexOptions.Compiled);

    internal static IEnumerable<string> TooLong(IEnumerable<HouseFile> files) =>
        files.Where(file => file.IsUnder("src/") && file.IsCode && !file.IsMigration && file.Text.Count(character => character == '\n') > LongestFile).Select(file => file.Path);

    internal static IEnumerable<string> PlacesOutsideTheRepository(IEnumerable<HouseFile> files) =>
        files.SelectMany(file => new[] { Machine, Registry }.Select(rule => rule.Match(file.Text)).Where(match => match.Success).Select(match => $"{file.Path}: {match.Value}"));

    /// <summary>The content security policy refuses both, so they would be dead text.</summary>
    internal static IEnumerable<string> StyleOrScriptInMarkup(IEnumerable<HouseFile> files) =>
        files.Where(file => file.IsUnder("src/") && file.Path.EndsWith(".razor", StringComparison.Ordinal) && InlineStyleOrScript().IsMatch(file.Text)).Select(file => file.Path);

    internal static IEnumerable<string> OpenEnds(IEnumerable<HouseFile> files) =>
        files.Where(file => file.IsCode && OpenEnd().IsMatch(file.Text)).Select(file => file.Path);

    /// <summary>Chinese sentences are set with full-width marks; a half-width comma between characters reads like a slip.</summary>
    internal static IEnumerable<string> HalfWidthMarks(IEnumerable<HouseFile> files) =>
        files.Where(file => file.IsUnder("src/") && file.Path.EndsWith(".resx", StringComparison.Ordinal) && !file.Path.EndsWith(".en.resx", StringComparison.Ordinal))
            .SelectMany(file => HalfWidthMark().Matches(file.Text).Select(match => $"{file.Path}: {match.Value}"));

    /// <summary>Every word in both languages: keys that one file of a pair has and the other has not.</summary>
    internal static IEnumerable<string> WordsInOneLanguage(IReadOnlyCollection<HouseFile> files)
    {
        var resources = files.Where(file => file.Path.EndsWith(".resx", StringComparison.Ordinal)).ToDictionary(file => file.Path, Keys, StringComparer.Ordinal);
        foreach (var (path, keys) in resources)
        {
            var english = path.EndsWith(".en.resx", StringComparison.Ordinal);
            var pair = english ? string.Concat(path.AsSpan(0, path.Length - ".en.resx".Length), ".resx") : string.Concat(path.AsSpan(0, path.Length - ".resx".Length), ".en.resx");
            var other = resources.GetValueOrDefault(pair);
            if (other is null)
            {
                yield return $"{path} has no {pair}";
                continue;
            }
            foreach (var key in keys.Except(other, StringComparer.Ordinal)) { yield return $"{pair} lacks {key}"; }
        }
    }

    /// <summary>The API document merges different types of one simple name without a word.</summary>
    internal static IEnumerable<string> NamesUsedTwice(IEnumerable<Type> types) =>
        types.Where(type => type.IsVisible && type.Name[0] != '_' && !typeof(IComponent).IsAssignableFrom(type) && type.Namespace?.EndsWith(".Migrations", StringComparison.Ordinal) != true)
            .GroupBy(type => type.Name, StringComparer.Ordinal)
            .Where(named => named.Count() > 1)
            .Select(named => string.Join(", ", named.Select(type => type.FullName).Order(StringComparer.Ordinal)));

    private static HashSet<string> Keys(HouseFile resource) =>
        XDocument.Parse(resource.Text).Descendants("data").Select(word => word.Attribute("name")?.Value ?? "").ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex("""\sstyle\s*=\s*["']|<style\b|<script(?![^>]*\bsrc\s*=)|\son[a-z]+\s*=\s*["'](?!@)""", RegexOptions.IgnoreCase)]
    private static partial Regex InlineStyleOrScript();

    [GeneratedRegex(@"[\u4e00-\u9fff][,:;!?]|[,;][\u4e00-\u9fff]")]
    private static partial Regex HalfWidthMark();

    [GeneratedRegex(@"\b(?:TODO|FIXME|HACK)\b(?!\(#\d+\))")]
    private static partial Regex OpenEnd();
}
