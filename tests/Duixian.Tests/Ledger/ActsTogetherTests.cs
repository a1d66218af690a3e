using Duixian.Accounts;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Ledger;

/// <summary>Acts that wait for one another share a commit; each is whole or not there all the same.</summary>
public sealed class ActsTogetherTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Acts_that_waited_share_a_transaction_and_keep_their_order()
    {
        var answers = await TogetherAsync("order", Enumerable.Range(0, 20).Select(_ => (Func<CancellationToken, Task<Refusal?>>)(_ => Task.FromResult<Refusal?>(null))));

        Assert.All(answers, a => Assert.Null(a.Result!.Value.Refusal));
        Assert.Equal(20, (await EntriesAsync("order")).Distinct().Count());
        Assert.True(answers.Count(a => a.SameTransaction) > 10, "acts that waited for another should have written in its transaction");
    }

    [Fact]
    public async Task An_act_that_is_refused_leaves_those_before_and_behind_it_whole()
    {
        var answers = await TogetherAsync("refused", Enumerable.Range(0, 9).Select(i => (Func<CancellationToken, Task<Refusal?>>)(_ => Task.FromResult<Refusal?>(i % 3 == 2 ? PlansRefusal.TextMissing : null))));

        Assert.Equal(3, answers.Count(a => a.Result!.Value.Refusal is not null));
        Assert.Equal(6, (await EntriesAsync("refused")).Count);
        await HasNoGapAsync();
    }

    [Fact]
    public async Task An_act_that_breaks_in_the_middle_of_its_writing_takes_nobody_with_it()
    {
        var answers = await TogetherAsync("broken", Enumerable.Range(0, 9).Select(i => (Func<CancellationToken, Task<Refusal?>>)(async turn =>
        {
            if (i % 3 == 1) { throw new InvalidOperationException("the disk of a dream"); }
            await Task.Yield();
            turn.ThrowIfCancellationRequested();
            return null;
        })));

        Assert.Equal(3, answers.Count(a => a.Fault is InvalidOperationException));
        Assert.Equal(6, answers.Count(a => a.Result is { Refusal: null }));
        Assert.Equal(6, (await EntriesAsync("broken")).Count);
        await HasNoGapAsync();
    }

    [Fact]
    public async Task An_act_the_database_refuses_takes_nobody_with_it()
    {
        // The database itself says no in the middle of the shared transaction: PostgreSQL then answers nothing more until a savepoint is gone back to.
        var answers = await TogetherAsync("database", Enumerable.Range(0, 8).Select(i => (Func<CancellationToken, Task<Refusal?>>)(_ => Task.FromResult<Refusal?>(null))), (db, i) => i % 4 == 3 ? db.Database.ExecuteSqlRawAsync("INSERT INTO no_such_table VALUES (1)") : Task.CompletedTask);

        Assert.Equal(2, answers.Count(a => a.Fault is System.Data.Common.DbException));
        Assert.Equal(6, (await EntriesAsync("database")).Count);
        await HasNoGapAsync();
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_holds_nobody_up()
    {
        using var gone = new CancellationTokenSource();
        var inside = new TaskCompletionSource();
        var first = ActAsync("gone-0", async _ => { await inside.Task; return null; }, CancellationToken.None);
        var second = ActAsync("gone-1", _ => Task.FromResult<Refusal?>(null), gone.Token);
        var third = ActAsync("gone-2", _ => Task.FromResult<Refusal?>(null), CancellationToken.None);
        await gone.CancelAsync();
        inside.SetResult();

        Assert.Null((await first).Result!.Value.Refusal);
        Assert.IsAssignableFrom<OperationCanceledException>((await second).Fault);
        Assert.Null((await third).Result!.Value.Refusal);
        Assert.Equal(2, (await EntriesAsync("gone")).Count);
    }

    [Fact]
    public async Task A_key_that_is_sent_twice_at_once_is_written_once_and_answered_twice()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => ActAsync("twice-0", _ => Task.FromResult<Refusal?>(null), CancellationToken.None)));

        Assert.Single(answers.Select(a => a.Result!.Value.Value.Act).Distinct());
        Assert.Single(await EntriesAsync("twice"));
    }

    private sealed record Answer(Result<Receipt>? Result, Exception? Fault, bool SameTransaction);

    /// <summary>The first act holds the turn until all others wait behind it.</summary>
    private async Task<IReadOnlyList<Answer>> TogetherAsync(string name, IEnumerable<Func<CancellationToken, Task<Refusal?>>> settles, Func<DuixianDb, int, Task>? also = null)
    {
        var held = new TaskCompletionSource();
        var lead = ActAsync($"{name}-lead", async _ => { await held.Task; return PlansRefusal.TextMissing; }, CancellationToken.None);
        var answers = settles.Select((settle, i) => ActAsync($"{name}-{i}", settle, CancellationToken.None, also is null ? null : db => also(db, i))).ToList();
        held.SetResult();
        await lead;
        return await Task.WhenAll(answers);
    }

    private Task<Answer> ActAsync(string key, Func<CancellationToken, Task<Refusal?>> settle, CancellationToken cancel, Func<DuixianDb, Task>? also = null) => Task.Run(() => site.WithAsync(async services =>
    {
        var db = services.GetRequiredService<DuixianDb>();
        var (own, inTurn) = (db.Database.GetDbConnection(), (object?)null);
        try
        {
            var result = await services.GetRequiredService<Acts>().RunAsync(Actor.System, key, key, null, act => db.SaveAsync(act, async turn =>
            {
                inTurn = db.Database.GetDbConnection();
                act.Record(new WrittenForTest(key[..key.IndexOf('-', StringComparison.Ordinal)]));
                if (also is not null) { await also(db); }
                return await settle(turn);
            }, cancel), CancellationToken.None);
            return new Answer(result, null, !ReferenceEquals(own, inTurn));
        }
        catch (Exception e)
        {
            return new Answer(null, e, !ReferenceEquals(own, inTurn));
        }
    }));

    private Task<List<long>> EntriesAsync(string name) => site.WithDbAsync(db => db.LedgerEntries.AsNoTracking().Where(e => e.Stream == "together/" + name).OrderBy(e => e.Seq).Select(e => e.Seq).ToListAsync());

    private async Task HasNoGapAsync()
    {
        var size = await site.WithDbAsync(db => db.LedgerHead.AsNoTracking().Select(h => h.Size).SingleAsync());
        var (count, last) = await site.WithDbAsync(async db => (await db.LedgerEntries.LongCountAsync(), await db.LedgerEntries.MaxAsync(e => e.Seq)));
        Assert.Equal((size, size - 1), (count, last));
    }

    private sealed record WrittenForTest(string Name) : EntryBody
    {
        public override string Stream => "together/" + Name;

        public override bool IsPublic => false;
    }
}
