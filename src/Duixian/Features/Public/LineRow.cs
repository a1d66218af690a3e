using System.Linq.Expressions;
using Duixian.Data.Rollups;
using Duixian.Domain.Commitments;
using Duixian.Ui;

namespace Duixian.Features.Public;

/// <summary>One line of a list as the screens show it: an indicator with its item, or an item that has none (then <paramref name="Indicator"/> is 0).</summary>
public sealed record LineRow(
    string Item, int Indicator, string? Group, string Title, CommitmentKind Kind, string? LeadName, DateOnly Due, bool DuePrinted,
    IReadOnlyList<Missing> Missing, bool Ready, bool Withdrawn, string Subject, Measure? Measure, string BaseUnit, Promise? Promise, int TargetVersion)
{
    public static readonly Expression<Func<ListLine, LineRow>> Of = l => new LineRow(
        l.Item, l.Indicator, l.Group, l.Title, l.Kind, l.LeadName, l.Due, l.DuePrinted,
        l.Missing, l.Ready, l.Withdrawn, l.Subject, l.Measure, l.BaseUnit, l.Promise, l.TargetVersion);

    /// <summary>Numbered P1, P2 …: promised in the prose, not printed as a numbered item.</summary>
    public bool IsProse => Item.Length > 1 && Item[0] is 'P' && char.IsAsciiDigit(Item[1]);

    /// <summary>Nothing is reported yet, so an item is promised, or it lacks what would let anyone judge it.</summary>
    public bool NeedsSomeone => !Ready && !Withdrawn;

    /// <summary>The shape of its status.</summary>
    public Mark Mark => Mark.Planned;
}
