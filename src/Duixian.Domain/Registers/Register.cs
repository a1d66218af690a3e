using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;

namespace Duixian.Domain.Registers;

public readonly record struct RegisterId(Guid Value);

/// <summary>What a register is opened with.</summary>
/// <param name="PerUnit">How many rows each unit needs; only for <see cref="CountRule.EveryUnit"/>, else 0.</param>
/// <param name="Units">Codes of the units "every unit" speaks of, as they stand today.</param>
public sealed record RegisterOpening(RegisterKind Kind, CountRule Rule, int PerUnit, Universe Universe, IReadOnlyList<string> Units, bool IsPublic, string Title, string? Note);

/// <summary>Places, events, works or beneficiaries that the figure of one indicator is counted from, so that nobody types it twice (登记册).</summary>
public sealed class Register
{
    public const int LongestTitle = 80;
    public const int LongestNote = 500;
    public const int LongestName = 120;
    public const int LongestText = 300;
    public const int MostPerUnit = 999;

    /// <summary>No register is longer; what is, belongs into a system of its own.</summary>
    public const int MostRows = 200_000;

    private Register()
    {
    }

    public RegisterId Id { get; private set; }

    public int Year { get; private set; }

    public string Plan { get; private set; } = "";

    public string Item { get; private set; } = "";

    public int Indicator { get; private set; }

    /// <summary>1, 2 … within its item; part of the address.</summary>
    public int Number { get; private set; }

    public RegisterKind Kind { get; private set; }

    public CountRule Rule { get; private set; }

    public int PerUnit { get; private set; }

    public Universe Universe { get; private set; }

    /// <summary>Codes of the units "every unit" speaks of; empty for the other rules.</summary>
    public IReadOnlyList<string> Units { get; private set; } = [];

    /// <summary>Chosen when it is opened and never changed: what was promised to be public stays so, and what was not never becomes so.</summary>
    public bool IsPublic { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>What a row is and when it counts.</summary>
    public string? Note { get; private set; }

    public DateOnly OpenedOn { get; private set; }

    public DateOnly? ClosedOn { get; private set; }

    public string? ClosedReason { get; private set; }

    public long Revision { get; private set; }

    public PlanAddress Address => new(Year, Plan);

    /// <summary>Public register: plan/2024/report/22/register/1.</summary>
    public string Stream => RegisterEntry.StreamOf(Year, Plan, Item, Number);

    public static Result<Register> Open(RegisterId id, PlanAddress plan, string item, int indicator, int number, RegisterOpening opening, DateOnly today, Act act)
    {
        if (Described(opening.Title, opening.Note) is { } refusal) { return refusal; }
        if (opening is { Kind: RegisterKind.Beneficiaries, IsPublic: true }) { return RegistersRefusal.BeneficiariesInternal; }
        var every = opening.Rule == CountRule.EveryUnit;
        if (every && opening.PerUnit is < 1 or > MostPerUnit) { return RegistersRefusal.PerUnitMissing(MostPerUnit); }
        if (every && opening.Units.Count == 0) { return RegistersRefusal.NoUnits; }
        var register = new Register
        {
            Id = id,
            Year = plan.Year,
            Plan = plan.Code,
            Item = item,
            Indicator = indicator,
            Number = number,
            Kind = opening.Kind,
            Rule = opening.Rule,
            PerUnit = every ? opening.PerUnit : 0,
            Universe = opening.Universe,
            Units = every ? opening.Units : [],
            IsPublic = opening.IsPublic,
            Title = opening.Title.Trim(),
            Note = Blank(opening.Note),
            OpenedOn = today,
        };
        act.Record(new RegisterOpened(plan.Year, plan.Code, item, number, register.IsPublic, indicator, register.Kind, register.Rule, register.PerUnit, register.Universe, register.Units, register.Title, register.Note));
        return register;
    }

    public Refusal? Describe(string title, string? note, Act act)
    {
        if (ClosedOn is not null) { return RegistersRefusal.Closed(Title); }
        if (Described(title, note) is { } refusal) { return refusal; }
        if (title.Trim() == Title && Blank(note) == Note) { return RegistersRefusal.NothingChanged; }
        (Title, Note) = (title.Trim(), Blank(note));
        act.Record(new RegisterDescribed(Year, Plan, Item, Number, IsPublic, Title, Note));
        return null;
    }

    /// <summary>No row changes any more; a register that a figure is counted from stays open.</summary>
    /// <param name="isSource">True while the indicator's figure is counted from it.</param>
    public Refusal? Close(string reason, bool isSource, DateOnly today, Act act)
    {
        if (ClosedOn is not null) { return RegistersRefusal.Closed(Title); }
        if (isSource) { return RegistersRefusal.StillSource; }
        if (Blank(reason) is not { } why) { return RegistersRefusal.ReasonMissing; }
        (ClosedOn, ClosedReason) = (today, why);
        act.Record(new RegisterClosed(Year, Plan, Item, Number, IsPublic, today, why));
        return null;
    }

    /// <summary>What stands against a row on a day; null when nothing does. Whether its unit and township exist was asked before.</summary>
    public Refusal? Check(RowContent row, bool isNew, DateOnly today) => (Kind, row) switch
    {
        (RegisterKind.Beneficiaries, { Name.Length: > 0 }) => RegistersRefusal.NameNotHere,
        (not RegisterKind.Beneficiaries, { Name.Length: 0 }) => RegistersRefusal.NameMissing,
        (not RegisterKind.Works, { Also.Count: > 0 }) => RegistersRefusal.OneUnitOnly,
        (not RegisterKind.Works, { Township.Length: 0 }) => RegistersRefusal.TownshipMissing,
        (RegisterKind.Beneficiaries, { PersonHash: null }) when isNew => RegistersRefusal.PersonKeyMissing,
        (RegisterKind.Events, { Day: null }) => RegistersRefusal.EventDayMissing,
        (_, { State: RowState.Done, Day: null }) => RegistersRefusal.DoneNeedsDay,
        (_, { State: RowState.Done, Day: { } day }) when day > today => RegistersRefusal.DoneInFuture(day, today),
        (RegisterKind.Events, { State: RowState.UnderWay, Day: { } day }) when day > today => RegistersRefusal.EventInFuture(day),
        (not RegisterKind.Events, { State: RowState.Planned or RowState.UnderWay, Day: not null }) => RegistersRefusal.DayButNotDone,
        (_, { State: RowState.Withdrawn, Remark: null }) => RegistersRefusal.WithdrawnNeedsReason,
        (_, { Name.Length: > LongestName }) => RegistersRefusal.TooLong(LongestName),
        (_, { Evidence.Length: > LongestText }) or (_, { Remark.Length: > LongestText }) => RegistersRefusal.TooLong(LongestText),
        _ => null,
    };

    private static Refusal? Described(string title, string? note) =>
        string.IsNullOrWhiteSpace(title) ? RegistersRefusal.TitleMissing
        : title.Trim().Length > LongestTitle ? RegistersRefusal.TooLong(LongestTitle)
        : note?.Length > LongestNote ? RegistersRefusal.TooLong(LongestNote) : null;

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
