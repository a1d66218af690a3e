using System.Text.Json;
using Duixian.Data;
using Duixian.Data.Ledger;
using Duixian.Data.Rollups;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Domain.Projects;
using Duixian.Transparency;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Ledger;

public sealed class SaveTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Entries_are_numbered_without_gaps_and_chained_within_their_stream()
    {
        await site.GivenPlanAsync(2030);
        await site.GivenPlanAsync(2030, reason: "年中调整", items: [PlanExamples.Item("1", "新增护理床位400张", "MZJ", PlanExamples.Beds(400)), PlanExamples.TwoItems[1]]);
        var entries = await site.WithDbAsync(db => db.LedgerEntries.AsNoTracking().OrderBy(e => e.Seq).ToListAsync());
        Assert.Equal(Enumerable.Range(0, entries.Count).Select(i => (long)i), entries.Select(e => e.Seq));
        Assert.All(entries, e => Assert.Equal(Hashes.Leaf(e.Bytes), e.Leaf));
        var item = entries.Where(e => e.Stream == "plan/2030/report/1").ToList();
        Assert.True(item.Count >= 2);
        for (var i = 1; i < item.Count; i++)
        {
            var json = JsonDocument.Parse(item[i].Bytes).RootElement;
            Assert.Equal(item[i - 1].Seq.ToString(), json.GetProperty("sprev").GetString());
            Assert.Equal(Convert.ToBase64String(item[i - 1].Leaf), json.GetProperty("sprevh").GetString());
        }
    }

    [Fact]
    public async Task An_act_of_very_many_entries_chains_them_as_one_of_few_does()
    {
        DraftItemContent[] Items(int more) => [.. Enumerable.Range(1, 70).Select(n => PlanExamples.Item($"{n}", $"新增护理床位{n + more}张", "MZJ", PlanExamples.Beds(n + more)))];
        await site.GivenPlanAsync(2041, items: Items(100));
        await site.GivenPlanAsync(2041, reason: "年中调整", items: Items(200));
        Assert.True(await ShouldBeChainedAsync("plan/2041/") >= 3 * 70);
    }

    [Fact]
    public async Task Acts_of_one_context_continue_each_others_chains_however_many_they_touch()
    {
        const int streams = 60;   // more than the change tracker writes itself
        await site.WithDbAsync(async db =>
        {
            for (var i = 0; i < 3; i++)
            {
                var act = new Act(Guid.CreateVersion7(), Actor.System, $"chains/{i}", new byte[32], null);
                for (var n = 1; n <= streams; n++) { act.Record(new ProjectHidden(50_000 + n, "测试")); }
                Assert.Null((await db.SaveAsync(act, CancellationToken.None)).Refusal);
            }
            return true;
        });
        Assert.Equal(3 * streams, await ShouldBeChainedAsync("project/500"));
    }

    /// <returns>How many entries there are.</returns>
    private async Task<int> ShouldBeChainedAsync(string streams)
    {
        var entries = await site.WithDbAsync(db => db.LedgerEntries.AsNoTracking().Where(e => e.Stream.StartsWith(streams)).OrderBy(e => e.Seq).ToListAsync());
        foreach (var stream in entries.GroupBy(e => e.Stream))
        {
            var before = (LedgerEntry?)null;
            foreach (var entry in stream)
            {
                var json = JsonDocument.Parse(entry.Bytes).RootElement;
                Assert.Equal((before?.Seq ?? -1).ToString(), json.GetProperty("sprev").GetString());
                Assert.Equal(Convert.ToBase64String(before?.Leaf ?? []), json.GetProperty("sprevh").GetString());
                before = entry;
            }
            var head = await site.WithDbAsync(db => db.LedgerStreams.AsNoTracking().SingleAsync(s => s.Stream == stream.Key));
            Assert.Equal((before!.Seq, Convert.ToBase64String(before.Leaf)), (head.Seq, Convert.ToBase64String(head.Leaf)));   // a group has at least one
        }
        return entries.Count;
    }

    [Fact]
    public async Task What_is_not_published_leaves_no_word_in_the_log()
    {
        var receipt = await site.GivenOfficesAsync(("X1", "某某秘密办", "暗语"));
        var entry = await site.WithDbAsync(db => db.LedgerEntries.AsNoTracking().SingleAsync(e => e.Seq == receipt.FirstEntry));
        var json = JsonDocument.Parse(entry.Bytes).RootElement;
        Assert.Equal("internal", json.GetProperty("type").GetString());
        Assert.Equal("", json.GetProperty("stream").GetString());
        Assert.Equal("", json.GetProperty("actor").GetString());
        Assert.Equal("", json.GetProperty("idem").GetString());
        Assert.Equal("{}", json.GetProperty("body").GetRawText());
        var secret = await site.WithDbAsync(db => db.LedgerPrivate.AsNoTracking().SingleAsync(e => e.Seq == receipt.FirstEntry));
        Assert.Equal(Convert.ToBase64String(Hashes.Commitment(secret.Salt, secret.Content)), json.GetProperty("priv").GetString());
    }

    [Fact]
    public async Task Rebuilding_from_the_ledger_gives_the_same_roll_ups()
    {
        await site.GivenPlanAsync(2031);
        await site.GivenPlanAsync(2031, reason: "补充", items:
        [
            PlanExamples.Item("1", "新增护理床位400张", "MZJ", PlanExamples.Beds(400)),
            PlanExamples.Item("3", "新建城市书房20个", "WLJ", PlanExamples.Counted("城市书房", 20, "个", "20个")),
        ]);
        var before = await RollUpsAsync();
        await site.WithDbAsync(db => db.RebuildAsync(null, CancellationToken.None));
        Assert.Equal(before, await RollUpsAsync());
        Assert.Contains("\"OriginalBeds\":500", before, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_counts_of_a_plan_are_those_of_its_lines()
    {
        await site.GivenPlanAsync(2032);
        var (summary, lines) = await site.WithDbAsync(async db => (await db.PlanSummaries.AsNoTracking().SingleAsync(s => s.Year == 2032), await db.ListLines.AsNoTracking().Where(l => l.Year == 2032).ToListAsync()));
        Assert.Equal((2, 1, 2, 0), (summary.Items, summary.Ready, summary.Indicators, summary.Withdrawn));
        Assert.Equal("市民政局", lines.Single(l => l.Item == "1").LeadName);
        Assert.Equal(1500m, lines.Single(l => l.Item == "1").LastAmount);
        Assert.Null(lines.Single(l => l.Item == "2").LastAmount);
    }

    [Fact]
    public async Task A_repeated_key_is_answered_as_the_first_time_and_with_another_request_refused()
    {
        Task<Result<Receipt>> Run(string request) => site.WithAsync(services => services.GetRequiredService<Duixian.Accounts.Acts>().RunAsync(
            Actor.System, "the-same-key", request, null,
            act =>
            {
                act.Record(new OfficesImported(1, "重复.csv"));
                return services.GetRequiredService<DuixianDb>().SaveAsync(act, CancellationToken.None);
            },
            CancellationToken.None));
        var first = await Run("a");
        var again = await Run("a");
        var other = await Run("b");
        Assert.Equal(first.Value, again.Value);
        Assert.Equal(Refusal.KeyUsedForAnother, other.Refusal);
        Assert.Equal(1, await site.WithDbAsync(db => db.Acts.CountAsync(a => a.Key == "the-same-key")));
    }

    [Fact]
    public async Task Many_at_once_are_written_once_each_and_in_one_line()
    {
        var before = await site.WithDbAsync(db => db.LedgerHead.AsNoTracking().SingleAsync());
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => site.ActAsync((services, act) =>
        {
            act.Record(new OfficesImported(i, "并发.csv"));
            return services.GetRequiredService<DuixianDb>().SaveAsync(act, CancellationToken.None);
        })));
        var after = await site.WithDbAsync(db => db.LedgerHead.AsNoTracking().SingleAsync());
        Assert.Equal(before.Size + 12, after.Size);
        var chain = await site.WithDbAsync(db => db.LedgerEntries.AsNoTracking().CountAsync(e => e.Seq >= before.Size));
        Assert.Equal(12, chain);
    }

    [Fact]
    public async Task Two_who_change_one_draft_at_once_do_not_both_win()
    {
        var draftId = await site.WithDbAsync(async db => (await db.Drafts.AsNoTracking().FirstOrDefaultAsync(d => d.Year == 2033))?.Id ?? await GivenOpenDraftAsync(2033));
        await using var one = site.Services.CreateAsyncScope();
        await using var two = site.Services.CreateAsyncScope();
        var (first, second) = (one.ServiceProvider.GetRequiredService<DuixianDb>(), two.ServiceProvider.GetRequiredService<DuixianDb>());
        var (mine, theirs) = (await first.Drafts.SingleAsync(d => d.Id == draftId), await second.Drafts.SingleAsync(d => d.Id == draftId));
        Assert.Null((await SaveAsync(first, act => mine.AcceptRest(act))).Refusal);
        Assert.Equal(Refusal.Stale, (await SaveAsync(second, act => theirs.Drop(theirs.Items[0].Id, act))).Refusal);
    }

    [Fact]
    public async Task A_clock_set_back_makes_no_entry_older_than_the_one_before()
    {
        var own = new TestSite();
        await own.InitializeAsync();
        await using var disposing = own;
        await own.GivenOfficesAsync(("A", "甲局", "甲"));
        var later = await own.WithDbAsync(db => db.LedgerHead.AsNoTracking().SingleAsync());
        await own.WithDbAsync(async db => await db.LedgerHead.ExecuteUpdateAsync(s => s.SetProperty(h => h.LastAt, later.LastAt.AddDays(30))));   // as if the clock had been 30 days ahead
        await own.GivenOfficesAsync(("B", "乙局", "乙"));
        var times = await own.WithDbAsync(db => db.LedgerEntries.AsNoTracking().OrderBy(e => e.Seq).Select(e => e.At).ToListAsync());
        Assert.Equal(later.LastAt.AddDays(30), times[^1]);
    }

    [Fact]
    public async Task The_database_refuses_to_change_or_delete_an_entry()
    {
        await site.GivenOfficesAsync(("C9", "丙局", "丙"));
        await Assert.ThrowsAnyAsync<Exception>(() => site.WithDbAsync(db => db.LedgerEntries.ExecuteDeleteAsync()));
        await Assert.ThrowsAnyAsync<Exception>(() => site.WithDbAsync(db => db.Database.ExecuteSqlAsync($"UPDATE ledger_entry SET stream = 'x'")));
        Assert.True(await site.WithDbAsync(db => db.LedgerEntries.AnyAsync()));
    }

    [Fact]
    public async Task An_act_that_records_nothing_is_a_bug()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => site.ActAsync((services, act) => services.GetRequiredService<DuixianDb>().SaveAsync(act, CancellationToken.None)));
    }

    private Task<DraftId> GivenOpenDraftAsync(int year) => site.WithAsync(async services =>
    {
        var (db, ids) = (services.GetRequiredService<DuixianDb>(), services.GetRequiredService<IdSource>());
        var document = new SourceDocument(new(ids.NewId()), "清单.txt", "text/plain", new string('a', 64), PlanExamples.Text, false, DateTimeOffset.UnixEpoch);
        var draft = new Draft(new(ids.NewId()), new(year, "report"), "标题", "临河市", null, document.Id, null, [], DateTimeOffset.UnixEpoch);
        draft.Take(new DraftItem(new(ids.NewId()), 1, DraftOrigin.Read, [], PlanExamples.TwoItems[0]));
        db.AddRange(document, draft);
        var result = await SaveAsync(db, act => { act.Record(new DraftOpened(draft.Id.Value, year, "report", "", "清单.txt", 1)); return null; });
        Assert.Null(result.Refusal);
        return draft.Id;
    });

    private async Task<Result<Receipt>> SaveAsync(DuixianDb db, Func<Act, Refusal?> change)
    {
        var ids = site.Services.GetRequiredService<IdSource>();
        var act = new Act(ids.NewId(), Actor.System, ids.NewId().ToString("D"), [1], null);
        return change(act) is { } refusal ? refusal : await db.SaveAsync(act, CancellationToken.None);
    }

    private Task<string> RollUpsAsync() => site.WithDbAsync(async db => JsonSerializer.Serialize(new
    {
        Summaries = await db.PlanSummaries.AsNoTracking().OrderBy(s => s.Year).ThenBy(s => s.Plan).ToListAsync(),
        Lines = await db.ListLines.AsNoTracking().OrderBy(l => l.Year).ThenBy(l => l.Plan).ThenBy(l => l.Item).ThenBy(l => l.Indicator).ToListAsync(),
        Results = await db.PastResults.AsNoTracking().OrderBy(r => r.Year).ThenBy(r => r.Number).ToListAsync(),
        OriginalBeds = (await db.ListLines.AsNoTracking().Where(l => l.Year == 2031 && l.Item == "1").ToListAsync()).Select(l => l.Original?.Amount).FirstOrDefault(),
    }));
}
