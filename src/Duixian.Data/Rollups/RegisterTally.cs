using Duixian.Domain.Registers;

namespace Duixian.Data.Rollups;

/// <summary>How many rows of a register stand where: in all, and in each unit.</summary>
public sealed class RegisterTally
{
    public int Year { get; init; }

    public string Plan { get; init; } = "";

    public string Item { get; init; } = "";

    /// <summary>Number of the register within its item.</summary>
    public int Register { get; init; }

    /// <summary>Code of a unit; empty for the whole, in which a work that touches several units counts once.</summary>
    public string Unit { get; init; } = "";

    public int Planned { get; set; }

    public int UnderWay { get; set; }

    public int Done { get; set; }

    public int Withdrawn { get; set; }

    /// <summary>Suspected doubles, which count nowhere else.</summary>
    public int Doubles { get; set; }

    /// <summary>A unit: 1 once it has as many rows done as every unit needs. The whole: how many units have.</summary>
    public int Reached { get; set; }

    /// <summary>The rule of "every unit" speaks of this unit; of the whole: of how many.</summary>
    public int Expected { get; set; }

    /// <summary>How many rows done each unit needs; 0 where the rule is another.</summary>
    public int PerUnit { get; set; }

    public CountRule Rule { get; set; }

    /// <summary>When a row last changed.</summary>
    public DateTimeOffset ChangedAt { get; set; }

    public int Rows => Planned + UnderWay + Done + Withdrawn + Doubles;

    /// <summary>The figure that is counted: rows done, what remains, or units that have reached their number.</summary>
    public int Figure => Rule switch
    {
        CountRule.Remaining => Planned + UnderWay,
        CountRule.EveryUnit => Reached,
        _ => Done,
    };
}
