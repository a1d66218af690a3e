namespace Duixian.Files.Forms;

/// <summary>How a cell of a form looks, and whether somebody may type in it.</summary>
internal enum FormLook
{
    Plain,
    Title,

    /// <summary>A sentence under the title.</summary>
    Say,

    /// <summary>A column's name.</summary>
    Head,

    /// <summary>The name of a column to be filled in.</summary>
    HeadAsked,

    Text,
    Whole,

    /// <summary>A figure with decimals.</summary>
    Exact,

    /// <summary>The figure asked for: bold, open for typing.</summary>
    Asked,

    /// <summary>Words asked for: open for typing, over as many lines as they need.</summary>
    AskedText,
}

/// <summary>One cell of a form: text, a number, or nothing; never a formula.</summary>
internal readonly record struct FormCell(string? Text, decimal? Number = null, FormLook Look = FormLook.Plain);

/// <summary>A column of a form.</summary>
/// <param name="Width">In letters of the default font.</param>
/// <param name="Hidden">Keeps what a program needs and a person does not.</param>
internal sealed record FormColumn(int Width, bool Hidden = false);

/// <summary>Words to choose from in one column, from a row to a row; other words are warned of, not forbidden.</summary>
internal sealed record FormChoice(int Column, int FromRow, int ToRow, IReadOnlyList<string> Words);

/// <summary>One tab of a form.</summary>
/// <param name="Name">On the tab; cleaned and made unique by the book.</param>
/// <param name="HeadRow">The row of column names: stays in sight and stands on every printed page; 0 where there is none.</param>
/// <param name="Hidden">Not shown.</param>
internal sealed record FormSheet(string Name, int HeadRow, IReadOnlyList<FormColumn> Columns, bool Hidden = false)
{
    public List<IReadOnlyList<FormCell>> Rows { get; } = [];

    public List<FormChoice> Choices { get; } = [];
}
