namespace Duixian.Ui;

/// <summary>The shape, colour and word of a status.</summary>
public enum Mark
{
    /// <summary>○ planned, waiting, not ready.</summary>
    Planned,

    /// <summary>■ in preparation.</summary>
    Preparing,

    /// <summary>◆ about to start.</summary>
    Soon,

    /// <summary>▲ under way.</summary>
    UnderWay,

    /// <summary>● done.</summary>
    Done,
}
