using Microsoft.Playwright;

namespace Duixian.Browser.Tests;

/// <summary>The sheet of a register under the keyboard, and without a script.</summary>
[Collection(Browsing.Name)]
public sealed class RegisterGridTests(BrowsedSite site)
{
    private const string PasteBlock =
        "cell => { const block = new DataTransfer(); block.setData('text/plain', '甲\\t备注甲\\n乙\\t备注乙\\n'); cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData: block, bubbles: true, cancelable: true })); }";

    [Fact]
    public async Task Cells_are_walked_filled_down_restored_and_pasted_by_keyboard_and_saved_at_once()
    {
        var page = await site.SignInAsync("DeliveryOfficer");
        await OpenAsync(page);
        await page.FocusAsync("[name='R0.Evidence']");
        await page.Keyboard.TypeAsync("验收单1号");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Control+d");
        Assert.Equal("验收单1号", await page.InputValueAsync("[name='R1.Evidence']"));
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.TypeAsync("打错了");
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal("", await page.InputValueAsync("[name='R2.Evidence']"));
        await page.EvalOnSelectorAsync("[name='R3.Evidence']", PasteBlock);
        Assert.Equal(("甲", "备注乙"), (await page.InputValueAsync("[name='R3.Evidence']"), await page.InputValueAsync("[name='R4.Remark']")));
        Assert.Contains("6", await page.InnerTextAsync("#grid-hint"), StringComparison.Ordinal);
        await page.ClickAsync("button[value=save]");
        Assert.Contains("4", await page.InnerTextAsync(".notice.done"), StringComparison.Ordinal);
        Assert.Equal("备注乙", await page.InputValueAsync("[name='R4.Remark']"));
    }

    [Fact]
    public async Task The_sheet_works_with_scripts_switched_off()
    {
        var page = await site.SignInAsync("DeliveryOfficer", Visit.WithoutScripts);
        await OpenAsync(page);
        await page.FillAsync("[name='R5.Remark']", "不用脚本");
        await page.ClickAsync("button[value=save]");
        Assert.Equal("不用脚本", await page.InputValueAsync("[name='R5.Remark']"));
    }

    private static async Task OpenAsync(IPage page)
    {
        await page.GotoAsync("/desk/registers");
        await page.ClickAsync("tbody th a >> nth=0");
        await page.WaitForSelectorAsync("table.grid");
    }
}
