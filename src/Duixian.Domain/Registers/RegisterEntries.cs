using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Domain.Projects;

namespace Duixian.Domain.Registers;

/// <summary>Something about a register. Public where the register is: then everything keyed is readable by anyone and holds no person.</summary>
public abstract record RegisterEntry(int Year, string Plan, string Item, int Register, bool Public) : EntryBody
{
    public override string Stream => StreamOf(Year, Plan, Item, Register);

    public override bool IsPublic => Public;

    public static string StreamOf(int year, string plan, string item, int register) => $"{new PlanAddress(year, plan).ItemStream(item)}/register/{register}";
}

/// <summary>A register was opened for an indicator.</summary>
public sealed record RegisterOpened(
    int Year, string Plan, string Item, int Register, bool Public, int Indicator, RegisterKind Kind, CountRule Rule, int PerUnit, Universe Universe, IReadOnlyList<string> Units, string Title, string? Note)
    : RegisterEntry(Year, Plan, Item, Register, Public);

/// <summary>It is called or explained otherwise.</summary>
public sealed record RegisterDescribed(int Year, string Plan, string Item, int Register, bool Public, string Title, string? Note) : RegisterEntry(Year, Plan, Item, Register, Public);

/// <summary>Its rows change no more.</summary>
public sealed record RegisterClosed(int Year, string Plan, string Item, int Register, bool Public, DateOnly Day, string Reason) : RegisterEntry(Year, Plan, Item, Register, Public);

/// <summary>Rows were added; a large import is several of these.</summary>
public sealed record RegisterRowsAdded(int Year, string Plan, string Item, int Register, bool Public, IReadOnlyList<RowFace> Rows) : RegisterEntry(Year, Plan, Item, Register, Public);

/// <summary>A row before and after.</summary>
public sealed record RowDifference(RowFace Before, RowFace After);

/// <summary>Rows were changed.</summary>
public sealed record RegisterRowsChanged(int Year, string Plan, string Item, int Register, bool Public, IReadOnlyList<RowDifference> Rows) : RegisterEntry(Year, Plan, Item, Register, Public);

/// <summary>The delivery office decided whether a row is a double.</summary>
public sealed record RegisterDoubleSettled(int Year, string Plan, string Item, int Register, bool Public, bool IsDouble, RowFace Before, RowFace After) : RegisterEntry(Year, Plan, Item, Register, Public);

/// <summary>From a day on the figure of an indicator comes from somewhere else; always public, with its reason.</summary>
/// <param name="Register">Number of the register within the item; null where it is none.</param>
/// <param name="Counts">What of the key projects is counted; null where it is not them.</param>
public sealed record FigureOriginChanged(int Year, string Plan, string Item, int Indicator, FigureOrigin Origin, int? Register, DateOnly Since, string Reason, ProjectMeasure? Counts = null) : EntryBody
{
    public override string Stream => new PlanAddress(Year, Plan).ItemStream(Item);
}
