namespace Duixian.Commands;

/// <summary>A command that cannot go on for a reason the person can mend. The message is the whole answer: it names the file or the place.</summary>
internal sealed class CommandRefusedException(string message, Exception? inner = null) : Exception(message, inner);
