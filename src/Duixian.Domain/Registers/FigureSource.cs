using Duixian.Domain.Ledger;
using Duixian.Domain.Projects;

namespace Duixian.Domain.Registers;

/// <summary>Where the delivered figure of one indicator comes from, since when and why. Without one, offices report it.</summary>
public sealed class FigureSource
{
    private FigureSource()
    {
    }

    public FigureSource(int year, string plan, string item, int indicator) => (Year, Plan, Item, Indicator) = (year, plan, item, indicator);

    public int Year { get; private set; }

    public string Plan { get; private set; } = "";

    public string Item { get; private set; } = "";

    public int Indicator { get; private set; }

    public FigureOrigin Origin { get; private set; }

    /// <summary>Number of the register within the item; null where offices report.</summary>
    public int? Register { get; private set; }

    /// <summary>What of the projects is counted; null where it is not them.</summary>
    public ProjectMeasure? Counts { get; private set; }

    public DateOnly Since { get; private set; }

    public string Reason { get; private set; } = "";

    public long Revision { get; private set; }

    /// <summary>The register counts from now on; nobody reports the figure any more.</summary>
    public Refusal? TakeOver(Register register, string reason, DateOnly today, Act act)
    {
        if (register.ClosedOn is not null) { return RegistersRefusal.Closed(register.Title); }
        if (Origin == FigureOrigin.Register) { return RegistersRefusal.AlreadyCounted; }
        return Change(FigureOrigin.Register, register.Number, null, reason, today, act);
    }

    /// <summary>What happens to key projects counts from now on; nobody reports the figure any more.</summary>
    public Refusal? TakeOver(ProjectMeasure measure, string reason, DateOnly today, Act act) =>
        Origin != FigureOrigin.Reports ? RegistersRefusal.AlreadyCounted : Change(FigureOrigin.Projects, null, measure, reason, today, act);

    /// <summary>Offices report the figure again.</summary>
    public Refusal? HandBack(string reason, DateOnly today, Act act) =>
        Origin == FigureOrigin.Reports ? RegistersRefusal.NotCounted : Change(FigureOrigin.Reports, null, null, reason, today, act);

    private Refusal? Change(FigureOrigin origin, int? register, ProjectMeasure? counts, string reason, DateOnly today, Act act)
    {
        if (string.IsNullOrWhiteSpace(reason)) { return RegistersRefusal.ReasonMissing; }
        if (reason.Trim().Length > Registers.Register.LongestNote) { return RegistersRefusal.TooLong(Registers.Register.LongestNote); }
        (Origin, Register, Counts, Since, Reason) = (origin, register, counts, today, reason.Trim());
        act.Record(new FigureOriginChanged(Year, Plan, Item, Indicator, origin, register, today, Reason, counts));
        return null;
    }
}
