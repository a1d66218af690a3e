namespace Duixian.Log;

/// <summary>Section <c>Duixian:Log</c>.</summary>
public sealed class LogOptions
{
    internal const int Soonest = 1;

    /// <summary>What is promised: nobody waits longer than a minute for what was written to be signed.</summary>
    internal const int Latest = 60;

    /// <summary>The log's own name, which its keys carry and no log ever changes; empty: made from the site's host when the first key is.</summary>
    public string Origin { get; set; } = "";

    /// <summary>Seconds after which what was written is signed.</summary>
    public int SignAfterSeconds { get; set; } = 5;

    internal static bool IsName(string name) => name.Length is > 0 and <= 200 && !name.Any(c => c == '+' || char.IsControl(c) || char.IsWhiteSpace(c));
}
