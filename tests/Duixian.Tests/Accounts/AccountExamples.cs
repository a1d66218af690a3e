using System.Net;
using Duixian.Accounts;
using Duixian.Accounts.Activate;
using Duixian.Accounts.Factors;
using Duixian.Data;
using Duixian.Data.Accounts;
using Duixian.Domain.Ledger;
using Duixian.Tests.Features.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Accounts;

/// <summary>Somebody with a code generator in hand.</summary>
internal sealed record Holder(string User, string Key, Guid Account);

/// <summary>A site behind a proxy on this machine: tests say from where they come.</summary>
public sealed class ForwardedSite : TestSite
{
    protected override IEnumerable<string> Settings => ["--Duixian:TrustedProxies=127.0.0.1"];

    public HttpClient From(string address)
    {
        var client = NewClient();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return client;
    }
}

internal static class AccountExamples
{
    public const string SignInForm = "form[method=post]:has([name='Form.User'])";
    private static int number;

    /// <summary>A person who has set up a code generator; the browser that did it is signed in.</summary>
    public static async Task<Holder> GivenHolderAsync(this TestSite site, HttpClient client, Role role = Role.Reviewer)
    {
        var user = $"holder-{Interlocked.Increment(ref number)}";
        var account = await site.GivenPersonAsync(user, role);
        var key = await site.EnrolAsync(client, user, TestSite.Password);
        site.NextCode();
        return new(user, key, account);
    }

    /// <summary>The generator shows its next code.</summary>
    public static void NextCode(this TestSite site) => site.Clock.Advance(TimeSpan.FromSeconds(30));

    public static Task<HttpResponseMessage> GivePasswordAsync(this TestSite site, HttpClient client, string user, string password = TestSite.Password) =>
        site.PostFormAsync(client, "/sign-in", SignInForm, new() { ["Form.User"] = user, ["Form.Password"] = password });

    public static Task<HttpResponseMessage> GiveCodeAsync(this TestSite site, HttpClient client, string code) =>
        site.PostFormAsync(client, "/sign-in/code", "form:has([name=Code])", new() { ["Code"] = code });

    /// <summary>Both steps, with the code shown now.</summary>
    public static async Task SignInAsync(this TestSite site, HttpClient client, Holder holder)
    {
        Assert.Equal("/sign-in/code", site.PathOf(await site.GivePasswordAsync(client, holder.User)));
        Assert.Equal("/desk", site.PathOf(await site.GiveCodeAsync(client, OneTimeCodes.At(holder.Key, site.Clock.GetUtcNow()))));
        site.NextCode();
    }

    public static async Task<bool> IsInAsync(this TestSite site, HttpClient client)
    {
        var answer = await client.GetAsync("/account");
        if (answer.StatusCode == HttpStatusCode.OK) { return true; }
        Assert.Equal("/sign-in", site.PathOf(answer));
        return false;
    }

    /// <summary>The link a security administrator hands over.</summary>
    public static Task<string> GivenLinkAsync(this TestSite site, Guid account) => site.WithAsync(async services =>
    {
        var link = await services.GetRequiredService<Activations>().MakeAsync(account, CancellationToken.None);
        await services.GetRequiredService<DuixianDb>().SaveChangesAsync();
        return link;
    });

    public static Task<Account> AccountAsync(this TestSite site, Guid id) => site.WithDbAsync(db => db.Users.AsNoTracking().SingleAsync(a => a.Id == id));

    public static async Task<string> AlertAsync(this HttpResponseMessage answer) => (await TestSite.ReadPageAsync(answer)).QuerySelector("#refusal")?.TextContent.Trim() ?? "";
}
