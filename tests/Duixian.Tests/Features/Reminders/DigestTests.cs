using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Duixian.Data.Reminders;
using Duixian.Domain.Ledger;
using Duixian.Jobs;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Duixian.Tests.Features.Reminders;

/// <summary>One message to an office on a working day, to each of its places once.</summary>
public sealed class DigestTests
{
    private const string Key = "KEY-OF-THE-ROBOT";
    private const string Secret = "SEC-signing-secret";

    private static async Task<ReminderSite> OpenAsync()
    {
        var site = new ReminderSite();
        await site.InitializeAsync();
        return site;
    }

    [Fact]
    public async Task A_digest_goes_to_each_place_once_on_a_working_day_in_the_form_each_understands()
    {
        await using var site = await OpenAsync();
        site.SetToday(2024, 5, 30);
        await site.GivenMayAsync();
        Assert.Equal(HttpStatusCode.Redirect, (await site.AddChannelAsync("Mail", "office@example.cn")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await site.AddChannelAsync("WeCom", $"{site.RobotAddress}/cgi-bin/webhook/send?key={Key}")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await site.AddChannelAsync("DingTalk", $"{site.RobotAddress}/robot/send?access_token={Key}", Secret)).StatusCode);
        Assert.Equal("3 sent, 0 failed", (await site.RunDigestAsync())?.Said);
        Assert.Equal("0 sent, 0 failed", (await site.RunDigestAsync())?.Said);

        var mail = await MimeMessage.LoadAsync(new MemoryStream(Encoding.UTF8.GetBytes(Assert.Single(site.Mails))));
        Assert.Contains("东昌府", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("还有 2 行没报", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("http://127.0.0.1/desk/sheets/2024/report/1/371502", mail.TextBody, StringComparison.Ordinal);

        var posts = site.Posts.ToDictionary(p => p.Address.Split('?')[0]);
        using var wecom = JsonDocument.Parse(posts["/cgi-bin/webhook/send"].Body);
        Assert.Equal("markdown", wecom.RootElement.GetProperty("msgtype").GetString());
        Assert.Contains("还有 2 行没报", wecom.RootElement.GetProperty("markdown").GetProperty("content").GetString(), StringComparison.Ordinal);
        using var dingtalk = JsonDocument.Parse(posts["/robot/send"].Body);
        Assert.Contains("东昌府", dingtalk.RootElement.GetProperty("markdown").GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Contains("[2024-05月度调度", dingtalk.RootElement.GetProperty("markdown").GetProperty("text").GetString(), StringComparison.Ordinal);
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri("http://x" + posts["/robot/send"].Address).Query);
        Assert.Equal(Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{query["timestamp"]}\n{Secret}"))), query["sign"]);

        site.SetToday(2024, 6, 1);   // a Saturday
        Assert.Equal("no working day", (await site.RunDigestAsync())?.Said);
        site.SetToday(2024, 6, 3);
        Assert.Equal("3 sent, 0 failed", (await site.RunDigestAsync())?.Said);
        Assert.Contains("已到期", (await MimeMessage.LoadAsync(new MemoryStream(Encoding.UTF8.GetBytes(site.Mails.Last())))).TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_waits_nothing_is_sent()
    {
        await using var site = await OpenAsync();
        site.SetToday(2024, 5, 30);
        await site.AddChannelAsync("Mail", "office@example.cn");
        await site.AddChannelAsync("Mail", "other@example.cn", party: "MZJ");
        Assert.Equal("0 sent, 0 failed", (await site.RunDigestAsync())?.Said);
        Assert.Empty(site.Mails);
        Assert.Contains("今天没有要提醒的事", (await site.PageAsync("/desk/reminders", await site.SignedInAsync(Role.Reporter, ReminderSite.CountyOffice))).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_says_the_same_to_copy_and_neither_page_table_nor_ledger_holds_a_secret()
    {
        await using var site = await OpenAsync();
        site.SetToday(2024, 5, 30);
        await site.GivenMayAsync();
        await site.AddChannelAsync("DingTalk", $"{site.RobotAddress}/robot/send?access_token={Key}", Secret);
        var reporter = await site.PageAsync("/desk/reminders", await site.SignedInAsync(Role.Reporter, ReminderSite.CountyOffice));
        Assert.Contains("还有 2 行没报", reporter.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        var officer = await site.PageAsync("/desk/reminders", await site.SignedInAsync(Role.DeliveryOfficer));
        Assert.Contains("127.0.0.1", officer.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
        var kept = await site.WithDbAsync(async db => officer.DocumentElement.OuterHtml
            + string.Concat(await db.ReminderChannels.Select(c => c.Target + c.Shown).ToListAsync())
            + string.Concat((await db.LedgerPrivate.Select(p => p.Content).ToListAsync())
                .Concat((await db.LedgerPrivate.Select(p => p.Person).ToListAsync()).OfType<byte[]>()).Select(Encoding.UTF8.GetString))
            + string.Concat((await db.LedgerEntries.Select(e => e.Bytes).ToListAsync()).Select(Encoding.UTF8.GetString)));
        Assert.DoesNotContain(Key, kept, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, kept, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("WeCom", "https://169.254.169.254/latest", "reminders.host-not-allowed")]
    [InlineData("WeCom", "http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=x", "reminders.host-not-allowed")]
    [InlineData("WeCom", "https://user@qyapi.weixin.qq.com/x", "reminders.address-malformed")]
    [InlineData("WeCom", "file:///etc/passwd", "reminders.address-malformed")]
    [InlineData("DingTalk", "https://oapi.dingtalk.com/robot/send?access_token=x", "reminders.secret-missing")]
    [InlineData("Mail", "a@b.cn\r\nBcc: c@d.cn", "reminders.address-malformed")]
    [InlineData("Mail", "not an address", "reminders.address-malformed")]
    public async Task A_place_that_cannot_be_meant_is_refused_with_its_code(string kind, string address, string code)
    {
        await using var site = await OpenAsync();
        var answer = await site.AddChannelAsync(kind, address);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(code, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_robot_that_refuses_or_leads_elsewhere_is_tried_again_and_never_followed()
    {
        await using var site = await OpenAsync();
        site.SetToday(2024, 5, 30);
        await site.GivenMayAsync();
        await site.AddChannelAsync("WeCom", $"{site.RobotAddress}/cgi-bin/webhook/send?key={Key}");
        site.Answer = path => path == "/elsewhere" ? Results.Json(new { errcode = 0 }) : Results.Redirect("/elsewhere", preserveMethod: true);
        Assert.Equal("0 sent, 1 failed", (await site.RunDigestAsync())?.Said);
        Assert.DoesNotContain(site.Posts, p => p.Address.StartsWith("/elsewhere", StringComparison.Ordinal));
        site.Answer = _ => Results.Json(new { errcode = 93000, errmsg = $"invalid {Key}" });
        Assert.Equal("0 sent, 1 failed", (await site.RunDigestAsync())?.Said);
        Assert.Equal("errcode 93000", await site.WithDbAsync(db => db.DigestsSent.Select(d => d.Fault).SingleAsync()));
        site.Answer = _ => Results.Json(new { errcode = 0 });
        Assert.Equal("1 sent, 0 failed", (await site.RunDigestAsync())?.Said);
        Assert.Equal((DigestState.Sent, 3), await site.WithDbAsync(async db => { var sent = await db.DigestsSent.SingleAsync(); return (sent.State, sent.Tries); }));
    }

    [Fact]
    public async Task A_node_that_dies_between_sending_and_marking_sends_again_under_the_same_id_and_a_marked_one_never()
    {
        await using var site = await OpenAsync();
        site.SetToday(2024, 5, 30);
        await site.GivenMayAsync();
        await site.AddChannelAsync("Mail", "office@example.cn");
        await site.RunDigestAsync();
        // As if the power had gone after the server took it: the row still says that it is being sent.
        await site.WithDbAsync(db => db.DigestsSent.ExecuteUpdateAsync(s => s.SetProperty(d => d.State, DigestState.Sending)));
        await site.RunDigestAsync();
        await site.RunDigestAsync();
        var ids = site.Mails.Select(m => m.Split('\n').Single(l => l.StartsWith("Message-Id:", StringComparison.OrdinalIgnoreCase))).ToList();
        Assert.Equal(2, ids.Count);
        Assert.Equal(ids[0], ids[1]);
    }

    [Fact]
    public async Task Of_two_nodes_one_runs_a_job_and_whoever_was_overtaken_writes_nothing()
    {
        await using var site = await OpenAsync();
        var length = TimeSpan.FromMinutes(10);
        var fences = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => site.WithDbAsync(db => db.TakeLeaseAsync("digest", $"node-{i}", length, CancellationToken.None))));
        var first = Assert.Single(fences.OfType<long>());
        Assert.Equal(new JobOutcome(false, ""), await site.RunDigestAsync());
        Assert.True(await site.WithDbAsync(db => db.ClaimDigestAsync("digest", first, "2024-05-30/x/1", "x", new(2024, 5, 30), CancellationToken.None)));

        site.Clock.Advance(length);   // the first node stands still for longer than its lease
        var second = await site.WithDbAsync(db => db.TakeLeaseAsync("digest", "another", length, CancellationToken.None));
        Assert.True(second > first);
        Assert.False(await site.WithDbAsync(db => db.ClaimDigestAsync("digest", first, "2024-05-30/x/2", "x", new(2024, 5, 30), CancellationToken.None)));
        Assert.False(await site.WithDbAsync(db => db.MarkDigestAsync("digest", first, "2024-05-30/x/1", null, CancellationToken.None)));
        await site.WithDbAsync(async db => { await db.EndLeaseAsync("digest", first, CancellationToken.None); return true; });
        Assert.Null(await site.WithDbAsync(db => db.TakeLeaseAsync("digest", "third", length, CancellationToken.None)));   // not the first node's to end
    }

    [Fact]
    public async Task The_clock_runs_a_job_when_it_is_due_and_not_before()
    {
        await using var site = await OpenAsync();
        site.SetToday(2024, 5, 30);
        await site.GivenMayAsync();
        await site.AddChannelAsync("Mail", "office@example.cn");
        var clock = ActivatorUtilities.CreateInstance<JobClock>(site.Services);
        site.Clock.SetUtcNow(new DateTimeOffset(2024, 5, 30, 8, 9, 0, TimeSpan.FromHours(8)));
        await clock.LookAsync(CancellationToken.None);
        Assert.Empty(site.Mails);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await clock.LookAsync(CancellationToken.None);
        Assert.Single(site.Mails);
    }
}
