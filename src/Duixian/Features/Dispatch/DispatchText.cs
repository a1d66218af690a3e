namespace Duixian.Features.Dispatch;

/// <summary>Words of rounds, sheets and reports that its slices share.</summary>
public sealed class DispatchText;
