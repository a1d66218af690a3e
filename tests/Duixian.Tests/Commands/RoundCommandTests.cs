using System.Text.Json;
using Duixian.Commands;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Tests.Commands;

public sealed class RoundCommandTests(TestSite site) : IClassFixture<TestSite>
{
    private async Task<(int Exit, string Said)> RunAsync(params string[] args)
    {
        await using var said = new StringWriter();
        var exit = await CommandLine.RunAsync([.. args, "--data", site.Folder, .. site.Connection.Length > 0 ? new[] { "--database", site.Connection } : []], said, said);
        return (exit, said.ToString());
    }

    [Fact]
    public async Task A_round_is_opened_listed_and_closed()
    {
        await site.GivenPlanAsync(2024);
        Assert.Equal(0, (await RunAsync("round", "open", "2024", "report", "2024-01", "--title", "一月")).Exit);
        var (_, listed) = await RunAsync("round", "list", "--json");
        using var json = JsonDocument.Parse(listed);
        var round = Assert.Single(json.RootElement.EnumerateArray());
        Assert.Equal(("2024-01", 1, 1), (round.GetProperty("period").GetString(), round.GetProperty("asked").GetInt32(), round.GetProperty("missing").GetInt32()));
        Assert.Equal(0, (await RunAsync("round", "close", "2024", "report", "1")).Exit);
        Assert.NotNull((await site.WithDbAsync(db => db.Rounds.AsNoTracking().SingleAsync())).ClosedOn);
        Assert.Contains("2024-01", (await RunAsync("round", "list")).Said);
        Assert.Equal(3, (await RunAsync("round", "close", "2024", "report", "1")).Exit);
        Assert.Equal(3, (await RunAsync("round", "open", "2024", "report", "2023-12")).Exit);
        Assert.Equal(3, (await RunAsync("round", "open", "2024", "nowhere", "2024-01")).Exit);
        Assert.Equal(3, (await RunAsync("round", "open", "2024", "report", "soon")).Exit);
    }
}
