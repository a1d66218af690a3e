namespace Duixian.Domain.Projects;

/// <summary>A step of approval as ledgers list them, one column each.</summary>
public enum PermitStep
{
    /// <summary>立项: approved, verified or filed, whichever the project needs.</summary>
    Approval,

    /// <summary>用地预审与选址意见书.</summary>
    LandPreReview,

    /// <summary>土地出让、划拨, 不动产权证: the right to the land.</summary>
    LandRight,

    /// <summary>建设用地规划许可证.</summary>
    LandUsePlanning,

    /// <summary>环评批复.</summary>
    Eia,

    /// <summary>节能审查.</summary>
    Energy,

    /// <summary>水土保持方案.</summary>
    SoilAndWater,

    /// <summary>社会稳定风险评估.</summary>
    SocialStability,

    /// <summary>农用地转用、土地征收批复.</summary>
    LandConversion,

    /// <summary>初步设计及概算批复.</summary>
    PreliminaryDesign,

    /// <summary>招标.</summary>
    Bidding,

    /// <summary>建设工程规划许可证.</summary>
    EngineeringPlanning,

    /// <summary>施工图审查.</summary>
    DrawingReview,

    /// <summary>消防设计审查.</summary>
    FireReview,

    /// <summary>施工许可证.</summary>
    ConstructionPermit,

    /// <summary>竣工验收备案.</summary>
    Acceptance,
}

/// <summary>Where a permit stands.</summary>
public enum PermitState { Done, NotDone, InProgress, NotNeeded }

/// <summary>What a ledger says of one permit of one project.</summary>
/// <param name="DocNo">Number of the document that grants it.</param>
/// <param name="Note">Words that say more than the state: 豁免.</param>
public sealed record PermitStanding(PermitState State, string? DocNo = null, PartialDate? Date = null, string? Note = null);
