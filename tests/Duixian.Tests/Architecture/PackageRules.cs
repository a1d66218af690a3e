using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Duixian.Tests.Architecture;

/// <summary>A package as a lock file pins it.</summary>
internal sealed record LockedPackage(string Id, string Version, string LockFile);

internal static partial class PackageRules
{
    private static readonly string[] Shippable = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "PostgreSQL", "MS-PL OR Apache-2.0"];

    /// <summary>axe-core; it looks at our pages in tests and is never shipped.</summary>
    private static readonly string[] ForTestsOnly = ["MPL-2.0"];

    internal static IEnumerable<LockedPackage> Locked(HouseFile lockFile)
    {
        using var json = JsonDocument.Parse(lockFile.Text);
        return [.. json.RootElement.GetProperty("dependencies").EnumerateObject()
            .SelectMany(framework => framework.Value.EnumerateObject())
            .Where(package => package.Value.TryGetProperty("resolved", out _))
            .Select(package => new LockedPackage(package.Name, package.Value.GetProperty("resolved").GetString() ?? "", lockFile.Path))];
    }

    /// <returns>The SPDX expression; null where the package names none.</returns>
    internal static string? LicenceOf(string nuspec) =>
        XDocument.Parse(nuspec).Descendants().FirstOrDefault(element => element.Name.LocalName == "license" && element.Attribute("type")?.Value == "expression")?.Value;

    internal static bool MayBeUsed(string? licence, bool shipped) =>
        licence is not null && (Shippable.Contains(licence, StringComparer.Ordinal) || (!shipped && ForTestsOnly.Contains(licence, StringComparer.Ordinal)));

    internal static IEnumerable<string> Floating(HouseFile centralVersions) =>
        Pin().Matches(centralVersions.Text).Where(pin => !Exact().IsMatch(pin.Groups["version"].Value)).Select(pin => pin.Groups["id"].Value);

    internal static IEnumerable<string> VersionsOutsideTheCentralFile(IEnumerable<HouseFile> projects) =>
        projects.Where(project => OwnVersion().IsMatch(project.Text)).Select(project => project.Path);

    internal static IEnumerable<string> ProjectsWithoutLock(IReadOnlyCollection<HouseFile> files)
    {
        var locks = files.Where(file => file.Path.EndsWith("/packages.lock.json", StringComparison.Ordinal)).Select(file => Path.GetDirectoryName(file.Path)).ToHashSet(StringComparer.Ordinal);
        return files.Where(file => file.Path.EndsWith(".csproj", StringComparison.Ordinal) && !locks.Contains(Path.GetDirectoryName(file.Path))).Select(file => file.Path);
    }

    [GeneratedRegex("""<PackageVersion\s+Include="(?<id>[^"]+)"\s+Version="(?<version>[^"]*)""")]
    private static partial Regex Pin();

    [GeneratedRegex(@"^\d+(\.\d+){1,3}(-[0-9A-Za-z.]+)?$")]
    private static partial Regex Exact();

    [GeneratedRegex("<PackageReference[^>]*Version=")]
    private static partial Regex OwnVersion();
}
