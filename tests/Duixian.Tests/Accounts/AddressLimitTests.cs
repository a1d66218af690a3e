using System.Net;

namespace Duixian.Tests.Accounts;

/// <summary>A site that bears few tries.</summary>
public sealed class PatientSite : TestSite
{
    protected override IEnumerable<string> Settings => ["--Duixian:SignIn:TriesPerMinute=6", "--Duixian:TrustedProxies=127.0.0.1"];
}

public sealed class AddressLimitTests(PatientSite site) : IClassFixture<PatientSite>
{
    [Fact]
    public async Task One_address_tries_only_so_often_and_is_told_when_to_come_back()
    {
        using var flood = From("203.0.113.50");
        HttpResponseMessage? last = null;
        for (var i = 0; i < 7; i++) { last = await site.GivePasswordAsync(flood, $"name-{i}", "不是这一句长长的口令才对"); }
        Assert.Equal(HttpStatusCode.TooManyRequests, last!.StatusCode);   // the loop ran
        Assert.Equal(TimeSpan.FromMinutes(1), last.Headers.RetryAfter?.Delta);
        var page = await TestSite.ReadPageAsync(last);
        Assert.Contains("一分钟", page.QuerySelector("#refusal")!.TextContent, StringComparison.Ordinal);   // it says so
        Assert.Equal("name-6", page.QuerySelector("[name='Form.User']")?.GetAttribute("value"));
        using var other = From("203.0.113.51");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await site.GivePasswordAsync(other, "name-0", "不是这一句长长的口令才对")).StatusCode);
    }

    private HttpClient From(string address)
    {
        var client = site.NewClient();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return client;
    }
}
