namespace Duixian.Demo;

/// <summary>The clock of a demonstration: real, except while the samples are written, which stand in the ledger on the days they tell of.</summary>
internal sealed class SampleClock : TimeProvider
{
    private DateTimeOffset? told;

    /// <summary>Nine in the morning in China on a day the samples tell of; null: real time again.</summary>
    public void Tell(DateOnly? day) => told = day is { } known ? new DateTimeOffset(known.ToDateTime(new TimeOnly(9, 0)), TimeSpan.FromHours(8)).ToUniversalTime() : null;

    public override DateTimeOffset GetUtcNow() => told ?? base.GetUtcNow();
}
