using System.Net;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Domain.Registers;
using Duixian.Domain.Shares;
using Duixian.Tests.Features.Registers;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Tests.Features.Shares;

public sealed class SharesFromRegisterTests(SharesFromRegisterTests.Desk site) : IClassFixture<SharesFromRegisterTests.Desk>
{
    /// <summary>Two counties with townships, and a zone.</summary>
    public sealed class Desk : TestSite
    {
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await RegisterExamples.GivenUnitsAsync(this);
        }
    }

    private Task<List<(string Party, decimal? Amount)>> LinesAsync(string plan) => site.WithDbAsync(async db =>
        (await db.ShareLines.AsNoTracking().Where(l => l.Plan == plan).OrderBy(l => l.Position).ToListAsync()).ConvertAll(l => (l.Party, l.Amount)));

    private async Task<string> RefusedAsync(Func<Task> work) => (await Assert.ThrowsAsync<InvalidOperationException>(work)).Message;

    [Fact]
    public async Task Shares_are_the_rows_of_each_unit_whatever_was_sent()
    {
        var register = await site.GivenRegisterAsync("counted");
        await site.GivenRowsAsync(register,
            RegisterExamples.Row("东昌府", "371502001", "育红小区"), RegisterExamples.Row("东昌府", "371502002", "柳园新村", RowState.Done, "2024-02-01"), RegisterExamples.Row("冠县", "371525100", "贾镇老街"));
        var forged = new ShareInputs(1, null, [], [new(RegisterExamples.Chang, 0, 170, []), new(RegisterExamples.Guan, 0, 4, [])], []);
        Assert.Equal("shares.reason-for-sum", await RefusedAsync(() => site.GivenSharesAsync(2024, item: "2", plan: "counted", method: ShareMethod.ByRegister, inputs: forged)));
        await site.GivenSharesAsync(2024, item: "2", plan: "counted", method: ShareMethod.ByRegister, inputs: forged, reason: "先登记三处");
        Assert.Equal([(RegisterExamples.Chang, 2m), (RegisterExamples.Guan, 1m)], await LinesAsync("counted"));
        var summary = await site.WithDbAsync(db => db.ShareSummaries.AsNoTracking().SingleAsync(s => s.Plan == "counted"));
        Assert.Equal((3m, 174m, "老旧小区点位"), (summary.Sum, summary.Target, summary.Basis));

        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var page = await site.PageAsync("/desk/shares/2024/counted/2/1", officer);
        Assert.Contains("数自登记册“老旧小区点位”", page.QuerySelector("main")?.TextContent);
        Assert.Empty(page.QuerySelectorAll("input[name$='.Figure']:not([type=hidden])"));
    }

    [Fact]
    public async Task Named_works_are_taken_from_their_register_and_nothing_is_summed()
    {
        var register = await site.GivenRegisterAsync("works", RegisterKind.Works, item: "2", universe: Universe.AllUnits);
        await site.GivenRowsAsync(register, RegisterExamples.Row("东昌府、冠县", "", "高商高速"), RegisterExamples.Row("冠县", "", "济聊高速"), RegisterExamples.Row("高新区", "", "连接线"));
        Assert.Equal("shares.register-of-works", await RefusedAsync(() => site.GivenSharesAsync(2024, item: "2", plan: "works", method: ShareMethod.ByRegister)));
        await site.GivenSharesAsync(2024, item: "2", plan: "works", method: ShareMethod.ByNamedList, universe: Universe.AllUnits, reason: "先列三项");
        Assert.Equal([(RegisterExamples.Chang, 1m), (RegisterExamples.Guan, 2m), (RegisterExamples.Zone, 1m)], await LinesAsync("works"));
        var summary = await site.WithDbAsync(db => db.ShareSummaries.AsNoTracking().SingleAsync(s => s.Plan == "works"));
        Assert.Equal((null, 3), (summary.Sum, summary.Works));
        Assert.Equal("shares.work-nowhere", await RefusedAsync(() => site.GivenSharesAsync(2024, item: "2", plan: "works", method: ShareMethod.ByNamedList, reason: "只分到县", version: 1)));
    }

    [Fact]
    public async Task Few_people_of_a_place_are_never_published_as_its_share()
    {
        var register = await site.GivenRegisterAsync("people", RegisterKind.Beneficiaries);
        await site.GivenRowsAsync(register, [.. Enumerable.Range(1, 6).Select(i => RegisterExamples.Row("东昌府", "371502001", "", person: $"3715021990010100{i:00}")), RegisterExamples.Row("冠县", "371525100", "", person: "371525199001010017")]);
        Assert.Equal("shares.register-too-small", await RefusedAsync(() => site.GivenSharesAsync(2024, item: "2", plan: "people", method: ShareMethod.ByRegister, reason: "按登记人数")));
        Assert.Empty(await LinesAsync("people"));
    }

    [Fact]
    public async Task Without_a_register_nothing_is_counted()
    {
        await site.GivenPlanAsync(code: "unlisted");
        Assert.Equal("shares.register-missing", await RefusedAsync(() => site.GivenSharesAsync(2024, item: "2", plan: "unlisted", method: ShareMethod.ByRegister)));
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync("/desk/shares/2024/unlisted/2/1")).StatusCode);
    }
}
