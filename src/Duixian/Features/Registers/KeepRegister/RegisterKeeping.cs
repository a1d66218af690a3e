using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Registers;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Registers.KeepRegister;

/// <summary>Calls or explains a register otherwise.</summary>
public sealed record DescribeRegisterRequest(Guid Register, string Title, string Note, long Revision);

/// <summary>Closes a register: its rows change no more.</summary>
public sealed record CloseRegisterRequest(Guid Register, string Reason, long Revision);

/// <summary>The indicator's figure is counted from the register from now on, or reported again.</summary>
/// <param name="Count">True: count from the register; false: report again.</param>
public sealed record ChangeFigureOriginRequest(Guid Register, bool Count, string Reason);

/// <summary>Decides about a suspected double.</summary>
public sealed record SettleDoubleRequest(Guid Register, int Row, bool IsDouble, string Reason, long Revision);

/// <summary>What the delivery office does with a register as a whole.</summary>
internal sealed class RegisterKeeping(DuixianDb db, RegisterAccess access, CivilDay civilDay)
{
    public Task<Result<Receipt>> ExecuteAsync(DescribeRegisterRequest request, Act act, CancellationToken cancel) =>
        ChangeAsync(request.Register, request.Revision, act, (register, _) => register.Describe(request.Title, request.Note, act), cancel);

    public Task<Result<Receipt>> ExecuteAsync(CloseRegisterRequest request, Act act, CancellationToken cancel) =>
        ChangeAsync(request.Register, request.Revision, act, (register, source) => register.Close(request.Reason, Counts(register, source), civilDay.Today, act), cancel);

    public async Task<Result<Receipt>> ExecuteAsync(ChangeFigureOriginRequest request, Act act, CancellationToken cancel)
    {
        if (await MineAsync(request.Register, act, cancel) is { Refusal: { } no }) { return no; }
        var register = (await access.FindAsync(request.Register, act.By, cancel))!.Register;   // found on the line before
        var source = await SourceAsync(register, cancel);
        if (!request.Count && !Counts(register, source)) { return RegistersRefusal.NotCounted; }
        if (source is null)
        {
            source = new FigureSource(register.Year, register.Plan, register.Item, register.Indicator);
            db.Add(source);
        }
        var refusal = request.Count ? source.TakeOver(register, request.Reason, civilDay.Today, act) : source.HandBack(request.Reason, civilDay.Today, act);
        if (refusal is not null)
        {
            db.ChangeTracker.Clear();
            return refusal;
        }
        return await db.SaveAsync(act, cancel);
    }

    public async Task<Result<Receipt>> ExecuteAsync(SettleDoubleRequest request, Act act, CancellationToken cancel)
    {
        if (await MineAsync(request.Register, act, cancel) is { Refusal: { } no }) { return no; }
        var scope = (await access.FindAsync(request.Register, act.By, cancel))!;   // found on the line before
        if (scope.Register.ClosedOn is not null) { return RegistersRefusal.Closed(scope.Register.Title); }
        if (string.IsNullOrWhiteSpace(request.Reason)) { return RegistersRefusal.ReasonMissing; }
        if (request.Reason.Trim().Length > Register.LongestText) { return RegistersRefusal.TooLong(Register.LongestText); }
        if (await scope.Rows(db.RegisterRows).SingleOrDefaultAsync(r => r.Number == request.Row, cancel) is not { } row) { return RegistersRefusal.RowUnknown; }
        if (row.Revision != request.Revision) { return Refusal.Stale; }
        var settled = RowWriting.Settle(scope.Register, row, request.IsDouble, request.Reason.Trim(), act);
        if (settled.Refusal is { } refusal)
        {
            db.ChangeTracker.Clear();
            return refusal;
        }
        db.Add(new RegisterRowChange(scope.Register.Id, act.Id, settled.Value.Before, settled.Value.After));
        return await db.SaveAsync(act, cancel);
    }

    private async Task<Result<Receipt>> ChangeAsync(Guid id, long revision, Act act, Func<Register, FigureSource?, Refusal?> change, CancellationToken cancel)
    {
        if (await MineAsync(id, act, cancel) is { Refusal: { } no }) { return no; }
        var key = new RegisterId(id);
        var register = await db.Registers.SingleAsync(r => r.Id == key, cancel);
        if (register.Revision != revision) { return Refusal.Stale; }
        var source = await SourceAsync(register, cancel, tracked: false);
        if (change(register, source) is { } refusal)
        {
            db.ChangeTracker.Clear();
            return refusal;
        }
        return await db.SaveAsync(act, cancel);
    }

    private async Task<Result<bool>> MineAsync(Guid id, Act act, CancellationToken cancel)
    {
        if (await access.FindAsync(id, act.By, cancel) is not { } scope) { return RegistersRefusal.Unknown; }
        return scope.MayKeep ? true : Refusal.NotYours;
    }

    private Task<FigureSource?> SourceAsync(Register register, CancellationToken cancel, bool tracked = true) =>
        (tracked ? db.FigureSources : db.FigureSources.AsNoTracking())
            .SingleOrDefaultAsync(s => s.Year == register.Year && s.Plan == register.Plan && s.Item == register.Item && s.Indicator == register.Indicator, cancel);

    private static bool Counts(Register register, FigureSource? source) => source is { Origin: FigureOrigin.Register } && source.Register == register.Number;
}
