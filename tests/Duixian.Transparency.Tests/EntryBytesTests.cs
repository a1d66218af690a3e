using System.Text;
using System.Text.Json;

namespace Duixian.Transparency.Tests;

public sealed class EntryBytesTests
{
    private static readonly DateTimeOffset At = new(2024, 1, 12, 8, 30, 0, 7, TimeSpan.FromHours(8));

    private static EntryContent Entry(string body) =>
        new(3, At, "itemPublished", "plan/2024/report/22", -1, [], "office/FGW/deliveryOfficer", "k1", JsonDocument.Parse(body).RootElement, []);

    [Fact]
    public void The_bytes_of_an_entry_are_these_and_no_others()
    {
        var bytes = EntryBytes.Write(Entry("""{"text":"新增床位","amount":500.00,"ready":true,"upper":null,"spans":[1,2]}"""));
        Assert.Equal(
            """{"v":"1","seq":"3","at":"2024-01-12T00:30:00.007Z","type":"itemPublished","stream":"plan/2024/report/22","sprev":"-1","sprevh":"","actor":"office/FGW/deliveryOfficer","idem":"k1","body":{"text":"新增床位","amount":"500","ready":true,"upper":null,"spans":["1","2"]},"files":[],"priv":""}""",
            Encoding.UTF8.GetString(bytes));
    }

    [Fact]
    public void Only_quotes_backslashes_and_controls_are_escaped()
    {
        var text = Encoding.UTF8.GetString(EntryBytes.Write(JsonSerializer.SerializeToElement("a\"b\\c\n\u0001<&>中𫗧")));
        Assert.Equal("\"a\\\"b\\\\c\\u000a\\u0001<&>中𫗧\"", text);
    }

    [Fact]
    public void Text_is_composed_to_one_form()
    {
        var text = Encoding.UTF8.GetString(EntryBytes.Write(JsonSerializer.SerializeToElement("e\u0301")));
        Assert.Equal("\"\u00e9\"", text);
    }

    [Fact]
    public void What_is_not_published_is_written_in_the_same_style_as_any_other_value()
    {
        using var body = JsonDocument.Parse("""{ "name": "e\u0301 \"号\"", "yuan": 4.60, "parts": [1, null, true] }""");
        var written = EntryBytes.WriteInternal("projectAdded", "project/1", "市发展改革委", body.RootElement, [1, 2, 3]);
        Assert.Equal("{\"type\":\"projectAdded\",\"stream\":\"project/1\",\"actor\":\"市发展改革委\",\"body\":{\"name\":\"\u00e9 \\\"号\\\"\",\"yuan\":\"4.6\",\"parts\":[\"1\",null,true]},\"person\":\"AQID\"}", Encoding.UTF8.GetString(written));
        using var read = JsonDocument.Parse(written);
        Assert.Equal(EntryBytes.Write(read.RootElement), written);
    }

    [Theory]
    [InlineData("4.60", "4.6")]
    [InlineData("500", "500")]
    [InlineData("50000000000", "50000000000")]
    [InlineData("-0.5", "-0.5")]
    [InlineData("0.0001", "0.0001")]
    public void Numbers_have_neither_exponent_nor_trailing_zeros(string value, string expected) =>
        Assert.Equal(expected, EntryBytes.Number(decimal.Parse(value)));

    [Fact]
    public void An_entry_too_long_for_a_bundle_is_refused() =>
        Assert.Throws<ArgumentException>(() => EntryBytes.Write(Entry($$"""{"text":"{{new string('长', 20_001)}}"}""")));

    [Fact]
    public void The_leaf_hash_of_nothing_is_the_one_of_RFC_6962() =>
        Assert.Equal("6E340B9CFFB37A989CA544E6BB780A2C78901D3FB33738768511A30617AFA01D", Convert.ToHexString(Hashes.Leaf([])));

    [Fact]
    public void Another_salt_hides_the_same_words_differently()
    {
        var words = "某处"u8.ToArray();
        Assert.NotEqual(Hashes.Commitment(new byte[16], words), Hashes.Commitment([1, .. new byte[15]], words));
        Assert.Throws<ArgumentException>(() => Hashes.Commitment(new byte[15], words));
    }
}
