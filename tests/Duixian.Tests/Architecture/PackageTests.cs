namespace Duixian.Tests.Architecture;

public sealed class PackageTests
{
    private static readonly string Folder =
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static IEnumerable<HouseFile> LockFiles => House.Files.Where(file => file.Path.EndsWith("/packages.lock.json", StringComparison.Ordinal));

    [Fact]
    public void Every_package_has_a_licence_we_may_use()
    {
        var packages = LockFiles.SelectMany(PackageRules.Locked).ToList();
        Assert.NotEmpty(packages);
        Assert.Empty(packages
            .Where(package => !PackageRules.MayBeUsed(PackageRules.LicenceOf(NuspecOf(package)), shipped: package.LockFile.StartsWith("src/", StringComparison.Ordinal)))
            .Select(package => $"{package.Id} {package.Version} in {package.LockFile}"));
    }

    [Theory]
    [InlineData("AGPL-3.0-only", true, false)]
    [InlineData("MPL-2.0", true, false)]
    [InlineData("MPL-2.0", false, true)]
    [InlineData("MIT", true, true)]
    [InlineData(null, false, false)]
    public void The_rule_notices_a_licence_we_may_not_use(string? licence, bool shipped, bool allowed) =>
        Assert.Equal(allowed, PackageRules.MayBeUsed(licence, shipped));

    [Fact]
    public void The_rule_notices_a_package_that_only_points_at_its_licence()
    {
        Assert.Null(PackageRules.LicenceOf("""<package><metadata><license type="file">EULA.txt</license></metadata></package>"""));
        Assert.Equal("MIT", PackageRules.LicenceOf("""<package><metadata><license type="expression">MIT</license></metadata></package>"""));
    }

    [Fact]
    public void Every_version_is_pinned_exactly_and_in_one_file()
    {
        Assert.Empty(PackageRules.Floating(House.Files.Single(file => file.Path == "Directory.Packages.props")));
        Assert.Empty(PackageRules.VersionsOutsideTheCentralFile(House.Files.Where(file => file.Path.EndsWith(".csproj", StringComparison.Ordinal))));
    }

    [Fact]
    public void The_rule_notices_a_version_that_floats_or_hides_in_a_project()
    {
        HouseFile central = new("Directory.Packages.props", """<PackageVersion Include="A" Version="1.2.*" /><PackageVersion Include="B" Version="[1.0,2.0)" /><PackageVersion Include="C" Version="1.2.3" />""");
        Assert.Equal(["A", "B"], PackageRules.Floating(central));
        Assert.Single(PackageRules.VersionsOutsideTheCentralFile([new("a/a.csproj", """<PackageReference Include="A" Version="1.0.0" />""")]));
    }

    [Fact]
    public void Every_project_has_a_lock_file() => Assert.Empty(PackageRules.ProjectsWithoutLock(House.Files));

    [Fact]
    public void The_rule_notices_a_project_without_a_lock_file() =>
        Assert.Equal(["b/b.csproj"], PackageRules.ProjectsWithoutLock([new("a/a.csproj", ""), new("a/packages.lock.json", "{}"), new("b/b.csproj", "")]));

    private static string NuspecOf(LockedPackage package)
    {
        var id = package.Id.ToLowerInvariant();
        return File.ReadAllText(Path.Combine(Folder, id, package.Version.ToLowerInvariant(), $"{id}.nuspec"));
    }
}
