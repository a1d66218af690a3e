namespace Duixian.Reading.Projects;

/// <summary>What a pattern over the text of one cell may cost.</summary>
internal static class Patterns
{
    /// <summary>Milliseconds. No honest cell comes near; the texts are cut short before they are matched, so this is the second guard and not the first.</summary>
    public const int Timeout = 5_000;

    /// <summary>Letters of a cell that is a date or a figure; longer ones are sentences.</summary>
    public const int LongestFigure = 80;

    /// <summary>Letters of a cell with names, numbers of documents, or a heading.</summary>
    public const int LongestList = 400;
}
