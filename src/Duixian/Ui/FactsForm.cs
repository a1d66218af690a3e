namespace Duixian.Ui;

/// <summary>How terms and their values stand to each other.</summary>
public enum FactsForm
{
    /// <summary>The term above its value.</summary>
    Stacked,

    /// <summary>The term beside its value.</summary>
    Across,

    /// <summary>Several in one row, values large.</summary>
    Row,
}
