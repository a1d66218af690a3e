using Duixian.Domain.Directory;

namespace Duixian.Domain.Shares;

/// <summary>How a target becomes shares (分解方法).</summary>
public enum ShareMethod
{
    /// <summary>均分; for what is not summed: the same level for all.</summary>
    Equal,

    /// <summary>按基数: in proportion to last year's result or another figure, so that all grow alike.</summary>
    ByBase,

    /// <summary>按因素: several columns, each taken as parts of its own sum, weighted in per cent.</summary>
    ByFactors,

    /// <summary>自报: what each declares; together it may exceed the target (加码).</summary>
    AsDeclared,

    /// <summary>按登记册: the rows each has in the register the figure is counted from.</summary>
    ByRegister,

    /// <summary>按名单: the named works that touch each; a work that touches three counts in each, so the counts are never summed.</summary>
    ByNamedList,
}

/// <summary>What somebody who answers for a share is.</summary>
public enum PartyKind
{
    County,
    Zone,
    Office,
}

/// <summary>Somebody who can answer for a share.</summary>
/// <param name="Code">Of the assessment unit or the office.</param>
/// <param name="Position">Order in every table.</param>
public sealed record Party(string Code, string Name, PartyKind Kind, int Position)
{
    /// <summary>Counties by their full name, which is short; zones by their short one, which is known.</summary>
    public static Party Of(AssessmentUnit unit) => unit.Kind == UnitKind.Zone
        ? new(unit.Code, unit.ShortName.Length > 0 ? unit.ShortName : unit.Name, PartyKind.Zone, unit.Position)
        : new(unit.Code, unit.Name, PartyKind.County, unit.Position);

    public static Party Of(Office office) => new(office.Code, office.ShortName.Length > 0 ? office.ShortName : office.Name, PartyKind.Office, office.Position);
}

/// <summary>One column of a division by factors.</summary>
/// <param name="Percent">Its weight; all weights together are 100.</param>
public sealed record ShareFactor(string Name, decimal Percent);

/// <summary>What was put in for one party.</summary>
/// <param name="Floor">What it gets at least; 0 for none.</param>
/// <param name="Figure">Base, declared amount or count, by the method; null where nothing was given.</param>
/// <param name="Factors">One figure a factor, in their order.</param>
public sealed record PartyFigure(string Party, decimal Floor, decimal? Figure, IReadOnlyList<decimal> Factors)
{
    public bool Equals(PartyFigure? other) => other is not null && Party == other.Party && Floor == other.Floor && Figure == other.Figure && Factors.SequenceEqual(other.Factors);

    public override int GetHashCode() => HashCode.Combine(Party, Floor, Figure, Factors.Count);
}

/// <summary>One named work (工程) and the parties it touches.</summary>
public sealed record NamedWork(string Name, IReadOnlyList<string> Parties)
{
    public bool Equals(NamedWork? other) => other is not null && Name == other.Name && Parties.SequenceEqual(other.Parties);

    public override int GetHashCode() => HashCode.Combine(Name, Parties.Count);
}

/// <summary>Everything a division was computed from; kept with the version and published with it, so that anyone can compute it again.</summary>
/// <param name="Quantum">The amounts are multiples of it: 1 for things and people, 0.01 where parts exist.</param>
/// <param name="BaseName">What the base or the register is, in words (2023年实绩); null where the method has none.</param>
public sealed record ShareInputs(decimal Quantum, string? BaseName, IReadOnlyList<ShareFactor> Factors, IReadOnlyList<PartyFigure> Parties, IReadOnlyList<NamedWork> Works)
{
    public static readonly ShareInputs Whole = new(1, null, [], [], []);

    public PartyFigure? Of(string party) => Parties.FirstOrDefault(p => p.Party == party);

    public bool Equals(ShareInputs? other) =>
        other is not null && Quantum == other.Quantum && BaseName == other.BaseName && Factors.SequenceEqual(other.Factors) && Parties.SequenceEqual(other.Parties) && Works.SequenceEqual(other.Works);

    public override int GetHashCode() => HashCode.Combine(Quantum, BaseName, Factors.Count, Parties.Count, Works.Count);
}
