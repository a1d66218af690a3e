namespace Duixian.Features.Dispatch.SheetFiles;

/// <summary>Words of sheets as files.</summary>
public sealed class SheetFilesText;
