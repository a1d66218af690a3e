using System.Globalization;

namespace Duixian.Log;

/// <summary>How the database and its published log have parted.</summary>
/// <param name="Sentence">Names both sizes, or the first entry that differs.</param>
/// <param name="Lost">Entries the database lacks at its end and the log still holds; null where it is not that.</param>
internal sealed record LogGap(string Sentence, long? Lost = null)
{
    /// <summary>An older database was put in place.</summary>
    public static LogGap Behind(long checkpoint, long database) =>
        new(string.Create(CultureInfo.InvariantCulture, $"the checkpoint has {checkpoint} entries, the database {database}"), checkpoint - database);

    public static LogGap Differs(long entry) => new(string.Create(CultureInfo.InvariantCulture, $"entry {entry} of the database is not the one that was signed"));

    public static LogGap Missing(long entry) => new(string.Create(CultureInfo.InvariantCulture, $"the database has no entry {entry}"));

    /// <summary>The entry's bytes and the hash stored beside them do not belong together.</summary>
    public static LogGap Altered(long entry) => new(string.Create(CultureInfo.InvariantCulture, $"entry {entry} of the database was altered: its bytes do not have its hash"));

    /// <summary>The checkpoint was taken away; without this whoever signs would begin anew.</summary>
    public static LogGap Gone(long signed) => Files(string.Create(CultureInfo.InvariantCulture, $"the checkpoint is gone, {signed} entries had been signed"));

    /// <summary>An older checkpoint was put in place.</summary>
    public static LogGap Younger(long checkpoint, long signed) => Files(string.Create(CultureInfo.InvariantCulture, $"the checkpoint has {checkpoint} entries, {signed} had been signed before"));

    public static LogGap Files(string what) => new("the log's own files cannot be relied on: " + what);
}

/// <summary>The database and the log do not belong together; nothing may be signed.</summary>
internal sealed class LogForkedException(LogGap gap) : InvalidOperationException(gap.Sentence)
{
    public LogGap Gap => gap;
}
