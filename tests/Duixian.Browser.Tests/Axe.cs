using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Duixian.Browser.Tests;

/// <summary>What keeps people out of a page, as far as axe-core finds it.</summary>
internal static class Axe
{
    /// <summary>What passed is not told: telling it took a third of the time.</summary>
    private static readonly AxeRunOptions Options = new() { ResultTypes = [ResultType.Violations] };

    /// <returns>A line a rule that is broken, with the first three elements that break it.</returns>
    internal static async Task<IEnumerable<string>> BrokenRulesAsync(this IPage page) =>
        (await page.RunAxe(Options)).Violations.Select(v => $"{v.Id} {string.Join(" | ", v.Nodes.Select(n => n.Html).Take(3))}");
}
