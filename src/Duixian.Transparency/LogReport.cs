namespace Duixian.Transparency;

/// <summary>What verifying a log came to.</summary>
/// <param name="Checkpoint">The signed checkpoint the log was measured by; null if there is none to trust.</param>
/// <param name="Entries">How many entries were read and found good before the end or the fault.</param>
/// <param name="Fault">The first thing that is wrong; null if nothing is.</param>
public sealed record LogReport(Checkpoint? Checkpoint, long Entries, LogFault? Fault)
{
    public bool IsWhole => Fault is null;
}
