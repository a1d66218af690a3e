using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Tests.Features.Plans;
using Duixian.Tests.Features.Registers;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Tests.Features.Desk;

public sealed class SearchTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_promise_is_found_by_its_words_and_by_its_full_width_number()
    {
        await site.GivenPlanAsync(year: 2032, items: [PlanExamples.Item("17", "建设寻得见书房", "MZJ", PlanExamples.Counted("寻得见书房", 20, "处", "20处"))]);
        Assert.Equal("/2032/report/17", await FirstAsync(Role.Reporter, "寻得见"));
        Assert.Equal("/2032/report/17", await FirstAsync(Role.Reporter, "寻得见书房"));
        Assert.Contains("/2032/report/17", await HitsAsync(Role.Reporter, "１７"));
    }

    [Fact]
    public async Task Drafts_are_found_only_by_those_who_may_see_them()
    {
        var (_, path) = await site.GivenDraftAsync("found");
        var title = await site.WithDbAsync(db => db.Drafts.Where(d => d.PlanCode == "found").Select(d => d.Title).SingleAsync());
        Assert.Contains(path, await HitsAsync(Role.DeliveryOfficer, title));
        Assert.DoesNotContain(path, await HitsAsync(Role.Reporter, title));
    }

    [Fact]
    public async Task Offices_are_found_by_name_and_code_but_not_by_the_auditor()
    {
        await site.GivenOfficesAsync(("QXJ", "寻常气象局", "雨"));
        Assert.Contains("/desk/directory#QXJ", await HitsAsync(Role.Reporter, "寻常气象"));
        Assert.Contains("/desk/directory#QXJ", await HitsAsync(Role.Reporter, "ｑｘｊ"));
        Assert.Empty(await HitsAsync(Role.Auditor, "寻常气象"));
    }

    [Fact]
    public async Task People_are_found_only_by_those_who_keep_them()
    {
        var id = Guid.CreateVersion7();
        await site.ActAsync((services, act) =>
        {
            var db = (Data.DuixianDb)services.GetService(typeof(Data.DuixianDb))!;
            var person = new Person(new(id), "寻人科经办", PersonState.Waiting);
            act.Record(new PersonAdded(id, person.State));
            db.People.Add(person);
            return db.SaveAsync(act, CancellationToken.None);
        });
        Assert.Contains($"/desk/people/{id:D}", await HitsAsync(Role.SystemAdministrator, "寻人科"));
        Assert.Empty(await HitsAsync(Role.Reporter, "寻人科"));
    }

    [Fact]
    public async Task A_county_finds_the_rows_of_its_own_and_the_desk_says_which_may_be_doubles()
    {
        await RegisterExamples.GivenUnitsAsync(site);
        var id = await site.GivenRegisterAsync("searched");
        await site.GivenRowsAsync(id, RegisterExamples.Row(RegisterExamples.Chang, "371502001", "寻得着小区"), RegisterExamples.Row(RegisterExamples.Guan, "371525100", "寻得着小区二期"));
        await site.GivenRowsAsync(id, RegisterExamples.Row(RegisterExamples.Chang, "371502001", "寻得着小区"));
        Assert.Equal(3, (await HitsAsync(Role.DeliveryOfficer, "寻得着")).Count);
        var guan = await site.SignedInAsync(Role.Reporter, "GXF");
        var hits = (await site.PageAsync("/desk/search?q=" + Uri.EscapeDataString("寻得着"), guan)).QuerySelectorAll("main .todo a").Select(a => a.GetAttribute("href"));
        Assert.Equal([$"/desk/registers/{id:D}/rows/2"], hits);
        Assert.Empty(await HitsAsync(Role.SystemAdministrator, "寻得着"));

        var path = $".todo a[href='/desk/registers/{id:D}?state=double']";
        Assert.Equal("《老旧小区点位》有1行疑似重复，等您定夺", (await site.PageAsync("/desk", await site.SignedInAsync(Role.DeliveryOfficer))).QuerySelector(path)?.TextContent);
        Assert.Equal("《老旧小区点位》有1行可能已在登记册上，请核对", (await site.PageAsync("/desk", await site.SignedInAsync(Role.Reporter, "DCF"))).QuerySelector(path)?.TextContent);
        Assert.Null((await site.PageAsync("/desk", guan)).QuerySelector(path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("%")]
    [InlineData("'; DROP TABLE act; --")]
    [InlineData("<img src=x onerror=alert(1)>")]
    public async Task Hostile_words_find_nothing_and_break_nothing(string words)
    {
        Assert.Empty(await HitsAsync(Role.DeliveryOfficer, words));
        var page = await site.PageAsync("/desk/search?q=" + Uri.EscapeDataString(words), await site.SignedInAsync(Role.DeliveryOfficer));
        Assert.Null(page.QuerySelector("main img"));
    }

    private async Task<string?> FirstAsync(Role role, string words) => (await HitsAsync(role, words)).FirstOrDefault();

    private async Task<List<string>> HitsAsync(Role role, string words) =>
        [.. (await site.PageAsync("/desk/search?q=" + Uri.EscapeDataString(words), await site.SignedInAsync(role))).QuerySelectorAll("main .todo a").Select(a => a.GetAttribute("href")!)];
}
