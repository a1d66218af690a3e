using Duixian.Ui;

namespace Duixian.Features.Public.Standing;

/// <summary>What the public page says of an item as a whole; exactly one at a time.</summary>
public enum ItemState
{
    Withdrawn,

    /// <summary>It lacks what would let anyone judge it.</summary>
    NotReady,

    /// <summary>Nobody has reported a figure: a blank, not a zero.</summary>
    Unreported,

    Green,

    /// <summary>Behind, for a reason that was allowed until a day.</summary>
    Excused,

    Yellow,

    Orange,

    Red,

    /// <summary>Reached, all of it.</summary>
    Done,

    // After the year is closed, in the order of Verdict.
    VerdictDelivered,
    VerdictDeliveredLate,
    VerdictPartly,
    VerdictNotDelivered,
    VerdictContinues,
    VerdictUnjudged,
}

/// <summary>How a state is shown.</summary>
internal static class ItemStates
{
    extension(ItemState state)
    {
        /// <summary>Behind, by the rule printed with it.</summary>
        public bool IsBehind => state is ItemState.Yellow or ItemState.Orange or ItemState.Red;

        /// <summary>The vermilion ring: a gap that needs someone.</summary>
        public bool Attention => state.IsBehind || state is ItemState.VerdictPartly or ItemState.VerdictNotDelivered or ItemState.VerdictDeliveredLate;

        public Mark Mark => state switch
        {
            ItemState.Done or ItemState.VerdictDelivered or ItemState.VerdictDeliveredLate => Mark.Done,
            ItemState.Withdrawn or ItemState.NotReady or ItemState.Unreported or ItemState.VerdictUnjudged or ItemState.VerdictNotDelivered => Mark.Planned,
            _ => Mark.UnderWay,
        };
    }
}
