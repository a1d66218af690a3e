using System.Collections.Frozen;

namespace Duixian.Transparency;

/// <summary>Codes of <see cref="LogFault"/>. Programs may rely on them; none is ever renamed. Behind each stands what its arguments are.</summary>
public static class FaultCodes
{
    /// <summary>–</summary>
    public const string KeyMalformed = "log.key-malformed";

    /// <summary>what the note lacks</summary>
    public const string NoteMalformed = "log.note-malformed";

    /// <summary>names of the keys that signed</summary>
    public const string SignedByUnknownKey = "log.signed-by-unknown-key";

    /// <summary>name of the key</summary>
    public const string SignatureWrong = "log.signature-wrong";

    /// <summary>what the checkpoint lacks</summary>
    public const string CheckpointMalformed = "log.checkpoint-malformed";

    /// <summary>origin of the checkpoint</summary>
    public const string CheckpointOfAnotherLog = "log.checkpoint-of-another-log";

    /// <summary>what the receipt lacks</summary>
    public const string ProofMalformed = "log.proof-malformed";

    /// <summary>index, size</summary>
    public const string ProofWrong = "log.proof-wrong";

    /// <summary>path</summary>
    public const string FileMissing = "log.file-missing";

    /// <summary>path, bytes found, bytes expected</summary>
    public const string TileLength = "log.tile-length";

    /// <summary>path</summary>
    public const string TileAltered = "log.tile-altered";

    /// <summary>path</summary>
    public const string BundleTruncated = "log.bundle-truncated";

    /// <summary>path, bytes left over</summary>
    public const string BundleTooLong = "log.bundle-too-long";

    /// <summary>–; the entry is not the one the tree was made of</summary>
    public const string EntryAltered = "log.entry-altered";

    /// <summary>what is not as in the format</summary>
    public const string EntryMalformed = "log.entry-malformed";

    /// <summary>sequence written in the entry</summary>
    public const string EntryOutOfSequence = "log.entry-out-of-sequence";

    /// <summary>instant of the entry, instant of the one before</summary>
    public const string EntryBackdated = "log.entry-backdated";

    /// <summary>stream, sprev of the entry, sprev expected</summary>
    public const string StreamBroken = "log.stream-broken";

    /// <summary>sequence of the entry it claims to open; empty where it names none</summary>
    public const string OpeningWrong = "log.opening-wrong";

    /// <summary>root of the checkpoint, root of the entries, size</summary>
    public const string RootDiffers = "log.root-differs";

    /// <summary>size of the older checkpoint, size of this one</summary>
    public const string LogShrank = "log.shrank";

    /// <summary>size of the older checkpoint</summary>
    public const string HistoryRewritten = "log.history-rewritten";

    /// <summary>Every code with its sentence in English; {0}, {1} … are the arguments.</summary>
    public static readonly FrozenDictionary<string, string> Sentences = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [KeyMalformed] = "This is no key of a log: it reads name+id+key, and the id belongs to name and key.",
        [NoteMalformed] = "The signed note cannot be read: {0}.",
        [SignedByUnknownKey] = "No key you trust signed this; it is signed by {0}.",
        [SignatureWrong] = "The signature of {0} does not belong to this text.",
        [CheckpointMalformed] = "The checkpoint cannot be read: {0}.",
        [CheckpointOfAnotherLog] = "The checkpoint belongs to another log, {0}.",
        [ProofMalformed] = "The receipt cannot be read: {0}.",
        [ProofWrong] = "The receipt does not prove that this entry stands at place {0} of the log with {1} entries.",
        [FileMissing] = "{0} is missing.",
        [TileLength] = "{0} has {1} bytes where {2} belong.",
        [TileAltered] = "{0} does not hold the hashes of the entries.",
        [BundleTruncated] = "{0} ends in the middle of an entry or holds too few.",
        [BundleTooLong] = "{0} has {1} bytes after its last entry.",
        [EntryAltered] = "these are not the bytes whose hash is in the tree.",
        [EntryMalformed] = "it is not as the format asks: {0}.",
        [EntryOutOfSequence] = "it calls itself {0}.",
        [EntryBackdated] = "it is dated {0}, before the entry before it ({1}).",
        [StreamBroken] = "in {0} it names {1} as the entry before; that is {2}.",
        [OpeningWrong] = "it claims to open entry {0}, which committed to something else.",
        [RootDiffers] = "The entries make the root {1}, the checkpoint of size {2} says {0}.",
        [LogShrank] = "The log had {0} entries and has {1} now.",
        [HistoryRewritten] = "The first {0} entries are not those the older checkpoint was made of.",
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
