using Duixian.Data;
using Duixian.Domain.Ledger;
using Duixian.Domain.Registers;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Registers;

/// <summary>A register, and what of it one person may see and change.</summary>
/// <param name="Register">Not tracked: whoever only writes rows must not raise its revision.</param>
/// <param name="Unit">The one unit whose rows are seen; null: all.</param>
internal sealed record RegisterScope(Register Register, Actor By, string? Unit)
{
    public bool MayKeep => By.Kind == ActorKind.System || By.May(Power.KeepRegisters);

    public bool MayEdit => Register.ClosedOn is null && (By.Kind == ActorKind.System || By.May(Power.EditRegisterRows));

    /// <summary>A work that touches several units is seen by all of them and kept by the first.</summary>
    public bool MayWrite(string unit) => MayEdit && (Unit is null || Unit == unit);

    public IQueryable<RegisterRow> Rows(IQueryable<RegisterRow> rows)
    {
        rows = rows.Where(r => r.RegisterId == Register.Id);
        if (Unit is not { } own) { return rows; }
        var touched = $";{own};";
        return Register.Kind == RegisterKind.Works
            ? rows.Where(r => r.Unit == own || (r.AlsoUnits != null && r.AlsoUnits.Contains(touched)))
            : rows.Where(r => r.Unit == own);
    }
}

/// <summary>Finds registers within a person's scope: a county sees its own rows, the office that leads the item and those above see all.</summary>
internal sealed class RegisterAccess(DuixianDb db)
{
    /// <returns>Null where it is not there, or not for this person.</returns>
    public async Task<RegisterScope?> FindAsync(Guid id, Actor? by, CancellationToken cancel)
    {
        if (by is null || (by.Kind != ActorKind.System && !by.May(Power.SeeRegisters))) { return null; }
        var key = new RegisterId(id);
        var register = await db.Registers.AsNoTracking().SingleOrDefaultAsync(r => r.Id == key, cancel);
        if (register is null) { return null; }
        if (!by.IsOfOneUnit) { return new(register, by, Unit: null); }
        if (by.Unit is { } unit) { return new(register, by, unit); }
        var leads = await db.ListLines.AnyAsync(l => l.Year == register.Year && l.Plan == register.Plan && l.Item == register.Item && l.Lead == by.Office, cancel);
        return leads ? new(register, by, Unit: null) : null;
    }

    /// <summary>Units and townships by code and name.</summary>
    public async Task<RegisterPlaces> PlacesAsync(CancellationToken cancel)
    {
        var units = await db.Units.AsNoTracking().ToListAsync(cancel);
        var regions = await db.Regions.AsNoTracking().ToListAsync(cancel);
        return new(units, regions);
    }
}
