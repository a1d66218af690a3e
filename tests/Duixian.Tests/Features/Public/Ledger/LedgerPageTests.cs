using System.Net;
using System.Text;
using AngleSharp.Dom;
using Duixian.Data.Ledger;
using Duixian.Domain.Ledger;
using Duixian.Features.Public.Ledger;
using Duixian.Tests.Log;
using Duixian.Transparency;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Tests.Features.Public.Ledger;

public sealed class LedgerPageTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Entries_stand_newest_first_and_every_one_is_on_exactly_one_page()
    {
        await site.GivenPlanAsync(2061, items: [.. Enumerable.Range(1, 70).Select(i => PlanExamples.Item($"{i}", $"新建第{i}处书房", "MZJ", PlanExamples.Counted("书房", i, "处", $"{i}处")))]);
        var size = await site.SizeAsync();
        List<long> seen = [];
        for (var next = "/ledger"; next is not null; next = (await site.PageAsync(next)).QuerySelector(".pager a[rel=next]")?.GetAttribute("href"))
        {
            seen.AddRange(Sequences(await site.PageAsync(next)));
        }
        Assert.Equal(Enumerable.Range(0, (int)size).Select(i => (long)i).Reverse(), seen);
    }

    [Fact]
    public async Task The_log_is_narrowed_to_a_kind_and_to_a_plan()
    {
        await site.GivenPlanAsync(2062, items: [Promises.Books, Promises.Unready]);
        await site.GivenPlanAsync(2062, code: "report-few", items: [Promises.Books]);
        var kind = await site.PageAsync("/ledger?type=planPublished&plan=2062/report");
        var seq = Assert.Single(Sequences(kind));
        Assert.Equal("planPublished", await site.WithDbAsync(db => db.LedgerEntries.Where(e => e.Seq == seq).Select(e => e.Type).SingleAsync()));
        var streams = await site.WithDbAsync(db => db.LedgerEntries.OrderByDescending(e => e.Seq).Select(e => new { e.Seq, e.Stream }).ToListAsync());
        Assert.Equal(streams.Where(s => (s.Stream + "/").StartsWith("plan/2062/report/", StringComparison.Ordinal)).Select(s => s.Seq), Sequences(await site.PageAsync("/ledger?plan=2062/report")));
        Assert.Contains("城市书房", (await site.PageAsync("/ledger?type=itemPublished&plan=2062/report")).QuerySelector("table.ledger")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_published_shows_its_class_its_time_and_its_commitment_alone()
    {
        var receipt = (await site.WriteAsync(why: "不外传的理由")).Value;
        var page = await site.PageAsync("/ledger?type=internal");
        var row = page.QuerySelector($"#e{receipt.FirstEntry}")!;   // it was just written
        var entry = await EntryAsync(receipt.FirstEntry);
        Assert.Contains(new PublicEntry(entry.Seq, entry.At, PublicEntry.Internal, entry.Bytes, entry.Leaf).Commitment, row.TextContent, StringComparison.Ordinal);
        Assert.Null(row.QuerySelector("a[href^='/log/receipt']"));
        Assert.Contains(receipt.FirstEntry, Sequences(await site.PageAsync("/ledger?type=officesImported")));   // not a kind anyone can ask for: as if none was asked
        Assert.DoesNotContain(receipt.FirstEntry, Sequences(await site.PageAsync("/ledger?type=public")));
        foreach (var path in new[] { "/ledger?type=internal", $"/ledger/{receipt.FirstEntry}", $"/ledger/{receipt.FirstEntry}.json" })
        {
            var said = await site.Anyone.GetStringAsync(path);
            foreach (var secret in new[] { "officesImported", "directory/offices", "内部文件名", "不外传的理由" }) { Assert.DoesNotContain(secret, said, StringComparison.Ordinal); }
        }
    }

    [Fact]
    public async Task An_entry_shows_its_very_bytes_their_hash_and_the_one_before()
    {
        await site.GivenPlanAsync(2063, items: [Promises.TwoFigures()]);
        await site.GivenPlanAsync(2063, reason: "年中调整", items: [Promises.TwoFigures(450, "床位改建")]);
        var seq = await site.WithDbAsync(db => db.LedgerEntries.Where(e => e.Stream == "plan/2063/report/22").MaxAsync(e => e.Seq));
        var entry = await EntryAsync(seq);
        var page = await site.PageAsync($"/ledger/{seq}");
        Assert.Equal(Encoding.UTF8.GetString(entry.Bytes), page.QuerySelector("#raw")!.TextContent);
        Assert.Equal(Convert.ToBase64String(Hashes.Leaf(entry.Bytes)), page.QuerySelector("#leaf")!.TextContent);
        Assert.Equal(entry.Bytes, await site.Anyone.GetByteArrayAsync($"/ledger/{seq}.json"));
        var before = LogEntry.Read(entry.Bytes).PreviousInStream;
        Assert.NotNull(page.QuerySelector($"a[href='/ledger/{before}']"));
        Assert.Contains("一致", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Anyone.GetAsync("/ledger/999999999")).StatusCode);
    }

    [Fact]
    public async Task A_receipt_is_offered_once_it_can_be_had_and_until_then_the_page_says_when()
    {
        await site.SignAsync();
        await site.GivenPlanAsync(2064, items: [Promises.Books]);
        var seq = await site.WithDbAsync(db => db.LedgerEntries.Where(e => e.Stream == "plan/2064/report").MaxAsync(e => e.Seq));
        foreach (var path in new[] { $"/ledger/{seq}", "/ledger?plan=2064/report" })
        {
            var early = await site.PageAsync(path);
            Assert.Null(early.QuerySelector($"a[href='/log/receipt/{seq}']"));
            Assert.Contains("60秒内", early.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }
        Assert.Contains("另有", (await site.PageAsync("/ledger")).QuerySelector("#checkpoint")!.TextContent, StringComparison.Ordinal);
        await site.SignAsync();
        foreach (var path in new[] { $"/ledger/{seq}", "/ledger?plan=2064/report" })   // kept pages, and nothing was written since
        {
            Assert.NotNull((await site.PageAsync(path)).QuerySelector($"a[href='/log/receipt/{seq}']"));
        }
        var page = await site.PageAsync("/ledger");
        var checkpoint = await LogExamples.CheckpointAsync(site.Anyone);
        Assert.Equal(checkpoint.Size.ToString(), page.QuerySelector("#log-size")!.TextContent);
        Assert.Equal(Convert.ToBase64String(checkpoint.Root), string.Concat(page.QuerySelectorAll(".root > span").Select(s => s.TextContent)));
    }

    [Fact]
    public async Task The_chain_of_an_item_shows_every_entry_about_it_tied_to_the_one_before_and_names_the_first_that_is_not()
    {
        await site.GivenPlanAsync(2065, items: [Promises.TwoFigures(), Promises.Books]);
        await site.GivenPlanAsync(2065, reason: "年中调整", items: [Promises.TwoFigures(450, "床位改建"), Promises.Books]);
        var expected = await site.WithDbAsync(db => db.LedgerEntries.Where(e => e.Stream == "plan/2065/report/22").OrderBy(e => e.Seq).Select(e => e.Seq).ToListAsync());
        Assert.True(expected.Count > 1);
        var page = await site.PageAsync("/ledger/chain/2065/report/22");
        Assert.Equal(expected, Sequences(page));
        Assert.NotNull(page.QuerySelector(".notice.done"));
        Assert.NotNull((await site.PageAsync("/2065/report/22")).QuerySelector("a[href='/ledger/chain/2065/report/22']"));

        // Somebody rewrites the first entry past the program: the second still names the hash of what was there.
        var first = await EntryAsync(expected[0]);
        var forged = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(first.Bytes).Replace("护理床位", "护理病床", StringComparison.Ordinal));
        Assert.NotEqual(first.Bytes, forged);
        await site.AlterAsync(db => db.LedgerEntries.Where(e => e.Seq == first.Seq).ExecuteUpdateAsync(s => s.SetProperty(e => e.Bytes, forged).SetProperty(e => e.Leaf, Hashes.Leaf(forged))));
        await site.GivenPlanAsync(2066, items: [Promises.Books]);   // something is written, so no kept page is shown
        page = await site.PageAsync("/ledger/chain/2065/report/22");
        Assert.Contains($"第{expected[1]}条接不上", page.QuerySelector(".notice.ask")!.TextContent, StringComparison.Ordinal);
        await site.AlterAsync(db => db.LedgerEntries.Where(e => e.Seq == first.Seq).ExecuteUpdateAsync(s => s.SetProperty(e => e.Bytes, first.Bytes).SetProperty(e => e.Leaf, first.Leaf)));
    }

    [Fact]
    public void Every_type_that_can_be_published_has_a_word_and_can_be_asked_for()
    {
        var secret = BodyJson.TypeNames.Where(t => typeof(EntryBody).Assembly.GetExportedTypes().Single(b => b.IsSubclassOf(typeof(EntryBody)) && !b.IsAbstract && System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(b.Name) == t) is var body
            && !body.IsSubclassOf(typeof(Domain.Registers.RegisterEntry)) && !IsPublicOfPublished(body) && !((EntryBody)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(body)).IsPublic);
        Assert.Equal(BodyJson.TypeNames.Except(secret, StringComparer.Ordinal).Append(LedgerQuery.Public).Append(PublicEntry.Internal).Order(StringComparer.Ordinal), LedgerWords.Types.Order(StringComparer.Ordinal));
    }

    /// <summary>Public where the project it is about is published.</summary>
    private static bool IsPublicOfPublished(Type body)
    {
        if (!body.IsSubclassOf(typeof(Domain.Projects.ProjectEntry))) { return false; }
        var made = body.GetConstructors().Single();
        return ((EntryBody)made.Invoke([.. made.GetParameters().Select(p => p.Name == nameof(Domain.Projects.ProjectEntry.Public) ? true : p.ParameterType.IsValueType ? Activator.CreateInstance(p.ParameterType) : null)])).IsPublic;
    }

    [Theory]
    [InlineData("zh-Hans")]
    [InlineData("en")]
    public async Task The_page_speaks_both_languages_about_every_kind(string language)
    {
        var page = await site.PageAsync(language == "en" ? "/en/ledger" : "/ledger");
        var options = page.QuerySelectorAll("select[name=type] option").Skip(1).ToList();
        Assert.Equal(LedgerWords.Types.Count, options.Count);
        Assert.All(options, o => Assert.NotEqual(o.GetAttribute("value"), o.TextContent));
        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
    }

    private static List<long> Sequences(IDocument page) => [.. page.QuerySelectorAll("table.ledger tbody tr").Select(r => long.Parse(r.Id!.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture))];

    private Task<LedgerEntry> EntryAsync(long seq) => site.WithDbAsync(db => db.LedgerEntries.AsNoTracking().SingleAsync(e => e.Seq == seq));
}
