namespace Duixian.Features.Dispatch.Corrections;

/// <summary>Words of corrections and of the history of a figure.</summary>
public sealed class CorrectionsText;
