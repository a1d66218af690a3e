using System.Globalization;
using Duixian.Data;
using Duixian.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Browser.Tests;

/// <summary>What it costs to learn who holds a project up, from the desk's first page. <c>bench/effort</c> prints it.</summary>
[Collection(Browsing.Name)]
public sealed class ProjectEffortTests(BrowsedSite site)
{
    [Theory]
    [InlineData("authority")]
    [InlineData("owner")]
    public async Task Who_holds_a_project_up_at_which_step_since_when_takes_two_actions_at_most(string kind)
    {
        var (name, number, holder, step, days) = await HeldAsync(kind);
        var person = new Person(await site.SignInAsync("DeliveryOfficer"));
        await person.AskAsync("input[type=search]", name);
        await person.Page.WaitForURLAsync("**/desk/search?*");
        var hit = await person.Page.Locator($"li:has(a[href='/desk/projects/{number.ToString(CultureInfo.InvariantCulture)}'])").InnerTextAsync();
        Assert.All([holder, step, days], said => Assert.Contains(said, hit, StringComparison.Ordinal));   // the answer stands in the hit already
        await person.ClickAsync($"a[href='/desk/projects/{number.ToString(CultureInfo.InvariantCulture)}']");
        await person.Page.WaitForURLAsync($"**/desk/projects/{number.ToString(CultureInfo.InvariantCulture)}");
        var truth = person.Page.Locator("#procedures > header p");
        var told = await truth.InnerTextAsync();
        Assert.All([holder, step, $"第{days}天"], said => Assert.Contains(said, told, StringComparison.Ordinal));
        Assert.True((await truth.BoundingBoxAsync())!.Y < Visit.AtADesk.Height, "who holds the ball is seen without scrolling");
        person.Tell($"who holds a project up ({kind})", 2);
    }

    /// <summary>A project of the demonstration whose ball somebody of this kind holds: its name is its own.</summary>
    private Task<(string Name, int Number, string Holder, string Step, string Days)> HeldAsync(string kind) => site.WithAsync(async services =>
    {
        var (db, today) = (services.GetRequiredService<DuixianDb>(), services.GetRequiredService<CivilDay>().Today);
        var held = await db.ProjectOutlooks.AsNoTracking().Where(o => o.HolderKind == kind && o.HeldSince != null && o.StepName != null)
            .Join(db.Projects, o => o.ProjectId, p => p.Id, (o, p) => new { p.Name, p.Number, o.Holder, o.StepName, o.HeldSince }).OrderBy(p => p.Number).FirstAsync();
        return (held.Name, held.Number, kind == "authority" ? held.Holder! : "业主", held.StepName!, (today.DayNumber - held.HeldSince!.Value.DayNumber).ToString(CultureInfo.InvariantCulture));   // asked for
    });
}
