using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Domain.Registers;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Registers.OpenRegister;

/// <summary>Opens a register for one indicator.</summary>
/// <param name="Register">Its id, made with the form.</param>
/// <param name="PerUnit">How many rows each unit needs; 0 where the rule is another.</param>
public sealed record OpenRegisterRequest(
    Guid Register, int Year, string Plan, string Item, int Indicator, RegisterKind Kind, CountRule Rule, int PerUnit, Universe Universe, bool IsPublic, string Title, string? Note);

/// <summary>Opens a register; whether it is public is decided here and never again.</summary>
internal sealed class OpenRegister(DuixianDb db, CivilDay civilDay)
{
    public async Task<Result<Receipt>> ExecuteAsync(OpenRegisterRequest request, Act act, CancellationToken cancel)
    {
        if (act.By.Kind != ActorKind.System && !act.By.May(Power.KeepRegisters)) { return Refusal.NotYours; }
        var known = await db.ListLines.AnyAsync(l => l.Year == request.Year && l.Plan == request.Plan && l.Item == request.Item && l.Indicator == request.Indicator && l.Indicator > 0 && !l.Withdrawn, cancel);
        if (!known) { return RegistersRefusal.IndicatorUnknown; }
        var today = civilDay.Today;
        var units = await db.Units.AsNoTracking().OrderBy(u => u.Position).ThenBy(u => u.Code).ToListAsync(cancel);
        List<string> expected = [.. units.Where(u => u.StandsOn(today) && u.IsIn(request.Universe)).Select(u => u.Code)];
        var opening = new RegisterOpening(request.Kind, request.Rule, request.PerUnit, request.Universe, expected, request.IsPublic, request.Title, request.Note);
        return await db.SaveAsync(act, async turn =>
        {
            var last = await db.Registers.Where(r => r.Year == request.Year && r.Plan == request.Plan && r.Item == request.Item).MaxAsync(r => (int?)r.Number, turn) ?? 0;
            var opened = Register.Open(new(request.Register), new PlanAddress(request.Year, request.Plan), request.Item, request.Indicator, last + 1, opening, today, act);
            if (opened.Refusal is { } refusal) { return refusal; }
            db.Add(opened.Value);
            return null;
        }, cancel);
    }
}
