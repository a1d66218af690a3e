using Microsoft.Playwright;

namespace Duixian.Browser.Tests;

/// <summary>Counts what a person does: a click, a figure typed into a cell they clicked, or words sent with Enter.</summary>
internal sealed class Person(IPage page)
{
    private int actions;

    public IPage Page { get; } = page;

    public async Task ClickAsync(string what)
    {
        await Page.Locator(what).First.ClickAsync();
        actions++;
    }

    public async Task TypeAsync(ILocator cell, string figure)
    {
        await cell.ClickAsync();
        await cell.FillAsync(figure);
        actions += 2;
    }

    /// <summary>Words into a search box, and Enter.</summary>
    public async Task AskAsync(string box, string words)
    {
        await Page.Locator(box).First.FillAsync(words);
        await Page.Locator(box).First.PressAsync("Enter");
        actions++;
    }

    public void Tell(string what, int most)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"{what}: {actions} actions, at most {most}");
        Assert.InRange(actions, 1, most);
    }
}
