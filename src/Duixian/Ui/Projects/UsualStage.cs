namespace Duixian.Ui.Projects;

/// <summary>How far a key project is, from an idea to full capacity; in this order. A project may move back.</summary>
public enum UsualStage
{
    /// <summary>谋划: somebody has proposed it.</summary>
    Idea,

    /// <summary>储备: a project book, a place and a way to pay for it.</summary>
    Reserve,

    /// <summary>前期: its approvals and its land are being obtained.</summary>
    Preparation,

    /// <summary>拟开工: on the list of those that are to begin; the last approvals are on their way.</summary>
    Starting,

    /// <summary>在建: real works have begun. A ceremony is not a beginning.</summary>
    UnderConstruction,

    /// <summary>完工: built and accepted.</summary>
    Completion,

    /// <summary>投产: in use or producing.</summary>
    Production,

    /// <summary>达效: does what it was approved for.</summary>
    FullCapacity,
}
