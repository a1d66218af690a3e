using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Duixian.Tests.Architecture;

namespace Duixian.Tests.Features.Dispatch.Api;

/// <summary>The interface's contract: <c>docs/openapi.json</c> is what the site serves. Run with DUIXIAN_WRITE_SNAPSHOTS=1 to take over a change, then read the difference.</summary>
public sealed class OpenApiTests(TestSite site) : IClassFixture<TestSite>
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task The_contract_is_the_one_that_was_committed()
    {
        var served = JsonNode.Parse(await site.Anyone.GetStringAsync("/api/v1/openapi.json"))!.ToJsonString(Readable) + "\n";   // an object
        var file = Path.Combine(House.Root, "docs", "openapi.json");
        if (Environment.GetEnvironmentVariable("DUIXIAN_WRITE_SNAPSHOTS") == "1") { await File.WriteAllTextAsync(file, served); }
        var committed = await File.ReadAllTextAsync(file);
        var (now, then) = (served.Split('\n'), committed.Split('\n'));
        var differs = Enumerable.Range(0, Math.Max(now.Length, then.Length)).FirstOrDefault(i => now.ElementAtOrDefault(i) != then.ElementAtOrDefault(i), -1);
        Assert.True(differs < 0, $"docs/openapi.json line {differs + 1}: committed {then.ElementAtOrDefault(differs)}, served {now.ElementAtOrDefault(differs)}");
    }

    [Fact]
    public void No_two_types_of_the_contract_share_a_name()
    {
        var names = typeof(Site).Assembly.GetTypes().Where(t => t.Namespace == "Duixian.Features.Dispatch.Api" && t.IsPublic).Select(t => t.Name).ToList();
        Assert.NotEmpty(names);
        Assert.Equal(names.Count, names.Distinct(StringComparer.Ordinal).Count());
        Assert.All(names, n => Assert.StartsWith("Api", n));   // a prefix of their own, so that no type of another part is merged with them
        Assert.DoesNotContain(typeof(Site).Assembly.GetTypes().Where(t => t.Namespace?.EndsWith(".Api", StringComparison.Ordinal) ?? false), t => t.IsNestedPublic);
    }
}
