namespace Duixian.Ui;

/// <summary>How loudly a notice speaks.</summary>
public enum NoticeKind
{
    /// <summary>Something to know.</summary>
    Info,

    /// <summary>Something was done.</summary>
    Done,

    /// <summary>Something needs a person, or was refused; read out at once (role="alert").</summary>
    Attention,
}
