namespace Duixian.Transparency;

/// <summary>
/// Checks a whole log from its published files: the signature of the checkpoint, every entry against its leaf hash, its format and its place,
/// every stream's chain, every tile of every level byte for byte, the root, and that an older checkpoint was of the same entries.
/// </summary>
/// <param name="keys">Old and new while keys change.</param>
public sealed class LogVerifier(ILogFiles files, IReadOnlyList<VerifierKey> keys)
{
    /// <summary>Reads and checks everything. Never throws for what the files hold; what the source of the files throws comes through.</summary>
    /// <param name="since">A checkpoint the caller already trusts, from an earlier visit or from a newspaper; null for none.</param>
    /// <param name="onEntry">
    /// Gets every good entry in order, while the log is read. The root is known only at the end: what was computed from entries counts for nothing unless the report is whole.
    /// </param>
    public async Task<LogReport> VerifyAsync(Checkpoint? since, Action<LogEntry>? onEntry, CancellationToken cancel)
    {
        var run = new Run(files, since, onEntry);
        try
        {
            var note = await files.ReadAsync(Checkpoint.Path, cancel) ?? throw new LogFaultException(FaultCodes.FileMissing, Checkpoint.Path);
            run.Checkpoint = Checkpoint.Open(note, keys);
            await run.ReadAsync(run.Checkpoint, cancel);
            return run.Report(null);
        }
        catch (LogFaultException e)
        {
            return run.Report(e.Fault);
        }
    }

    private sealed class Run
    {
        private readonly ILogFiles files;
        private readonly Checkpoint? since;
        private readonly Action<LogEntry>? onEntry;
        private readonly EntryChain chain = new();
        private readonly Frontier frontier = new();
        private readonly TileBuilder builder;
        private readonly List<(Tile Tile, byte[] Bytes)> made = [];
        private byte[]? sinceRoot;

        public Run(ILogFiles files, Checkpoint? since, Action<LogEntry>? onEntry)
        {
            (this.files, this.since, this.onEntry) = (files, since, onEntry);
            builder = new TileBuilder((tile, bytes) => made.Add((tile, bytes)));
            NoteSince();
        }

        public Checkpoint? Checkpoint { get; set; }

        public LogReport Report(LogFault? fault) => new(Checkpoint, frontier.Size, fault);

        public async Task ReadAsync(Checkpoint checkpoint, CancellationToken cancel)
        {
            if (since is not null && since.Origin != checkpoint.Origin) { throw new LogFaultException(FaultCodes.CheckpointOfAnotherLog, since.Origin); }
            if (since?.Size > checkpoint.Size) { throw new LogFaultException(FaultCodes.LogShrank, StrictText.Text(since.Size), StrictText.Text(checkpoint.Size)); }
            for (var index = 0L; Tile.At(Tile.Entries, index, checkpoint.Size) is { } bundle; index++)
            {
                await BundleAsync(bundle, checkpoint, cancel);
                await MadeAsync(cancel);
            }
            made.AddRange(builder.Partial());
            await MadeAsync(cancel);
            var root = frontier.Root();
            if (!root.AsSpan().SequenceEqual(checkpoint.Root))
            {
                throw new LogFaultException(FaultCodes.RootDiffers, Convert.ToBase64String(checkpoint.Root), Convert.ToBase64String(root), StrictText.Text(checkpoint.Size));
            }
            if (since is not null && !since.Root.AsSpan().SequenceEqual(sinceRoot)) { throw new LogFaultException(FaultCodes.HistoryRewritten, StrictText.Text(since.Size)); }
        }

        private async Task BundleAsync(Tile bundle, Checkpoint checkpoint, CancellationToken cancel)
        {
            var (file, found) = await TileReader.FileAsync(files, bundle, cancel);
            var tile = bundle with { Level = 0 };
            var hashes = await TileReader.HashesAsync(files, tile, cancel);
            var place = 0;
            // A full bundle in a partial one's place holds entries of a later checkpoint too: they are not ours to judge.
            foreach (var bytes in EntryBundle.Each(found, file).TakeWhile(_ => found == bundle || place < bundle.Width))
            {
                var leaf = Hashes.Leaf(bytes.Span);
                var listed = hashes.Slice(place++ * Hashes.Length, Hashes.Length);
                // First against the tree: bytes that were changed afterwards are to be called that, whatever they say now.
                if (!listed.Span.SequenceEqual(leaf))
                {
                    var seq = frontier.Size;
                    throw Fault(await IsSignedAsync(listed, seq, checkpoint, cancel) ? new LogFault(FaultCodes.EntryAltered, seq) : new LogFault(FaultCodes.TileAltered, seq, tile.Path));
                }
                Take(bytes, leaf);
            }
        }

        /// <summary>Whether the root vouches for this leaf hash: then not the tile is to blame.</summary>
        private async Task<bool> IsSignedAsync(ReadOnlyMemory<byte> leaf, long seq, Checkpoint checkpoint, CancellationToken cancel)
        {
            var path = await InclusionProof.ProveAsync(new TileReader(files, checkpoint.Size), seq, checkpoint.Size, cancel);
            return InclusionProof.Verify(leaf.Span, seq, checkpoint.Size, path, checkpoint.Root);
        }

        private void Take(ReadOnlyMemory<byte> bytes, byte[] leaf)
        {
            LogEntry entry;
            try
            {
                entry = LogEntry.Read(bytes, leaf);
            }
            catch (LogFaultException e)
            {
                throw Fault(e.Fault with { Entry = frontier.Size });
            }
            if (chain.Add(entry) is { } fault) { throw Fault(fault); }
            frontier.Append(leaf);
            builder.Append(leaf);
            NoteSince();
            onEntry?.Invoke(entry);
        }

        /// <summary>Every tile the entries make is there and is the same; those of level 0 were compared entry by entry.</summary>
        private async Task MadeAsync(CancellationToken cancel)
        {
            foreach (var (tile, bytes) in made.Where(m => m.Tile.Level > 0))
            {
                var published = await TileReader.HashesAsync(files, tile, cancel);
                if (!published.Span.SequenceEqual(bytes)) { throw new LogFaultException(FaultCodes.TileAltered, tile.Path); }
            }
            made.Clear();
        }

        private void NoteSince()
        {
            if (since?.Size == frontier.Size) { sinceRoot = frontier.Root(); }
        }

        private static LogFaultException Fault(LogFault fault) => new(fault);
    }
}
