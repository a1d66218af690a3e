using Duixian.Domain.Directory;
using Xunit;

namespace Duixian.Domain.Tests;

public sealed class RegionBookTests
{
    private static readonly DateOnly Today = new(2024, 3, 1);

    private static readonly RegionBook Book = new(
    [
        new Region("371500", "聊城市", RegionLevel.Prefecture, null, null, null, null),
        new Region("371503", "茌平区", RegionLevel.County, "371500", new DateOnly(2019, 1, 1), null, null),
        new Region("371523", "茌平县", RegionLevel.County, "371500", null, new DateOnly(2018, 12, 31), "371503"),
        new Region("371599", "撤销的区", RegionLevel.County, "371500", null, new DateOnly(2010, 12, 31), null),
    ]);

    [Theory]
    [InlineData("371503", null)]
    [InlineData("371591", null)]          // an extension code nobody listed
    [InlineData("371502009", null)]
    [InlineData("371502009000", null)]    // the twelve digits of the same township
    [InlineData("371523", "directory.region-retired")]
    [InlineData("371599", "directory.region-gone")]
    [InlineData("371602", "directory.region-unknown")]
    [InlineData("3715", "directory.region-malformed")]
    [InlineData("37150２", "directory.region-malformed")]
    [InlineData("071502", "directory.region-malformed")]
    public void A_code_is_taken_or_refused_for_its_reason(string code, string? refusal) => Assert.Equal(refusal, Book.Check(code, Today)?.Code);

    [Fact]
    public void A_retired_code_names_its_successor_and_still_holds_for_its_own_time()
    {
        Assert.Equal(["371523", "茌平县", new DateOnly(2018, 12, 31), "371503", "茌平区"], Book.Check("371523", Today)!.Arguments);   // asserted above
        Assert.Null(Book.Check("371523", new DateOnly(2018, 6, 1)));
        Assert.Equal("directory.region-not-yet", Book.Check("371503", new DateOnly(2018, 6, 1))?.Code);
    }

    [Fact]
    public void While_nothing_is_known_every_code_is_taken() => Assert.Null(new RegionBook([]).Check("371502", Today));
}
