using Duixian.Commands;

namespace Duixian.Tests.Commands;

public sealed class ExportCommandTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task The_file_is_the_same_as_the_public_download()
    {
        await site.GivenPlanAsync(2024);
        var file = Path.Combine(site.Folder, "out.csv");
        using var said = new StringWriter();
        Assert.Equal(0, await CommandLine.RunAsync(["export", "2024", "report", "-o", file, "--data", site.Folder, .. site.Connection.Length > 0 ? new[] { "--database", site.Connection } : []], said, said));
        Assert.Equal(await site.Anyone.GetStringAsync("/2024/report.csv"), await File.ReadAllTextAsync(file));
    }
}
