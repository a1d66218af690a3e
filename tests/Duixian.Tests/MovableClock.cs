namespace Duixian.Tests;

/// <summary>Stands where it is put. Only the time of day is under a test's control: timers run as they do, since moving them by months would fire every tick between.</summary>
public sealed class MovableClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow() => now;

    public void SetUtcNow(DateTimeOffset instant) => now = instant;

    public void Advance(TimeSpan by) => now += by;
}
