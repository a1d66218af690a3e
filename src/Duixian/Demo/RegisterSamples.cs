using System.Globalization;
using Duixian.Accounts;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Domain.Registers;
using Duixian.Features.Registers.EditRows;
using Duixian.Features.Registers.KeepRegister;
using Duixian.Features.Registers.OpenRegister;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Demo;

/// <summary>A register of reading rooms for the sample plan. Every row says on its face that it is made up; nobody published such a list.</summary>
internal sealed class RegisterSamples(DuixianDb db, Acts acts, IdSource ids, CivilDay civilDay, OpenRegister openRegister, SaveRows saveRows, RegisterKeeping keeping)
{
    private const int Year = 2024;
    private const string Plan = "report";
    private const string Item = "25";

    public async Task LoadAsync(CancellationToken cancel)
    {
        if (await db.Registers.AnyAsync(cancel)) { return; }
        var line = await db.ListLines.AsNoTracking().Where(l => l.Year == Year && l.Plan == Plan && l.Item == Item && l.Indicator > 0).OrderBy(l => l.Indicator).FirstOrDefaultAsync(cancel);
        var places = new RegisterPlaces(await db.Units.AsNoTracking().ToListAsync(cancel), await db.Regions.AsNoTracking().ToListAsync(cancel));
        var shares = await db.ShareLines.AsNoTracking().Where(s => s.Year == Year && s.Plan == Plan && s.Item == Item && s.Indicator == 1).ToDictionaryAsync(s => s.Party, s => (int)(s.Amount ?? 0), StringComparer.Ordinal, cancel);
        var rows = Rows(places, shares, civilDay.Today).ToList();
        if (line is null || rows.Count == 0) { return; }
        var id = ids.NewId();
        var open = new OpenRegisterRequest(id, Year, Plan, Item, line.Indicator, RegisterKind.Places, CountRule.Done, 0, Universe.Counties, IsPublic: true, "城市书房名册（虚构示例）", "每行一处，开放才算。名称和地点均为虚构示例，只演示怎样登记。");
        if (!await DoneAsync("open", open, act => openRegister.ExecuteAsync(open, act, cancel), cancel)) { return; }
        var save = new SaveRowsRequest(id, [.. rows.Select(r => new RowEdit(null, 0, r))]);
        await DoneAsync("rows", save, act => saveRows.ExecuteAsync(save, act, cancel), cancel);
        var count = new ChangeFigureOriginRequest(id, Count: true, "虚构示例：书房逐处登记，自本轮起由登记册计数");
        await DoneAsync("source", count, act => keeping.ExecuteAsync(count, act, cancel), cancel);
    }

    /// <summary>As many rooms in each county as it answers for; as many of them open as it last reported.</summary>
    private static IEnumerable<RowTyped> Rows(RegisterPlaces places, Dictionary<string, int> shares, DateOnly today)
    {
        var reports = SampleReports.Read(Year);
        var n = 0;
        foreach (var unit in places.Units.Where(u => shares.ContainsKey(u.Code)))
        {
            var opened = reports.FigureOf(Item, 1, unit.Code, reports.Periods[^1]).Amount ?? 0;
            var townships = places.TownshipsOf(unit, today).ToList();
            for (var i = 0; i < shares[unit.Code] && townships.Count > 0; i++)
            {
                n++;
                var was = i < opened;
                var day = today.AddDays(was ? -(n * 7 % 150) - 30 : (n % 5 * 7) + 10).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                yield return new RowTyped(unit.ShortName, townships[i % townships.Count].Code, $"第{i + 1}处城市书房（虚构示例）", was ? nameof(RowState.Done) : nameof(RowState.UnderWay), was ? "" : day, was ? day : "", "", "");
            }
        }
    }

    /// <summary>What the directory does not hold is left out: a sample must never stop the program.</summary>
    private async Task<bool> DoneAsync<TRequest>(string step, TRequest request, Func<Act, Task<Result<Receipt>>> useCase, CancellationToken cancel)
    {
        var result = await acts.RunAsync(Actor.System, "samples/register/" + step, request, "sample data", useCase, cancel);
        db.ChangeTracker.Clear();
        return result.Refusal is null;
    }
}
