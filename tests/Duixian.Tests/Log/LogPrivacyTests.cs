using System.Text;
using Duixian.Domain.Ledger;
using Duixian.Tests.Features.Dispatch.ReviewReports;
using Duixian.Tests.Features.People;
using Duixian.Tests.Features.Plans;

namespace Duixian.Tests.Log;

public sealed class LogPrivacyTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Draft = "尚未公布的草稿用语";
    private const string Returned = "退回时写给街道的理由";
    private const string Doubt = "填报时对上级的解释";
    private const string Name = "甄不外传";
    private const string Why = "办理时记下的原因";

    [Fact]
    public async Task Nothing_that_was_not_published_stands_anywhere_under_the_log()
    {
        await site.GivenDeskOfficesAsync();
        await site.GivenPlanAsync(2024);
        await site.GivenDraftAsync("hidden", 2024, DraftExamples.Item("1", Draft, Domain.Commitments.CommitmentKind.Qualitative, "MZJ", DraftExamples.ReformItem.Indicators[0]));
        await site.GivenPersonAsync("zhen", Role.Reporter, "MZJ", name: Name);
        var round = await site.GivenAskedAsync("2024-01", ["371502"]);
        await site.GivenFiledAsync(round, "371502", _ => FiledExamples.Says(12, warningReason: Doubt));
        Assert.Null((await site.ReturnAsync(Actor.System, round, Returned, [.. await site.LinesAsync(round, "371502")])).Refusal);
        Assert.Null((await site.WriteAsync(new Actor(ActorKind.Office, "MZJ", Role.Reporter, Guid.Empty), Why)).Refusal);
        await site.SignAsync();
        Assert.Equal(await site.SizeAsync(), (await LogExamples.CheckpointAsync(site.Anyone)).Size);
        var everything = new List<(string Path, byte[] Bytes)>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(site.Folder, "log"), "*", SearchOption.AllDirectories)) { everything.Add((file, await File.ReadAllBytesAsync(file))); }
        Assert.Contains(everything, f => Holds(f.Bytes, "新增护理床位500张"));   // what is published is there
        foreach (var word in new[] { Draft, Returned, Doubt, Name, Why, "zhen", "hidden", "内部文件名" })
        {
            Assert.DoesNotContain(everything, f => Holds(f.Bytes, word));
        }
    }

    private static bool Holds(byte[] bytes, string word) => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0;
}
