namespace Duixian.Domain.Tests;

public sealed class IdSourceTests
{
    private static readonly DateTimeOffset Morning = new(2024, 7, 1, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_id_made_later_sorts_later()
    {
        var earlier = new IdSource(new FixedTime(Morning)).NewId();
        var later = new IdSource(new FixedTime(Morning.AddMilliseconds(1))).NewId();
        Assert.True(string.CompareOrdinal(earlier.ToString(), later.ToString()) < 0);
    }

    [Fact]
    public void Ids_of_the_same_instant_differ()
    {
        var ids = new IdSource(new FixedTime(Morning));
        Assert.NotEqual(ids.NewId(), ids.NewId());
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
