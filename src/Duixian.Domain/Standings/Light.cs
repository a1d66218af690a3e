namespace Duixian.Domain.Standings;

/// <summary>What a rule says of a figure; shown as shape, colour and word together (亮灯).</summary>
public enum Light
{
    /// <summary>No figure, or no schedule to hold it against: nothing is said.</summary>
    Unjudged,

    Green,

    Yellow,

    /// <summary>Between yellow and red, where a rule has it.</summary>
    Orange,

    Red,
}
