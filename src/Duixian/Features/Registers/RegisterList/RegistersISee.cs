using Duixian.Data;
using Duixian.Data.Rollups;
using Duixian.Domain.Ledger;
using Duixian.Domain.Registers;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Registers.RegisterList;

/// <summary>A register in one line of the desk.</summary>
/// <param name="Tally">Of the whole, or of the person's own unit; null where it has no row yet.</param>
/// <param name="IsSource">True while the indicator's figure is counted from it.</param>
internal sealed record RegisterLine(Register Register, string? ItemTitle, string? Subject, string BaseUnit, RegisterTally? Tally, bool IsSource);

/// <summary>The registers a person may see, newest year first. A county sees every register with the counts of its own rows.</summary>
internal sealed class RegistersISee(DuixianDb db)
{
    private const int Most = 500;

    public async Task<IReadOnlyList<RegisterLine>> ReadAsync(Actor actor, CancellationToken cancel)
    {
        var unit = actor.IsOfOneUnit ? actor.Unit ?? "" : "";
        var office = actor.Office;
        var mayAll = !actor.IsOfOneUnit || actor.Unit is not null;
        var rows = await (
            from register in db.Registers.AsNoTracking()
            join line in db.ListLines on new { register.Year, register.Plan, register.Item, register.Indicator } equals new { line.Year, line.Plan, line.Item, line.Indicator } into lines
            from line in lines.DefaultIfEmpty()
            where mayAll || line.Lead == office
            orderby register.Year descending, register.Plan, line.Position, register.Item, register.Number
            select new
            {
                Register = register,
                line.Title,
                line.Subject,
                line.BaseUnit,
                Tally = db.RegisterTallies.Where(t => t.Year == register.Year && t.Plan == register.Plan && t.Item == register.Item && t.Register == register.Number && t.Unit == unit).FirstOrDefault(),
                IsSource = db.FigureSources.Any(s => s.Year == register.Year && s.Plan == register.Plan && s.Item == register.Item && s.Indicator == register.Indicator && s.Register == register.Number && s.Origin == FigureOrigin.Register),
            }).Take(Most).ToListAsync(cancel);
        return [.. rows.Select(r => new RegisterLine(r.Register, r.Title, r.Subject, r.BaseUnit ?? "", r.Tally, r.IsSource))];
    }
}
