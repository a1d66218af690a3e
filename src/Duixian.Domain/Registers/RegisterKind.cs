namespace Duixian.Domain.Registers;

/// <summary>What stands on a register (登记册).</summary>
public enum RegisterKind
{
    /// <summary>A list of named works: five expressways, six rivers. A row may touch several units.</summary>
    Works,

    /// <summary>Places where something is done: 174 old communities, 30 overdue resettlements.</summary>
    Places,

    /// <summary>What happens on a day at a place: 8,000 performances.</summary>
    Events,

    /// <summary>Who benefits, without names or addresses: township, state and a keyed hash that finds doubles.</summary>
    Beneficiaries,
}

/// <summary>How a figure comes of the rows.</summary>
public enum CountRule
{
    /// <summary>Rows that are done.</summary>
    Done,

    /// <summary>What is not done yet; the target is nothing (清零).</summary>
    Remaining,

    /// <summary>Units that have at least so many rows done: "every county two expressways".</summary>
    EveryUnit,
}

/// <summary>Where a row stands.</summary>
public enum RowState
{
    /// <summary>Not begun, or an event that is announced.</summary>
    Planned,

    /// <summary>Begun and not done.</summary>
    UnderWay,

    /// <summary>Done, on a day.</summary>
    Done,

    /// <summary>No longer on the list; the row stays and says why.</summary>
    Withdrawn,
}

/// <summary>Whether the same stands on the register already.</summary>
public enum DoubleMark
{
    /// <summary>Nothing alike was there.</summary>
    None,

    /// <summary>Looks like an earlier row; not counted until the delivery office has decided.</summary>
    Suspected,

    /// <summary>The delivery office looked: it is another one, and counts.</summary>
    NotDouble,

    /// <summary>The delivery office looked: it is the same, and was withdrawn.</summary>
    IsDouble,
}

/// <summary>Where the delivered figure of an indicator comes from.</summary>
public enum FigureOrigin
{
    /// <summary>Offices report it.</summary>
    Reports,

    /// <summary>It is counted from a register, so nobody reports it.</summary>
    Register,

    /// <summary>It is counted from what happens to key projects, so nobody reports it.</summary>
    Projects,
}
