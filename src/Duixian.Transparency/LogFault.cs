using System.Globalization;

namespace Duixian.Transparency;

/// <summary>What is wrong with a log, a checkpoint or a receipt.</summary>
/// <param name="Code">One of <see cref="FaultCodes"/>; stable, for programs and for sentences in other languages.</param>
/// <param name="Entry">Sequence of the first bad entry, or null where no single entry is to blame.</param>
/// <param name="Arguments">What the sentence names, in its order.</param>
public sealed record LogFault(string Code, long? Entry, params IReadOnlyList<string> Arguments)
{
    /// <summary>The fault as an English sentence.</summary>
    public string Sentence
    {
        get
        {
            var what = string.Format(CultureInfo.InvariantCulture, FaultCodes.Sentences[Code], [.. Arguments]);
            return Entry is { } seq ? string.Create(CultureInfo.InvariantCulture, $"Entry {seq}: {what}") : what;
        }
    }

    public override string ToString() => Sentence;
}

/// <summary>Thrown by what reads one text or file of a log; verifying answers with the fault instead.</summary>
public sealed class LogFaultException(LogFault fault) : FormatException(fault.Sentence)
{
    public LogFault Fault { get; } = fault;

    internal LogFaultException(string code, params string[] arguments) : this(new LogFault(code, null, arguments)) { }
}
