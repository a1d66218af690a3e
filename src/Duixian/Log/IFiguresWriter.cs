namespace Duixian.Log;

/// <summary>Writes the figures as they are published at one length of the log; where none is registered, none are published under <c>/log/figures</c>.</summary>
internal interface IFiguresWriter
{
    /// <returns>False where the database has moved past this length meanwhile: what was written is thrown away, and the next checkpoint has figures again.</returns>
    Task<bool> WriteAsync(long size, Stream to, CancellationToken cancel);
}
