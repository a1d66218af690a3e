namespace Duixian.Features.Dispatch.Sheet;

/// <summary>Words of the sheet.</summary>
public sealed class SheetText;
