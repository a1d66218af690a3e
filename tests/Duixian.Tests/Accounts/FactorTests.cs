using System.Security.Cryptography;
using System.Text;
using Duixian.Accounts.Factors;

namespace Duixian.Tests.Accounts;

public sealed class FactorTests
{
    /// <summary>RFC 6238, appendix B: the last six digits of its SHA-1 column; the key is "12345678901234567890" in base 32.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void A_code_is_the_one_of_the_standard(long second, string code) =>
        Assert.Equal(code, OneTimeCodes.At("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", DateTimeOffset.FromUnixTimeSeconds(second)));

    [Fact]
    public void A_new_key_is_new_and_as_long_as_the_hash()
    {
        var keys = Enumerable.Range(0, 100).Select(_ => OneTimeCodes.NewKey()).ToList();
        Assert.Equal(100, keys.Distinct().Count());
        Assert.All(keys, key => Assert.Matches("^[A-Z2-7]{32}$", key));
        Assert.Equal("ABCD EFGH", OneTimeCodes.InGroups("ABCDEFGH"));
    }

    /// <summary>Drawn by another encoder too, module for module, before its hash was written here.</summary>
    [Theory]
    [InlineData("otpauth://totp/%E5%85%91%E7%8E%B0:sys-admin?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%E5%85%91%E7%8E%B0", "da3af457f21952d8")]
    [InlineData("兑现", "b0948db9480a0b7d")]
    public void A_picture_is_the_one_of_the_standard(string text, string hash)
    {
        var code = QrCode.Of(text);
        var drawn = new StringBuilder();
        for (var row = 0; row < code.Size; row++)
        {
            for (var column = 0; column < code.Size; column++) { drawn.Append(code[row, column] ? '1' : '0'); }
        }
        Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(drawn.ToString())))[..16]);
    }

    [Fact]
    public void A_text_too_long_for_a_picture_is_an_error_and_not_half_a_picture()
    {
        Assert.Equal(97, QrCode.Of(new string('a', 666)).Size);
        Assert.Throws<ArgumentException>(() => QrCode.Of(new string('a', 667)));
    }
}
