namespace Duixian.Ui.Projects;

/// <summary>One row of Guarantees.</summary>
/// <param name="Thing">Land, power, money, clearance.</param>
/// <param name="Who">Who stands for it, and how much.</param>
/// <param name="Mark">How far it is; null for a standing duty.</param>
/// <param name="Word">How far it is in words; null leaves it to the day or the mark.</param>
/// <param name="Day">Until when; null when no day is named.</param>
/// <param name="Attention">True when someone must act.</param>
/// <param name="Detail">A second line.</param>
public sealed record Guarantee(string Thing, string Who, Mark? Mark = null, string? Word = null, DateOnly? Day = null, bool Attention = false, string? Detail = null);
