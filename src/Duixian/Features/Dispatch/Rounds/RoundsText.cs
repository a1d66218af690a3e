namespace Duixian.Features.Dispatch.Rounds;

/// <summary>Words of the pages about rounds and the working calendar.</summary>
public sealed class RoundsText;
