using Duixian.Demo;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Demo;

public sealed class ShareSamplesTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task The_sample_shares_say_on_their_face_that_nobody_published_them()
    {
        await site.WithAsync(async services =>
        {
            await services.GetRequiredService<Samples>().LoadAsync(CancellationToken.None);
            return 0;
        });
        var divided = await site.WithDbAsync(db => db.ShareSummaries.AsNoTracking().OrderBy(s => s.Item).ToListAsync());
        Assert.Equal(["2", "22", "25", "26"], divided.Select(s => s.Item));
        Assert.All(divided, s => Assert.StartsWith("示例分解，非官方", s.Reason, StringComparison.Ordinal));
        Assert.All(divided.Where(s => s.Sum is not null), s => Assert.Equal(s.Target, s.Sum));
        Assert.Contains("示例分解，非官方", (await site.PageAsync("/2024/report/25")).QuerySelector("#shares")?.TextContent);
        Assert.Contains("示例分解，非官方", (await site.PageAsync("/place/371502")).QuerySelector("main table")?.TextContent);
    }
}
