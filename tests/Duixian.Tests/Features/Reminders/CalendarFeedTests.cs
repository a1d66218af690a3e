using System.Net;
using System.Text;
using Duixian.Domain.Ledger;
using Duixian.Features.Reminders.CalendarFeeds;
using Duixian.Tests.Features.Dispatch.ReviewReports;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Tests.Features.Reminders;

/// <summary>Due days in anybody's own calendar, by an address that can be taken back.</summary>
public sealed class CalendarFeedTests(ReminderSite site) : IClassFixture<ReminderSite>
{
    private const string Page = "/desk/reminders/calendar";

    private async Task<string> OpenAsync(HttpClient client)
    {
        var answer = await site.PostFormAsync(client, Page, "form:has(button.primary)", []);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new Uri((await TestSite.ReadPageAsync(answer)).QuerySelector("code")!.TextContent).AbsolutePath;
    }

    [Fact]
    public async Task A_calendar_holds_the_due_days_of_ones_own_rounds_as_whole_days()
    {
        await site.GivenAskedAsync("2024-02", [ReminderSite.County]);
        await site.GivenAskedAsync("2024-01", ["371525"]);
        var path = await OpenAsync(await site.SignedInAsync(Role.Reporter, ReminderSite.CountyOffice));
        var answer = await site.Anyone.GetAsync(path);
        Assert.Equal("text/calendar; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var text = Encoding.UTF8.GetString(bytes);
        Assert.EndsWith("END:VCALENDAR\r\n", text, StringComparison.Ordinal);
        Assert.All(text.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75 && !line.Contains('\n', StringComparison.Ordinal)));
        var unfolded = text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
        Assert.Single(unfolded, "BEGIN:VEVENT");
        Assert.Contains("DTSTART;VALUE=DATE:20240229", unfolded);
        Assert.Contains("DTEND;VALUE=DATE:20240301", unfolded);
        Assert.Contains("SUMMARY:填报截止：2024-02月度调度", unfolded);

        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await site.Anyone.SendAsync(again)).StatusCode);
    }

    [Fact]
    public async Task An_address_is_shown_once_kept_as_a_hash_and_opens_nothing_after_it_was_revoked()
    {
        var client = await site.SignedInAsync(Role.Reporter, "MZJ");
        var path = await OpenAsync(client);
        var token = path["/calendar/".Length..^".ics".Length];
        Assert.Equal(HttpStatusCode.OK, (await site.Anyone.GetAsync(path)).StatusCode);
        Assert.True(await site.WithDbAsync(async db => await db.CalendarFeeds.AnyAsync(f => f.TokenHash == MyCalendars.HashOf(token)) && !await db.CalendarFeeds.AnyAsync(f => f.TokenHash.Contains(token))));
        var page = await site.PageAsync(Page, client);
        Assert.DoesNotContain(token, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Anyone.GetAsync(path.Replace(token[..4], "AAAA", StringComparison.Ordinal))).StatusCode);
        var feed = page.QuerySelector("button[name=Feed]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.NotFound, (await site.PostFormAsync(await site.SignedInAsync(Role.Reviewer), Page, "#revoke-calendar", new() { ["Feed"] = feed })).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await site.PostFormAsync(client, Page, "#revoke-calendar", new() { ["Feed"] = feed })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Anyone.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task With_the_post_the_address_ends()
    {
        var path = await OpenAsync(await site.SignedInAsync(Role.UnitApprover, ReminderSite.CountyOffice));
        Assert.Equal(HttpStatusCode.OK, (await site.Anyone.GetAsync(path)).StatusCode);
        await site.WithDbAsync(db => db.CalendarFeeds.Where(f => f.TokenHash == MyCalendars.HashOf(path.Substring("/calendar/".Length, 43))).ExecuteUpdateAsync(s => s.SetProperty(f => f.Office, "ELSEWHERE")));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Anyone.GetAsync(path)).StatusCode);
    }

    [Theory]
    [InlineData("逗号,分号;反斜杠\\换行\n完", "逗号\\,分号\\;反斜杠\\\\换行\\n完")]
    public void What_would_end_a_value_is_escaped(string said, string written) => Assert.Equal(written, DueDayCalendar.Escape(said));

    [Fact]
    public void A_long_line_is_folded_between_characters_of_any_length()
    {
        foreach (var line in new[] { new string('a', 200), string.Concat(Enumerable.Repeat("调度", 60)), string.Concat(Enumerable.Repeat("𫗧a", 40)) })
        {
            var folded = new StringBuilder();
            DueDayCalendar.Line(folded, line);
            var parts = folded.ToString().Split("\r\n");
            Assert.All(parts, p => Assert.True(Encoding.UTF8.GetByteCount(p) <= 75));
            Assert.Equal(line, string.Concat(parts.Select((p, i) => i == 0 ? p : p.Length > 0 ? p[1..] : p)));
        }
    }
}
