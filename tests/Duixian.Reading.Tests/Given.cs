using Duixian.Reading.Extract;

namespace Duixian.Reading.Tests;

/// <summary>Short ways to hand the reader a text.</summary>
internal static class Given
{
    public static PlanDraft Draft(string text, int? year = null, string name = "plan.txt") =>
        PlanReader.Read(new ExtractedText(name, text, "text/plain", "00"), new ReadingOptions(year));

    /// <summary>The figures of one item, in a list that is long enough to be one.</summary>
    public static IReadOnlyList<FoundIndicator> Figures(string item) => Item(item).Indicators;

    public static FoundCommitment Item(string item, int year = 2024) => Draft($"民生实事清单\n1.{item}\n2.改造公园一处", year).Commitments[0];
}
