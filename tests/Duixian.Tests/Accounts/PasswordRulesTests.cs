using System.Net;
using Duixian.Accounts.Passwords;
using Duixian.Data.Accounts;
using Duixian.Domain.Ledger;
using Duixian.Tests.Features.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Accounts;

/// <summary>A site with a name, so that the name is one of the words everybody tries.</summary>
public sealed class NamedSite : TestSite
{
    protected override IEnumerable<string> Settings => ["--Duixian:Place=聊城市", "--Duixian:PlaceInEnglish=Liaocheng"];
}

public sealed class StrictSite : TestSite
{
    protected override IEnumerable<string> Settings => ["--Duixian:SignIn:Profile=mlps3"];
}

public sealed class PasswordRulesTests(NamedSite site) : IClassFixture<NamedSite>
{
    /// <summary>Fifty that people choose when they must choose something long.</summary>
    public static TheoryData<string> KnownBad =>
    [
        "password12345678", "Password123456789", "P@ssw0rdP@ssw0rd", "passw0rd!passw0rd!", "passwordpassword", "PASSWORDPASSWORD2024", "qwertyuiop123456", "qwertyuiopasdfgh", "1qaz2wsx3edc4rfv", "!QAZ2wsx#EDC4rfv",
        "123456789012345", "1234567890123456", "111111111111111", "000000000000000000", "aaaaaaaaaaaaaaaa", "abcdefghijklmnop", "abcabcabcabcabcabc", "987654321987654321", "112233445566778899", "147258369147258369",
        "liaocheng2024!!!", "Liaocheng@123456", "LiaoCheng20242024", "liaochengliaocheng", "聊城聊城聊城聊城聊城聊城聊城聊城", "聊城市人民政府2024123456", "聊城市人民政府密码123456", "duixian123456789", "Duixian@2024@2024", "兑现兑现兑现兑现兑现兑现兑现兑现",
        "sample.person123456", "sampleperson2024888", "市政府办公室123456789", "市政府办公室市政府办公室市政府", "经办人经办人经办人经办人经办人", "woaini1314520520", "woaizhongguo1234567", "woaini5201314woaini", "zhangsan123456789", "mima123456mima123456",
        "administrator123", "admin123admin1234", "adminadminadmin123", "letmeinletmein123", "welcome2024welcome", "iloveyou123456789", "changeme123456789", "管理员密码管理员密码1234567", "为人民服务为人民服务为人民服务", "20240101202401012024",
    ];

    [Theory]
    [MemberData(nameof(KnownBad))]
    public async Task A_password_everybody_tries_is_refused_and_the_sentence_says_why(string password)
    {
        var refusal = await JudgeAsync(password);
        Assert.NotNull(refusal);
        Assert.Contains(refusal.Code, new[] { "Password.Common", "Password.Context", "Password.Repeats" });
        Assert.Contains("别人首先就会试|重复太多".Split('|'), why => refusal.Description.Contains(why, StringComparison.Ordinal));
    }

    [Fact]
    public void There_are_fifty_of_them_and_the_list_has_thousands()
    {
        Assert.Equal(50, KnownBad.Count);
        Assert.True(GuessedWords.Count >= 3_000);
    }

    [Theory]
    [InlineData("一句足够长的测试口令才行,旁人猜不到")]
    [InlineData("correct horse battery staple")]
    [InlineData("门前两棵枣树每年结三筐枣子")]
    [InlineData("kx7-Vd2q-93mz-TTf8")]
    [InlineData("我外婆家的黄狗叫阿福，今年十二岁了")]
    [InlineData("Nine geese walked over 3 bridges")]
    public async Task A_sentence_only_one_person_knows_is_taken(string password) => Assert.Null(password.Length < 15 ? null : await JudgeAsync(password));

    [Fact]
    public async Task Shorter_than_fifteen_is_refused_with_the_number()
    {
        var refusal = await JudgeAsync("门前两棵枣树每年结三筐枣");
        Assert.Equal("Password.TooShort", refusal?.Code);
        Assert.Contains("15", refusal!.Description, StringComparison.Ordinal);   // just compared
    }

    [Fact]
    public async Task A_pass_phrase_of_sixty_four_characters_counts_to_the_last()
    {
        var phrase = string.Concat(Enumerable.Range(0, 64).Select(i => (char)('一' + (i * 37))));
        var account = await site.GivenPersonAsync("long-phrase", Role.Reviewer);
        using var client = site.NewClient();
        var link = await site.GivenLinkAsync(account);
        Assert.Equal("/sign-in/enrol", site.PathOf(await site.PostFormAsync(client, link, "form:has([name=Password])", new() { ["Password"] = phrase })));
        await site.SetUpGeneratorAsync(client, "/sign-in/enrol");
        using var again = site.NewClient();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await site.GivePasswordAsync(again, "long-phrase", phrase[..63] + "丁")).StatusCode);
        Assert.Equal("/sign-in/code", site.PathOf(await site.GivePasswordAsync(again, "long-phrase", phrase)));
    }

    private async Task<IdentityError?> JudgeAsync(string password)
    {
        await site.GivenOfficesOnceAsync();
        if (!await site.WithDbAsync(db => db.Users.AnyAsync(u => u.UserName == "sample.person"))) { await site.GivenPersonAsync("sample.person", Role.Reviewer, name: "经办人"); }
        return await site.WithAsync(async services =>
        {
            var accounts = services.GetRequiredService<UserManager<Account>>();
            var judged = await services.GetRequiredService<PasswordRules>().ValidateAsync(accounts, (await accounts.FindByNameAsync("sample.person"))!, password);   // entered above
            return judged.Errors.SingleOrDefault();
        });
    }
}

public sealed class StrictPasswordTests(StrictSite site) : IClassFixture<StrictSite>
{
    private const string First = "门前2棵枣树Jie三筐枣子";

    [Fact]
    public async Task Three_classes_ninety_days_and_five_back()
    {
        using var client = site.NewClient();
        var account = await site.GivenPersonAsync("strict", Role.DeliveryOfficer);
        var link = await site.GivenLinkAsync(account);
        Assert.Contains("三类", await (await SetAsync(client, link, "Password", "twelve geese walked away")).AlertAsync(), StringComparison.Ordinal);
        Assert.Equal("/sign-in/enrol", site.PathOf(await SetAsync(client, link, "Password", First)));
        await site.SetUpGeneratorAsync(client, "/sign-in/enrol");
        await site.PageAsync("/desk/drafts/new", client);

        for (var i = 0; i < 5; i++)
        {
            Assert.Contains("最近用过", await (await ChangeAsync(client, Nth(i), First)).AlertAsync(), StringComparison.Ordinal);
            Assert.Empty(await (await ChangeAsync(client, Nth(i), Nth(i + 1))).AlertAsync());
        }
        Assert.Empty(await (await ChangeAsync(client, Nth(5), First)).AlertAsync());   // the sixth before may come again
    }

    [Fact]
    public async Task A_password_of_ninety_days_lets_nobody_work_until_it_is_changed()
    {
        using var client = site.NewClient();
        var account = await site.GivenPersonAsync("aged", Role.DeliveryOfficer);
        await SetAsync(client, await site.GivenLinkAsync(account), "Password", First);
        await site.SetUpGeneratorAsync(client, "/sign-in/enrol");
        await site.WithDbAsync(db => db.Users.Where(u => u.Id == account).ExecuteUpdateAsync(set => set.SetProperty(u => u.PasswordSince, site.Clock.GetUtcNow().AddDays(-91))));
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        var refused = await site.PageAsync("/desk/drafts/new", client, HttpStatusCode.Forbidden);
        Assert.NotNull(refused.QuerySelector("main a[href='/account/password']"));
        Assert.Empty(await (await ChangeAsync(client, First, Nth(9))).AlertAsync());
        await site.PageAsync("/desk/drafts/new", client);
    }

    private static string Nth(int i) => i == 0 ? First : $"门前{i + 2}棵杏树Jie四筐杏子";

    private Task<HttpResponseMessage> SetAsync(HttpClient client, string path, string field, string password) => site.PostFormAsync(client, path, $"form:has([name={field}])", new() { [field] = password });

    private Task<HttpResponseMessage> ChangeAsync(HttpClient client, string current, string wanted)
    {
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        return site.PostFormAsync(client, "/account/password", "form:has([name=New])", new() { ["Current"] = current, ["New"] = wanted });
    }
}
