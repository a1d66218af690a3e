namespace Duixian.Commands;

/// <summary>Progress for a person: a line a second at most, and none when the work is over before that.</summary>
internal sealed class EverySecond(TextWriter error, TimeProvider time)
{
    private long said = time.GetTimestamp();

    internal void Say(Func<string> line)
    {
        if (time.GetElapsedTime(said) < TimeSpan.FromSeconds(1)) { return; }
        said = time.GetTimestamp();
        error.WriteLine(line());
    }
}
