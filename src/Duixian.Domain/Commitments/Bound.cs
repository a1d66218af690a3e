namespace Duixian.Domain.Commitments;

/// <summary>How the printed figure binds. What over-fulfilment means is decided by the way of measuring, not here.</summary>
public enum Bound
{
    /// <summary>Nothing printed beside the number.</summary>
    Exactly,

    /// <summary>以上, 不少于, 不低于, 至少, 超, 突破, 大于, 不下于.</summary>
    AtLeast,

    /// <summary>以内, 以下, 不超过, 控制在…以内.</summary>
    AtMost,

    /// <summary>左右, 约, 余, 多.</summary>
    About,

    /// <summary>全覆盖, 应X尽X: everyone or everything meant; value 100, unit %.</summary>
    FullCoverage,

    /// <summary>清零, 清仓, (基本)消除: nothing may be left; value 0.</summary>
    ZeroOut,

    /// <summary>只记数: nothing is promised; the figure is asked for and kept beside the promise, never judged.</summary>
    Recorded,
}
