namespace Duixian.Ui.Projects;

/// <summary>A stage as it is shown.</summary>
/// <param name="Key">Names it among the stages.</param>
/// <param name="Word">Its name in the language of the page.</param>
/// <param name="Mark">Its shape.</param>
public sealed record StageName(string Key, string Word, Mark Mark);

/// <summary>Where a project stands with one stage of a StageTrack.</summary>
public enum StageState
{
    /// <summary>Behind it, since a day.</summary>
    Passed,

    /// <summary>In it, since a day.</summary>
    Here,

    /// <summary>Reached once and left again; the move back says when and why.</summary>
    Left,

    /// <summary>To come, on the day the plan names.</summary>
    Planned,

    /// <summary>To come, at the earliest on the computed day.</summary>
    Earliest,

    /// <summary>To come; no day is known.</summary>
    Open,
}

/// <summary>One stage of a StageTrack.</summary>
/// <param name="Stage">Which.</param>
/// <param name="State">Where the project stands with it.</param>
/// <param name="Day">Since when, or when; null when no day is known.</param>
/// <param name="MonthOnly">True when only the month is known: 2022-05.</param>
/// <param name="Attention">True when the day needs someone: past, or later than planned.</param>
/// <param name="Ceremony">The day a ceremony was held; printed apart, because it is no beginning.</param>
public sealed record TrackStep(StageName Stage, StageState State, DateOnly? Day = null, bool MonthOnly = false, bool Attention = false, DateOnly? Ceremony = null);

/// <summary>A project that went back to an earlier stage.</summary>
/// <param name="From">The stage it left.</param>
/// <param name="To">The stage it is in again.</param>
/// <param name="Day">When.</param>
/// <param name="Why">The reason given.</param>
public sealed record StageMoveBack(StageName From, StageName To, DateOnly? Day, string? Why = null);

/// <summary>A column of a StageBoard.</summary>
/// <param name="Stage">Which.</param>
/// <param name="Count">How many projects are in it, also those without a card.</param>
/// <param name="Investment">Their total investment in 元; null when it is not known of all.</param>
/// <param name="Cards">The first of them, as the caller sorted them.</param>
/// <param name="Href">The list of all of them.</param>
public sealed record StageColumn(StageName Stage, int Count, decimal? Investment, IReadOnlyList<StageCard> Cards, string? Href = null);

/// <summary>One project on a StageBoard.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Place">Its county or zone.</param>
/// <param name="DaysInStage">For how many days it has been in the stage; null when nobody knows since when.</param>
/// <param name="Attention">True when someone must act.</param>
/// <param name="Word">What is the matter, with Attention.</param>
/// <param name="Href">Its page.</param>
public sealed record StageCard(string Name, string Place, int? DaysInStage, bool Attention = false, string? Word = null, string? Href = null);
