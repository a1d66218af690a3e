using System.Net;
using Duixian.Domain.Ledger;
using Duixian.Tests.Features.Plans;
using Duixian.Transparency;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Tests.Log;

public sealed class LogReceiptTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task The_receipt_of_a_publication_is_there_for_anyone_once_it_is_signed()
    {
        await site.SignAsync();
        var receipt = await site.GivenPlanAsync(2056);
        var seq = await site.WithDbAsync(db => db.LedgerEntries.Where(e => e.ActId == receipt.Act && e.IsPublic).MinAsync(e => e.Seq));
        using var early = await site.Anyone.GetAsync($"/log/receipt/{seq}");
        Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);
        Assert.Contains("within a minute", await early.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await site.SignAsync();
        await ShouldProveAsync(site.Anyone, $"/log/receipt/{seq}", seq);
    }

    [Fact]
    public async Task The_receipt_of_what_is_not_published_is_for_those_who_may_see_the_act()
    {
        await site.GivenDeskOfficesAsync();
        var receipt = (await site.WriteAsync(new Actor(ActorKind.Office, "MZJ", Role.Reporter, Guid.Empty))).Value;
        await site.SignAsync();
        var path = $"/desk/receipts/{receipt.Act:D}.tlog-proof";
        foreach (var reader in new[] { await site.SignedInAsync(Role.Reporter, "MZJ"), await site.SignedInAsync(Role.Reviewer), await site.SignedInAsync(Role.Auditor) })
        {
            await ShouldProveAsync(reader, path, receipt.FirstEntry);
        }
        foreach (var stranger in new[] { await site.SignedInAsync(Role.Reporter, "ZJJ"), await site.SignedInAsync(Role.SystemAdministrator) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(path)).StatusCode);
        }
        Assert.Equal("/sign-in", site.PathOf(await site.Anyone.GetAsync(path)));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Anyone.GetAsync($"/log/receipt/{receipt.FirstEntry}")).StatusCode);
    }

    private async Task ShouldProveAsync(HttpClient reader, string path, long seq)
    {
        using var answer = await reader.GetAsync(path);
        Assert.Equal((HttpStatusCode.OK, $"{seq}.tlog-proof"), (answer.StatusCode, answer.Content.Headers.ContentDisposition?.FileName?.Trim('"')));
        var receipt = await answer.Content.ReadAsByteArrayAsync();
        var keys = await LogExamples.KeysAsync(site.Anyone);
        var entry = await site.WithDbAsync(db => db.LedgerEntries.Where(e => e.Seq == seq).Select(e => e.Bytes).SingleAsync());
        Assert.Null(LogProof.Verify(receipt, entry, keys));
        Assert.NotNull(LogProof.Verify(receipt, [.. entry, (byte)' '], keys));
    }
}
