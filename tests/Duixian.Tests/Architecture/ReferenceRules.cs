using System.Reflection;
using System.Text.RegularExpressions;
using Duixian.Data;
using Microsoft.AspNetCore.Components;

namespace Duixian.Tests.Architecture;

/// <summary>Who may know whom. Each rule answers with what breaks it; an empty answer is a kept rule.</summary>
internal static partial class ReferenceRules
{
    /// <summary>Storage.cs chooses a database; nothing else outside the providers' projects knows there are two.</summary>
    private static readonly string[] MayNameProviders = ["src/Duixian.Data.Sqlite/", "src/Duixian.Data.Postgres/", "src/Duixian/Storage.cs"];

    internal static IEnumerable<string> OutsideTheBaseLibrary(IEnumerable<string> references) =>
        references.Where(name => !name.StartsWith("System.", StringComparison.Ordinal));

    internal static IEnumerable<string> ReferencesInProject(HouseFile project) =>
        ProjectReference().Matches(project.Text).Select(match => match.Groups["what"].Value);

    internal static IEnumerable<string> FeaturesThatKnowOthers(IEnumerable<HouseFile> files)
    {
        foreach (var file in files)
        {
            if (ModuleOfPath().Match(file.Path) is not { Success: true } own) { continue; }
            foreach (var other in ModuleNamed().Matches(file.Text).Select(match => match.Groups["module"].Value).Distinct(StringComparer.Ordinal))
            {
                if (other != own.Groups["module"].Value) { yield return $"{file.Path} knows {other}"; }
            }
        }
    }

    internal static IEnumerable<string> UiThatAsks(IEnumerable<HouseFile> files) =>
        files.Where(file => file.IsUnder("src/Duixian/Ui/") && AsksForData().IsMatch(file.Text)).Select(file => file.Path);

    /// <summary>Two siblings awaiting one context work on SQLite and fail on PostgreSQL; so only the page itself asks.</summary>
    internal static IEnumerable<string> ComponentsThatQuery(IEnumerable<Type> types) =>
        types.Where(type => typeof(IComponent).IsAssignableFrom(type) && !type.IsAbstract && !type.IsDefined(typeof(RouteAttribute)))
            .SelectMany(type => Injected(type).Where(ReachesTheDatabase).Select(need => $"{type.FullName} is given {need.Name}"));

    internal static IEnumerable<string> ProvidersNamedElsewhere(IEnumerable<HouseFile> files) =>
        files.Where(file => file.IsUnder("src/") && !MayNameProviders.Any(file.IsUnder) && !file.Path.EndsWith("packages.lock.json", StringComparison.Ordinal))
            .Where(file => Provider().IsMatch(file.Text) && file.Path != "src/Duixian/Duixian.csproj")
            .Select(file => $"{file.Path}: {Provider().Match(file.Text).Value}");

    internal static IEnumerable<string> SavesPastTheLedger(IEnumerable<HouseFile> files) =>
        files.Where(file => file.IsUnder("src/Duixian/Features/") && WritesDirectly().IsMatch(file.Text))
            .Select(file => $"{file.Path}: {WritesDirectly().Match(file.Text).Value}");

    private static IEnumerable<Type> Injected(Type component) =>
        component.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(property => property.IsDefined(typeof(InjectAttribute)))
            .Select(property => property.PropertyType)
            .Concat(component.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.ParameterType));

    private static bool ReachesTheDatabase(Type need) =>
        need == typeof(DuixianDb) || need.GetConstructors().Any(constructor => constructor.GetParameters().Any(parameter => parameter.ParameterType == typeof(DuixianDb)));

    [GeneratedRegex("""<(?:Package|Project|Framework)Reference\s+Include="(?<what>[^"]+)""")]
    private static partial Regex ProjectReference();

    [GeneratedRegex("^src/Duixian/Features/(?<module>[A-Za-z]+)/")]
    private static partial Regex ModuleOfPath();

    [GeneratedRegex(@"(?:\bDuixian\.|\busing |@using |\s|\()Features\.(?<module>[A-Za-z]+)")]
    private static partial Regex ModuleNamed();

    [GeneratedRegex(@"\bDuixianDb\b|\bDuixian\.Data\b|\bIHttpContextAccessor\b|@page\b|\bDbContext\b")]
    private static partial Regex AsksForData();

    [GeneratedRegex(@"\bNpgsql\b|\bMicrosoft\.Data\.Sqlite\b|\bUseSqlite\b|\bUseNpgsql\b|\bSqliteDialect\b|\bPostgresDialect\b|\bSQLitePCL\b")]
    private static partial Regex Provider();

    [GeneratedRegex(@"\b(?:SaveChanges(?:Async)?|ExecuteUpdate(?:Async)?|ExecuteDelete(?:Async)?|ExecuteSql\w*)\b")]
    private static partial Regex WritesDirectly();
}
