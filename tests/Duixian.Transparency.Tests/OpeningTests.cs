using System.Text;
using System.Text.Json;

namespace Duixian.Transparency.Tests;

public sealed class OpeningTests
{
    private const int Internal = 9;   // of ten entries one publishes nothing
    private const int Opener = 12;

    private static readonly byte[] Salt = [.. Enumerable.Range(1, Hashes.SaltLength).Select(i => (byte)i)];

    private static readonly string Content = $$$"""{"type":"correctionProposed","stream":"{{{SampleLog.Stream(Opener)}}}","body":{"reason":"核过台账"}}""";

    [Fact]
    public async Task What_was_committed_to_can_be_opened() => Assert.Null(await FaultAsync(Internal, Salt, Content));

    [Fact]
    public async Task An_opening_that_says_something_else_is_named()
    {
        Assert.Equal((FaultCodes.OpeningWrong, Opener, "9"), await FaultAsync(Internal, Salt, Content.Replace("核过", "没核", StringComparison.Ordinal)));
        Assert.Equal((FaultCodes.OpeningWrong, Opener, "9"), await FaultAsync(Internal, [.. Salt.Reverse()], Content));
        Assert.Equal((FaultCodes.OpeningWrong, Opener, "8"), await FaultAsync(8, Salt, Content));   // published: there is nothing to open
        Assert.Equal((FaultCodes.OpeningWrong, Opener, "19"), await FaultAsync(19, Salt, Content));   // comes later
        Assert.Equal((FaultCodes.OpeningWrong, Opener, ""), await FaultAsync(Internal, [1], Content));   // no salt
    }

    [Fact]
    public async Task What_belongs_to_another_stream_is_not_opened_here()
    {
        var elsewhere = Content.Replace(SampleLog.Stream(Opener), SampleLog.Stream(Opener + 1), StringComparison.Ordinal);
        Assert.Equal((FaultCodes.OpeningWrong, Opener, "9"), await FaultAsync(Internal, Salt, elsewhere, committed: elsewhere));
        Assert.Equal((FaultCodes.OpeningWrong, Opener, "9"), await FaultAsync(Internal, Salt, Content, of: SampleLog.Stream(Opener + 1)));
        Assert.Equal((FaultCodes.OpeningWrong, Opener, "9"), await FaultAsync(Internal, Salt, "no object", committed: "no object"));
    }

    private static async Task<(string, long?, string)?> FaultAsync(long opened, byte[] salt, string content, string? committed = null, string? of = null)
    {
        var log = new SampleLog(30, entry => entry.Sequence switch
        {
            Internal => entry with { Private = Hashes.Commitment(Salt, Encoding.UTF8.GetBytes(committed ?? Content)) },
            Opener => entry with { Type = Opening.Type, Body = JsonSerializer.SerializeToElement(new { of = of ?? SampleLog.Stream(Opener), entry = opened, salt = Convert.ToBase64String(salt), content }) },
            _ => entry,
        });
        var report = await new LogVerifier(log, [SampleLog.Key.Verifier]).VerifyAsync(null, null, TestContext.Current.CancellationToken);
        return report.Fault is { } fault ? (fault.Code, fault.Entry, fault.Arguments[0]) : null;
    }
}
