namespace Duixian.Shell.Refusals;

/// <summary>Sentences for the refusals every module shares; a module's own stand in its own text files.</summary>
public sealed class RefusalText;
