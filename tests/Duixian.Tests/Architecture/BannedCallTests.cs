namespace Duixian.Tests.Architecture;

public sealed class BannedCallTests
{
    public static TheoryData<string> Assemblies => [.. House.Assemblies.Select(assembly => assembly.GetName().Name ?? "")];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void No_assembly_reads_the_wall_clock_makes_random_ids_or_blocks_on_a_task(string name) =>
        Assert.Empty(BannedCalls.In(House.Assemblies.Single(assembly => assembly.GetName().Name == name).Location));

    [Fact]
    public void The_rule_notices_each_of_them()
    {
        Assert.NotEqual(Guid.Empty, Offend());
        var noticed = BannedCalls.In(typeof(BannedCallTests).Assembly.Location);
        Assert.Superset(new HashSet<string> { "System.DateTime.get_UtcNow", "System.Guid.NewGuid", "System.Threading.Tasks.Task`1.get_Result" }, noticed.ToHashSet());
    }

    [Fact]
    public void The_compiler_refuses_them_too_in_every_project_of_the_product()
    {
        var banned = House.Files.Single(file => file.Path == "BannedSymbols.txt").Text;
        foreach (var symbol in new[] { "P:System.DateTime.Now;", "P:System.DateTimeOffset.UtcNow;", "M:System.Guid.NewGuid;", "P:System.Threading.Tasks.Task`1.Result;" })
        {
            Assert.Contains(symbol, banned, StringComparison.Ordinal);
        }
        var build = House.Files.Single(file => file.Path == "Directory.Build.props").Text;
        Assert.Contains("Microsoft.CodeAnalysis.BannedApiAnalyzers", build, StringComparison.Ordinal);
        Assert.Contains("BannedSymbols.txt", build, StringComparison.Ordinal);
        Assert.Contains("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", build, StringComparison.Ordinal);
    }

    /// <summary>Does what the product may not, so that the rule has something to notice.</summary>
    private static Guid Offend()
    {
        var now = Task.FromResult(DateTime.UtcNow).Result;
        return now > DateTime.MinValue ? Guid.NewGuid() : Guid.Empty;
    }
}
