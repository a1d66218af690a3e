namespace Duixian.Features.YearEnd;

/// <summary>Words of verdicts and of closing a year.</summary>
public sealed class YearEndText;
