using System.ComponentModel.DataAnnotations;
using Duixian.Domain.Dispatch;

namespace Duixian.Features.Dispatch.OpenRound;

/// <summary>What days a new round is proposed with; section <c>Duixian:Rounds</c>.</summary>
public sealed class RoundOptions
{
    public const string Section = "Duixian:Rounds";

    /// <summary>Day of the month a monthly or quarterly round opens on; 0: the day after its period.</summary>
    [Range(0, 28)]
    public int OpensOn { get; set; }

    /// <summary>Working days to report in.</summary>
    [Range(1, 60)]
    public int DueWorkingDays { get; set; } = 3;

    /// <summary>Further working days that are not late.</summary>
    [Range(0, 60)]
    public int GraceWorkingDays { get; set; } = 1;

    /// <summary>Further working days until the round is closed.</summary>
    [Range(0, 60)]
    public int ClosesWorkingDays { get; set; } = 3;

    public RoundRhythm Rhythm => new(OpensOn, DueWorkingDays, GraceWorkingDays, ClosesWorkingDays);
}
