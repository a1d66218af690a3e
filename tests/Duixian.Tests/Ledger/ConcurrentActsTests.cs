using Duixian.Accounts;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Features.Plans.MarkItem;
using Duixian.Features.Plans.PublishDraft;
using Duixian.Tests.Features.Plans;
using Duixian.Tests.Log;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Ledger;

public sealed class ConcurrentActsTests(TestSite site) : IClassFixture<TestSite>
{
    private const int Clients = 50;

    [Fact]
    public async Task Of_fifty_people_who_publish_one_draft_at_once_one_does_and_the_others_are_told()
    {
        var (id, _) = await site.GivenDraftAsync("crowd", items: [DraftExamples.BlocksItem]);
        await site.ActAsync(async (services, act) => await services.GetRequiredService<AcceptRestOfDraft>().ExecuteAsync(new(id, await RevisionAsync(id)), act, CancellationToken.None));
        var seen = await RevisionAsync(id);
        var before = await site.WithDbAsync(db => db.LedgerHead.AsNoTracking().SingleAsync());

        var answers = await Task.WhenAll(Enumerable.Range(0, Clients).Select(i => site.WithAsync(services =>
        {
            var publish = new PublishDraftRequest(id, seen);
            return services.GetRequiredService<Acts>().RunAsync(Actor.System, $"crowd-{i}", publish, null, act => services.GetRequiredService<PublishCheckedDraft>().ExecuteAsync(publish, act, CancellationToken.None), CancellationToken.None);
        })));

        Assert.Single(answers, a => a.Refusal is null);
        Assert.All(answers.Where(a => a.Refusal is not null), a => Assert.Contains(a.Refusal!.Code, (string[])["duixian.stale", "plans.already-published", "plans.draft-closed"]));
        Assert.Equal(1, await site.WithDbAsync(db => db.Plans.CountAsync(p => p.Code == "crowd")));
        Assert.Equal(1, await site.WithDbAsync(db => db.ListLines.CountAsync(l => l.Plan == "crowd")));
        var entries = await site.WithDbAsync(db => db.LedgerEntries.AsNoTracking().Where(e => e.Seq >= before.Size).OrderBy(e => e.Seq).Select(e => e.Seq).ToListAsync());
        var after = await site.WithDbAsync(db => db.LedgerHead.AsNoTracking().SingleAsync());
        Assert.Equal(after.Size - before.Size, entries.Count);   // the log has no gap and nothing of those who were refused
    }

    [Fact]
    public async Task What_is_settled_under_the_lock_sees_what_the_act_before_wrote()
    {
        // Each client adds the next number after the highest it finds; without the lock two would find the same.
        var answers = await Task.WhenAll(Enumerable.Range(0, Clients).Select(i => site.WithAsync(async services =>
        {
            var db = services.GetRequiredService<Data.DuixianDb>();
            return await services.GetRequiredService<Acts>().RunAsync(Actor.System, $"settle-{i}", "settle", null, act => db.SaveAsync(act, async cancel =>
            {
                var highest = await db.LedgerEntries.CountAsync(e => e.Stream == "settle/test", cancel);
                act.Record(new SettledForTest(highest));
                return null;
            }, CancellationToken.None), CancellationToken.None);
        })));
        Assert.All(answers, a => Assert.Null(a.Refusal));
        var details = await site.WithDbAsync(db => db.LedgerPrivate.AsNoTracking().Join(db.LedgerEntries.Where(e => e.Stream == "settle/test"), p => p.Seq, e => e.Seq, (p, _) => p.Content).ToListAsync());
        Assert.Equal(Clients, details.Select(System.Text.Encoding.UTF8.GetString).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(60, false)]   // by the short way of the save
    [InlineData(60, true)]    // by the short way of the use case
    public async Task Rows_that_somebody_else_inserted_meanwhile_are_stale_whichever_way_they_go_in(int rows, bool atOnce)
    {
        Assert.Null((await InsertAsync()).Refusal);
        Assert.Equal(Refusal.Stale, (await InsertAsync()).Refusal);
        Assert.Null((await site.WriteAsync()).Refusal);   // the next act finds a transaction that works

        Task<Result<Receipt>> InsertAsync() => site.WithAsync(services =>
        {
            var db = services.GetRequiredService<Data.DuixianDb>();
            return services.GetRequiredService<Acts>().RunAsync(Actor.System, Guid.NewGuid().ToString("D"), "insert", null, act => db.SaveAsync(act, async cancel =>
            {
                act.Record(new OfficesImported(1, "同时.csv"));
                var added = Enumerable.Range(0, rows).Select(i => new Data.Ledger.LedgerStreamHead { Stream = $"twice/{rows}/{atOnce}/{i}" }).ToList();
                if (atOnce) { await db.InsertManyAsync(added, cancel); } else { db.LedgerStreams.AddRange(added); }
                return null;
            }, CancellationToken.None), CancellationToken.None);
        });
    }

    [Fact]
    public async Task A_refusal_under_the_lock_leaves_nothing_behind()
    {
        var before = await site.WithDbAsync(db => db.LedgerHead.AsNoTracking().SingleAsync());
        var result = await site.WithAsync(services =>
        {
            var db = services.GetRequiredService<Data.DuixianDb>();
            return services.GetRequiredService<Acts>().RunAsync(Actor.System, "settle-no", "no", null, act =>
            {
                act.Record(new SettledForTest(-1));
                return db.SaveAsync(act, _ => Task.FromResult<Refusal?>(PlansRefusal.TextMissing), CancellationToken.None);
            }, CancellationToken.None);
        });
        Assert.Equal(PlansRefusal.TextMissing, result.Refusal);
        Assert.Equal(before.Size, await site.WithDbAsync(db => db.LedgerHead.AsNoTracking().Select(h => h.Size).SingleAsync()));
    }

    private Task<long> RevisionAsync(Guid draft) => site.WithDbAsync(db => db.Drafts.Where(d => d.Id == new DraftId(draft)).Select(d => d.Revision).SingleAsync());

    private sealed record SettledForTest(int Found) : EntryBody
    {
        public override string Stream => "settle/test";

        public override bool IsPublic => false;
    }
}
