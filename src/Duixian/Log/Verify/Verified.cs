using Duixian.Transparency;

namespace Duixian.Log.Verify;

/// <summary>What verifying came to: what was compared, and what was found.</summary>
internal sealed class Verified
{
    public Findings Findings { get; } = new();

    /// <summary>The checkpoint everything was measured by; null where there is none to rely on.</summary>
    public Checkpoint? Checkpoint { get; set; }

    /// <summary>Keys whose signatures on the checkpoint hold.</summary>
    public IReadOnlyList<VerifierKey> Signers { get; set; } = [];

    /// <summary>True where the caller brought the key; otherwise it came from the same place as the log.</summary>
    public bool KeyWasGiven { get; set; }

    /// <summary>Size of the older checkpoint the log was asked to continue; null for none.</summary>
    public long? Since { get; set; }

    /// <summary>Entries of the log that were read and found good.</summary>
    public long Entries { get; set; }

    /// <summary>Rows of the published figures by list; null where none lay there.</summary>
    public FiguresCompared? Figures { get; set; }

    /// <summary>JSON files of the pages, and the rows in them; null where no site was asked.</summary>
    public (int Files, long Rows)? Pages { get; set; }

    /// <summary>What was compared of an installation; null where none was.</summary>
    public InstallationCompared? Installation { get; set; }
}

/// <param name="Entries">Entries of the ledger, those that are not signed yet too.</param>
/// <param name="Erased">Entries without their private part.</param>
/// <param name="Rollups">Rows by table.</param>
/// <param name="LogFiles">Files of the log's folder.</param>
/// <param name="StoredFiles">Documents and evidence.</param>
internal sealed record InstallationCompared(long Entries, long Erased, IReadOnlyDictionary<string, long> Rollups, long LogFiles, long StoredFiles);
