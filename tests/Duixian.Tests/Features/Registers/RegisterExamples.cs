using Duixian.Accounts;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Domain.Registers;
using Duixian.Features.Registers.EditRows;
using Duixian.Features.Registers.OpenRegister;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Features.Registers;

/// <summary>Units, townships and registers for tests.</summary>
internal static class RegisterExamples
{
    public const string Chang = "371502";
    public const string Guan = "371525";
    public const string Zone = "GXQ";

    /// <summary>A county with two townships, another with one, and a zone that holds a township listed under the first county.</summary>
    public static Task<Receipt> GivenUnitsAsync(this TestSite site) => site.ActAsync((services, act) =>
    {
        var db = services.GetRequiredService<DuixianDb>();
        AssessmentUnit county = new(Chang, "东昌府区", "东昌府", UnitKind.County, 1, null, null), other = new(Guan, "冠县", "冠县", UnitKind.County, 2, null, null), zone = new(Zone, "高新技术产业开发区", "高新区", UnitKind.Zone, 3, null, null);
        county.Cover(Chang, null, null);
        other.Cover(Guan, null, null);
        zone.Cover("371502013", null, null);
        db.AddRange(county, other, zone);
        db.AddRange(
            new Region(Chang, "东昌府区", RegionLevel.County, "371500", null, null, null), new Region(Guan, "冠县", RegionLevel.County, "371500", null, null, null),
            new Region("371502001", "古楼街道", RegionLevel.Township, Chang, null, null, null), new Region("371502002", "柳园街道", RegionLevel.Township, Chang, null, null, null),
            new Region("371502013", "许营镇", RegionLevel.Township, Chang, null, null, null), new Region("371525100", "贾镇", RegionLevel.Township, Guan, null, null, null));
        db.AddRange(Of("DCF", "东昌府区政府", Chang), Of("GXF", "冠县政府", Guan), new Office("MZJ", "市民政局", "民政局", [], 3), new Office("ZFB", "市政府办公室", "市政府办", [], 4));
        act.Record(new OfficesImported(4, "测试"));
        return db.SaveAsync(act, CancellationToken.None);
    });

    public static async Task<Guid> GivenRegisterAsync(this TestSite site, string plan, RegisterKind kind = RegisterKind.Places, CountRule rule = CountRule.Done, int perUnit = 0, string item = "2", Universe universe = Universe.Counties)
    {
        if (!await site.WithDbAsync(db => db.Plans.AnyAsync(p => p.Code == plan))) { await site.GivenPlanAsync(code: plan); }
        var id = site.Services.GetRequiredService<IdSource>().NewId();
        await site.ActAsync((services, act) => services.GetRequiredService<OpenRegister>().ExecuteAsync(
            new(id, 2024, plan, item, 1, kind, rule, perUnit, universe, kind != RegisterKind.Beneficiaries, "老旧小区点位", null), act, CancellationToken.None));
        return id;
    }

    public static RowTyped Row(string unit, string township, string name, RowState state = RowState.Planned, string day = "", string remark = "", string person = "") =>
        new(unit, township, name, state.ToString(), "", day, "", remark, person);

    public static Task<Receipt> GivenRowsAsync(this TestSite site, Guid register, params RowTyped[] rows) =>
        site.ActAsync((services, act) => services.GetRequiredService<SaveRows>().ExecuteAsync(new(register, [.. rows.Select(r => new RowEdit(null, 0, r))]), act, CancellationToken.None));

    public static Task<List<RegisterRow>> RowsAsync(this TestSite site, Guid register) =>
        site.WithDbAsync(db => db.RegisterRows.AsNoTracking().Where(r => r.RegisterId == new RegisterId(register)).OrderBy(r => r.Number).ToListAsync());

    public static Task<Data.Rollups.RegisterTally> TallyAsync(this TestSite site, string plan, string unit = "", int number = 1) =>
        site.WithDbAsync(db => db.RegisterTallies.AsNoTracking().SingleAsync(t => t.Plan == plan && t.Unit == unit && t.Register == number));

    private static Office Of(string code, string name, string unit)
    {
        var office = new Office(code, name, name, [], 1);
        office.Place(OfficeKind.County, unit, null, null);
        return office;
    }
}
