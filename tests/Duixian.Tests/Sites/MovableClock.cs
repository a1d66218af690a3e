namespace Duixian.Tests.Sites;

/// <summary>Stands where it is put, and goes on from there.</summary>
internal sealed class MovableClock : TimeProvider
{
    private DateTimeOffset now = new(2024, 7, 1, 1, 0, 0, TimeSpan.Zero);   // nine in the morning in Shanghai

    public override DateTimeOffset GetUtcNow() => now;

    internal void MoveTo(DateTimeOffset instant) => now = instant;
}
