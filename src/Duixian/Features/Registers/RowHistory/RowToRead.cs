using Duixian.Data;
using Duixian.Domain.Registers;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Registers.RowHistory;

/// <summary>One change of a row, or its entry: when, by which office in which role, and why.</summary>
internal sealed record RowChangeLine(DateTimeOffset At, string Kind, string Office, string? OfficeName, string? Role, string? Why, RowFace? Before, RowFace? After);

/// <summary>The earlier row a suspected double looks like.</summary>
internal sealed record RowHolder(int Number, string Unit);

/// <summary>Everything the page of one row shows.</summary>
internal sealed record RowView(RegisterScope Scope, RegisterRow Row, RowHolder? Holder, RowChangeLine Added, IReadOnlyList<RowChangeLine> Changes, RegisterPlaces Places);

/// <summary>One row with its history, newest first.</summary>
internal sealed class RowToRead(DuixianDb db, RegisterAccess access)
{
    private const int MostChanges = 200;

    /// <returns>Null where the row is not there, or not for this person.</returns>
    public async Task<RowView?> ReadAsync(RegisterScope scope, int number, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);   // one for all questions of the page
        var id = scope.Register.Id;
        if (await scope.Rows(db.RegisterRows.AsNoTracking()).SingleOrDefaultAsync(r => r.Number == number, cancel) is not { } row) { return null; }
        var holder = await db.RegisterRows.Where(r => r.RegisterId == id && r.Number == row.DoubleOf).Select(r => new RowHolder(r.Number, r.Unit)).SingleOrDefaultAsync(cancel);
        var changes = await (
            from change in db.RegisterRowChanges
            where change.RegisterId == id && change.Number == number
            join act in db.Acts on change.ActId equals act.Id
            join office in db.Offices on act.Office equals office.Code into offices
            from office in offices.DefaultIfEmpty()
            orderby act.FirstEntry descending
            select new RowChangeLine(act.At, act.ActorKind, act.Office, office.ShortName, act.Role, act.Why, change.Before, change.After)).Take(MostChanges).ToListAsync(cancel);
        var added = await (
            from act in db.Acts
            where act.Id == row.AddedBy
            join office in db.Offices on act.Office equals office.Code into offices
            from office in offices.DefaultIfEmpty()
            select new RowChangeLine(act.At, act.ActorKind, act.Office, office.ShortName, act.Role, act.Why, null, null)).SingleAsync(cancel);
        return new(scope, row, holder, added, changes, await access.PlacesAsync(cancel));
    }
}
