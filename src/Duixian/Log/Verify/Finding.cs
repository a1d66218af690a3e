using Duixian.Transparency;

namespace Duixian.Log.Verify;

/// <summary>One place where something is not what the log says; the sentence in either language is made from the code.</summary>
/// <param name="Code">One of <see cref="FindingCodes"/> or of <see cref="FaultCodes"/>; programs may rely on it.</param>
/// <param name="Entry">Sequence of the entry, or null where no single one is to blame.</param>
/// <param name="File">The file or table, or null.</param>
/// <param name="Arguments">What the sentence names, in its order.</param>
internal sealed record Finding(string Code, long? Entry, string? File, params IReadOnlyList<string> Arguments)
{
    /// <param name="size">Of the log; tells in which bundle an entry lies.</param>
    public static Finding Of(LogFault fault, long? size = null) =>
        new(fault.Code, fault.Entry, FileOf(fault, size), fault.Arguments);

    private static string? FileOf(LogFault fault, long? size) =>
        fault.Code is FaultCodes.FileMissing or FaultCodes.TileLength or FaultCodes.TileAltered or FaultCodes.BundleTruncated or FaultCodes.BundleTooLong ? fault.Arguments[0]
        : fault.Entry is { } seq && size is { } whole && Tile.At(Tile.Entries, seq / Tile.Full, whole) is { } bundle ? bundle.Path
        : fault.Code is FaultCodes.KeyMalformed ? null
        : Checkpoint.Path;
}

/// <summary>Codes of what verifying finds beyond the log itself. None is ever renamed.</summary>
internal static class FindingCodes
{
    public const string LogForeign = "log.file-foreign";
    public const string LogPartDiffers = "log.part-differs";
    public const string EntryMissing = "ledger.entry-missing";
    public const string EntryDiffers = "ledger.entry-differs";
    public const string EntryAltered = "ledger.entry-altered";
    public const string EntryMalformed = "ledger.entry-malformed";
    public const string EntryStray = "ledger.entry-stray";
    public const string BeyondHead = "ledger.beyond-head";
    public const string BehindLog = "ledger.behind-log";
    public const string RootDiffers = "ledger.root-differs";
    public const string ColumnDiffers = "ledger.column-differs";
    public const string PrivateDiffers = "ledger.private-differs";
    public const string PrivateStray = "ledger.private-stray";
    public const string ActMissing = "ledger.act-missing";
    public const string ActDiffers = "ledger.act-differs";
    public const string ActStray = "ledger.act-stray";
    public const string HeadDiffers = "ledger.head-differs";
    public const string StreamDiffers = "ledger.stream-differs";
    public const string Unreadable = "ledger.unreadable";
    public const string RollupDiffers = "rollup.differs";
    public const string RollupMissing = "rollup.row-missing";
    public const string RollupStray = "rollup.row-stray";
    public const string NotComputed = "rollup.not-computed";
    public const string FiguresDiffer = "figures.differ";
    public const string FiguresMissing = "figures.row-missing";
    public const string FiguresStray = "figures.row-stray";
    public const string FiguresWritten = "figures.written-otherwise";
    public const string PageDiffers = "page.differs";
    public const string PageMissing = "page.missing";
    public const string PageElsewhere = "page.of-another-moment";
    public const string FileAltered = "files.altered";
    public const string FileMissing = "files.missing";
    public const string FileForeign = "files.foreign";

    public static readonly IReadOnlyList<string> All =
    [
        LogForeign, LogPartDiffers, EntryMissing, EntryDiffers, EntryAltered, EntryMalformed, EntryStray, BeyondHead, BehindLog, RootDiffers, ColumnDiffers, PrivateDiffers, PrivateStray, ActMissing, ActDiffers,
        ActStray, HeadDiffers, StreamDiffers, Unreadable, RollupDiffers, RollupMissing, RollupStray, NotComputed, FiguresDiffer, FiguresMissing, FiguresStray, FiguresWritten, PageDiffers, PageMissing, PageElsewhere,
        FileAltered, FileMissing, FileForeign,
    ];
}

/// <summary>The first places that were found, and how many there were.</summary>
internal sealed class Findings
{
    /// <summary>Whoever has this many to look into has enough.</summary>
    public const int Most = 20;

    private readonly List<Finding> named = [];

    public IReadOnlyList<Finding> Named => named;

    public long Count { get; private set; }

    public void Add(Finding finding)
    {
        Count++;
        if (named.Count < Most) { named.Add(finding); }
    }
}
