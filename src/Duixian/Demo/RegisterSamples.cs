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

/// <summary>A register of events for the sample plan. Every row says on its face that it is made up; nobody published such a list.</summary>
internal sealed class RegisterSamples(DuixianDb db, Acts acts, IdSource ids, CivilDay civilDay, OpenRegister openRegister, SaveRows saveRows, RegisterKeeping keeping)
{
    private const int Year = 2024;
    private const string Plan = "report";
    private const string Item = "26";
    private const int TownshipsOfEach = 4;

    public async Task LoadAsync(CancellationToken cancel)
    {
        if (await db.Registers.AnyAsync(cancel)) { return; }
        var line = await db.ListLines.AsNoTracking().Where(l => l.Year == Year && l.Plan == Plan && l.Item == Item && l.Indicator > 0).OrderBy(l => l.Indicator).FirstOrDefaultAsync(cancel);
        var places = new RegisterPlaces(await db.Units.AsNoTracking().ToListAsync(cancel), await db.Regions.AsNoTracking().ToListAsync(cancel));
        var rows = Rows(places, civilDay.Today).ToList();
        if (line is null || rows.Count == 0) { return; }
        var id = ids.NewId();
        var open = new OpenRegisterRequest(id, Year, Plan, Item, line.Indicator, RegisterKind.Events, CountRule.Done, 0, Universe.Counties, IsPublic: true, "文化进万家场次（虚构示例）", "每行一场，演完才算。场次均为虚构示例，只演示怎样登记。");
        if (!await DoneAsync("open", open, act => openRegister.ExecuteAsync(open, act, cancel), cancel)) { return; }
        var save = new SaveRowsRequest(id, [.. rows.Select(r => new RowEdit(null, 0, r))]);
        await DoneAsync("rows", save, act => saveRows.ExecuteAsync(save, act, cancel), cancel);
        var count = new ChangeFigureOriginRequest(id, Count: true, "虚构示例：场次逐场登记，由登记册计数");
        await DoneAsync("source", count, act => keeping.ExecuteAsync(count, act, cancel), cancel);
    }

    /// <summary>In some townships of every unit an event that was and one that comes.</summary>
    private static IEnumerable<RowTyped> Rows(RegisterPlaces places, DateOnly today)
    {
        string[] shows = ["小戏小剧专场", "文化进万家演出"];
        var n = 0;
        foreach (var unit in places.Units)
        {
            foreach (var township in places.TownshipsOf(unit, today).Take(TownshipsOfEach))
            {
                n++;
                var was = n % 3 != 0;
                var day = today.AddDays(was ? -(n % 40) - 1 : (n % 25) + 2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                yield return new RowTyped(unit.ShortName, township.Code, shows[n % 2] + "（虚构示例）", was ? nameof(RowState.Done) : nameof(RowState.Planned), "", day, "", "");
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
