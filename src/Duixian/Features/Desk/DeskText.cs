namespace Duixian.Features.Desk;

/// <summary>The words of the desk's first page and its search.</summary>
public sealed class DeskText;
