using System.Diagnostics;
using Duixian.Domain.Ledger;
using Duixian.Tests.Features.People;

namespace Duixian.Tests.Accounts;

/// <summary>How long a "no" takes must not tell whether a name exists. The bench measures it finely on a quiet machine; here it is enough that no hashing is left out.</summary>
public sealed class SignInTimeTests(DearHashingSite site) : IClassFixture<DearHashingSite>
{
    private static readonly bool Finely = Environment.GetEnvironmentVariable("DUIXIAN_SIGN_IN_BENCH") is "1";

    [Fact]
    public async Task An_unknown_name_is_refused_as_slowly_as_a_wrong_password()
    {
        using var client = site.NewClient();
        var (known, unknown) = (new List<double>(), new List<double>());
        await site.GivenPersonAsync("timed", Role.Reviewer);
        await TimeAsync(client, "timed");
        await TimeAsync(client, "nobody-here");
        for (var i = 0; i < (Finely ? 41 : 7); i++)
        {
            site.Clock.Advance(TimeSpan.FromMinutes(6));   // or it would be the waiting that is timed
            known.Add(await TimeAsync(client, "timed"));
            unknown.Add(await TimeAsync(client, "nobody-here"));
        }
        var (slow, fast) = (Median(known), Median(unknown));
        var apart = Math.Abs(slow - fast) / Math.Max(slow, fast);
        var said = $"median of {known.Count}: wrong password {slow:0.0} ms, unknown name {fast:0.0} ms, apart {apart:P0}";
        TestContext.Current.TestOutputHelper?.WriteLine(said);
        Assert.True(apart <= (Finely ? 0.2 : 0.6), said);
    }

    [Fact]
    public async Task Hashing_takes_at_least_210000_rounds()
    {
        var account = await site.GivenPersonAsync("hashed", Role.Reviewer);
        var hash = Convert.FromBase64String((await site.AccountAsync(account)).PasswordHash!);   // entered with one
        Assert.Equal(1, hash[0]);   // Identity's third format: PBKDF2
        Assert.Equal(2u, System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(1)));   // HMAC-SHA512
        Assert.True(System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5)) >= 210_000);
    }

    private async Task<double> TimeAsync(HttpClient client, string user)
    {
        var page = await site.PageAsync("/sign-in", client);
        var token = page.QuerySelector("form:has([name='Form.User']) [name=__RequestVerificationToken]")!.GetAttribute("value")!;   // every form has one
        using var content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in",
            ["__RequestVerificationToken"] = token,
            ["Form.User"] = user,
            ["Form.Password"] = "不是这一句长长的口令才对",
        });
        var watch = Stopwatch.StartNew();
        (await client.PostAsync("/sign-in", content)).Dispose();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
