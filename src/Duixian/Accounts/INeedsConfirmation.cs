namespace Duixian.Accounts;

/// <summary>Marks a request that moves something grave: whoever sends it must have shown within the last ten minutes who they are. <see cref="Acts"/> asks; else the answer is 401 and the form stays.</summary>
public interface INeedsConfirmation;
