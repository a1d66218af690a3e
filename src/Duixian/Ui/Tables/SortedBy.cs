namespace Duixian.Ui.Tables;

/// <summary>Whether, and which way, rows are sorted by a column.</summary>
public enum SortedBy
{
    /// <summary>By another column.</summary>
    No,

    /// <summary>Smallest or earliest first.</summary>
    Ascending,

    /// <summary>Largest or latest first.</summary>
    Descending,
}
