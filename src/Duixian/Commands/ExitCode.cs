namespace Duixian.Commands;

/// <summary>How the program ends. Scripts rely on these: see docs/command-line.md.</summary>
internal static class ExitCode
{
    internal const int Done = 0;

    /// <summary>The command line itself could not be understood; usage was printed.</summary>
    internal const int Usage = 2;

    /// <summary>Understood, and refused: the reason is one sentence on standard error.</summary>
    internal const int Refused = 3;

    /// <summary>A defect in the program.</summary>
    internal const int Defect = 70;

    /// <summary>Ended by Ctrl+C, as shells count it.</summary>
    internal const int Interrupted = 130;
}
