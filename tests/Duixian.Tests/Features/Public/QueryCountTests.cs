using System.Diagnostics;
using Duixian.Tests.Features.Projects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Duixian.Tests.Features.Public;

public sealed class QueryCountTests(TestSite site) : IClassFixture<TestSite>
{
    [Theory]
    [InlineData("")]
    [InlineData("?q=1")]
    [InlineData("/1")]
    [InlineData("/source")]
    [InlineData("/versions")]
    [InlineData("/changes")]
    [InlineData("/standing.csv")]
    [InlineData("/history.csv")]
    [InlineData("/counties.csv")]
    [InlineData("/changes.csv")]
    [InlineData(".csv")]
    [InlineData("/shares.csv")]
    public async Task A_page_asks_the_same_number_of_questions_of_three_items_and_of_three_hundred(string below)
    {
        var name = "n" + string.Concat(below.Where(char.IsAsciiLetter)) + below.Length;
        await site.GivenPlanAsync(code: name + "-few", items: Items(3));
        await site.GivenPlanAsync(code: name + "-many", items: Items(300));
        Assert.Equal(await CountAsync($"/2024/{name}-few{below}"), await CountAsync($"/2024/{name}-many{below}"));
    }

    [Fact]
    public async Task The_year_page_too()
    {
        await site.GivenPlanAsync(year: 2011, items: Items(3));
        await site.GivenPlanAsync(year: 2012, items: Items(300));
        Assert.Equal(await CountAsync("/2011"), await CountAsync("/2012"));
    }

    [Fact]
    public async Task The_pages_of_the_log_too()
    {
        var before = await site.GivenPlanAsync(year: 2013, items: Items(3));
        var (list, narrowed, one) = (await CountAsync("/ledger"), await CountAsync("/ledger?type=itemPublished&plan=2013/report"), await CountAsync($"/ledger/{before.FirstEntry}"));
        var chain = await CountAsync("/ledger/chain/2013/report/1");
        await site.GivenPlanAsync(year: 2013, reason: "年中调整", items: [.. Items(300)]);
        Assert.Equal((list, narrowed, one, chain), (await CountAsync("/ledger"), await CountAsync("/ledger?type=itemPublished&plan=2013/report"), await CountAsync($"/ledger/{before.FirstEntry + 1}"), await CountAsync("/ledger/chain/2013/report/1")));
    }

    [Fact]
    public async Task The_list_of_projects_and_a_project_too()
    {
        var first = await site.GivenKeyProjectAsync(PortfolioExamples.Record("演示询数1"));
        await site.GivenPublishedAsync(first);
        var (list, one, file) = (await CountAsync("/projects?year=all"), await CountAsync($"/project/{first}"), await CountAsync("/projects.csv?year=all"));
        for (var i = 2; i <= 30; i++) { await site.GivenPublishedAsync(await site.GivenKeyProjectAsync(PortfolioExamples.Record($"演示询数{i}"))); }
        await site.GivenChangedAsync(first, r => r with { TotalYuan = 5m });
        Assert.Equal((list, one, file), (await CountAsync("/projects?year=all"), await CountAsync($"/project/{first}"), await CountAsync("/projects.csv?year=all")));
    }

    [Fact]
    public async Task An_item_of_one_project_asks_as_much_as_one_of_ten()
    {
        await site.GivenPlanAsync(year: 2014, items: Items(2));
        async Task ServeAsync(int i) => await site.GivenPublishedAsync(await site.GivenKeyProjectAsync(PortfolioExamples.Record($"演示询承诺{i}") with { Serves = ["2014/report/1"] }));
        await ServeAsync(1);
        var one = await CountAsync("/2014/report/1", most: 16);
        for (var i = 2; i <= 10; i++) { await ServeAsync(i); }
        Assert.Equal(one, await CountAsync("/2014/report/1", most: 16));
        Assert.InRange(await CountAsync("/2014/report/2"), 1, one - 2);   // nothing serves it: nothing more is asked
    }

    private static Domain.Plans.DraftItemContent[] Items(int count) =>
        [.. Enumerable.Range(1, count).Select(i => PlanExamples.Item($"{i}", $"新建第{i}处书房", "MZJ", PlanExamples.Counted("书房", i, "处", $"{i}处")))];

    private async Task<int> CountAsync(string path, int most = 14)
    {
        var database = await site.WithDbAsync(db => Task.FromResult(db.Database.GetDbConnection() is var c ? c.DataSource + c.Database : ""));
        using var counter = new Counter(database);
        using (DiagnosticListener.AllListeners.Subscribe(counter)) { (await site.Anyone.GetAsync(path)).EnsureSuccessStatusCode(); }
        Assert.InRange(counter.Count, 1, most);
        return counter.Count;
    }

    /// <summary>Counts what requests ask of one database; other test classes run beside this one, and the node signs its log and looks at its length while it answers.</summary>
    private sealed class Counter(string database) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private const string Host = "Microsoft.AspNetCore";
        private const string Request = "Microsoft.AspNetCore.Hosting.HttpRequestIn";

        private readonly List<IDisposable> subscriptions = [];
        private int count;

        public int Count => count;

        public void OnNext(DiagnosticListener value)
        {
            // Listening to the host makes it name each request, and what is asked for one carries its name.
            if (value.Name is DbLoggerCategory.Name or Host) { subscriptions.Add(value.Subscribe(this)); }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is CommandExecutedEventData { Command.Connection: { } connection } && connection.DataSource + connection.Database == database && Activity.Current?.OperationName == Request)
            {
                Interlocked.Increment(ref count);
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose() => subscriptions.ForEach(s => s.Dispose());
    }
}
