using System.Buffers.Binary;
using System.Text;

namespace Duixian.Transparency.Tests;

public sealed class LogVerifierTests
{
    private static readonly SampleLog Log = new(600);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(600)]
    public async Task A_good_log_is_whole_and_tells_its_entries_in_order(int size)
    {
        var (log, told) = (new SampleLog(size), new List<LogEntry>());
        var report = await Verifier(log).VerifyAsync(null, told.Add, Cancel);
        Assert.Null(report.Fault);
        Assert.True(report.IsWhole);
        Assert.Equal((size, size), (report.Checkpoint?.Size, report.Entries));
        Assert.Equal(log.Entries, told.Select(e => e.Bytes.ToArray()));
        Assert.Equal(log.Leaves, told.Select(e => e.Leaf));
        if (size < 2) { return; }
        var second = told[1];
        Assert.Equal((1L, "itemRevised", "plan/2024/report/1", -1L, "office/FGW/deliveryOfficer"), (second.Sequence, second.Type, second.Stream, second.PreviousInStream, second.Actor));
        Assert.Equal(new DateTimeOffset(2024, 1, 12, 0, 30, 1, TimeSpan.Zero), second.At);
        Assert.StartsWith("{\"year\":\"2024\",\"plan\":\"report\"", Encoding.UTF8.GetString(second.Body.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mirror_in_a_folder_is_verified_as_the_log_is()
    {
        var folder = Directory.CreateTempSubdirectory("log-");
        try
        {
            foreach (var (path, file) in Log.Files)
            {
                var to = Path.Combine(folder.FullName, path);
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);   // every path has a folder above it
                await File.WriteAllBytesAsync(to, file, Cancel);
            }
            Assert.Null((await new LogVerifier(new LogFolder(folder.FullName), [SampleLog.Key.Verifier]).VerifyAsync(null, null, Cancel)).Fault);
            File.Delete(Path.Combine(folder.FullName, "tile/1/000.p/2"));
            Assert.Equal(FaultCodes.FileMissing, (await new LogVerifier(new LogFolder(folder.FullName), [SampleLog.Key.Verifier]).VerifyAsync(null, null, Cancel)).Fault?.Code);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(256)]
    [InlineData(599)]
    public async Task An_entry_changed_afterwards_is_named(int seq)
    {
        var (path, file) = Bundle(seq, entry => entry[^5] ^= 1);
        await Expect(Log.With(path, file), new(FaultCodes.EntryAltered, seq), entries: seq);
    }

    [Fact]
    public async Task Of_several_bad_entries_the_first_is_named_though_its_length_misleads()
    {
        var file = Log.Files["tile/entries/000"].AsSpan().ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(file, (ushort)(Log.Entries[0].Length - 1));
        await Expect(Log.With("tile/entries/000", file), new(FaultCodes.EntryAltered, 0), entries: 0);
        BinaryPrimitives.WriteUInt16BigEndian(file, 0);
        await Expect(Log.With("tile/entries/000", file), new(FaultCodes.EntryMalformed, 0, "it has 0 bytes"), entries: 0);
        BinaryPrimitives.WriteUInt16BigEndian(file, 60_001);
        await Expect(Log.With("tile/entries/000", file), new(FaultCodes.EntryMalformed, 0, "it has 60001 bytes"), entries: 0);
    }

    [Fact]
    public async Task A_changed_tile_is_named_and_not_the_entry_it_tells_lies_about()
    {
        foreach (var (path, seq, entries) in new (string, long?, long)[] { ("tile/0/001", 256, 256), ("tile/0/002.p/88", 512, 512), ("tile/1/000.p/2", null, 600) })
        {
            var file = Log.Files[path].AsSpan().ToArray();
            file[0] ^= 1;
            await Expect(Log.With(path, file), new(FaultCodes.TileAltered, seq, path), entries);
        }
    }

    [Fact]
    public async Task Files_that_are_missing_cut_short_or_too_long_are_named()
    {
        var (bundle, tile) = (Log.Files["tile/entries/002.p/88"], Log.Files["tile/0/001"]);
        await Expect(Log.With("tile/entries/001", null), new(FaultCodes.FileMissing, null, "tile/entries/001"), entries: 256);
        await Expect(Log.With("tile/entries/002.p/88", null), new(FaultCodes.FileMissing, null, "tile/entries/002.p/88"), entries: 512);
        await Expect(Log.With("tile/0/001", null), new(FaultCodes.FileMissing, null, "tile/0/001"), entries: 256);
        await Expect(Log.With("tile/1/000.p/2", null), new(FaultCodes.FileMissing, null, "tile/1/000.p/2"), entries: 600);
        await Expect(Log.With("tile/0/001", tile[..^1]), new(FaultCodes.TileLength, null, "tile/0/001", "8191", "8192"), entries: 256);
        await Expect(Log.With("tile/0/001", [.. tile, 0]), new(FaultCodes.TileLength, null, "tile/0/001", "8193", "8192"), entries: 256);
        await Expect(Log.With("tile/entries/002.p/88", bundle[..^1]), new(FaultCodes.BundleTruncated, 599, "tile/entries/002.p/88"), entries: 599);
        await Expect(Log.With("tile/entries/002.p/88", bundle[..1]), new(FaultCodes.BundleTruncated, 512, "tile/entries/002.p/88"), entries: 512);
        await Expect(Log.With("tile/entries/002.p/88", [.. bundle, 0]), new(FaultCodes.BundleTooLong, null, "tile/entries/002.p/88", "1"), entries: 600);
        await Expect(Log.With(Checkpoint.Path, null), new(FaultCodes.FileMissing, null, Checkpoint.Path), entries: 0);
    }

    [Fact]
    public async Task A_full_file_stands_in_for_a_partial_one_that_was_deleted()
    {
        var small = new SampleLog(200);
        var grown = Log.With(Checkpoint.Path, small.Files[Checkpoint.Path]);
        Assert.Null((await Verifier(grown).VerifyAsync(null, null, Cancel)).Fault);
    }

    [Fact]
    public async Task Checkpoints_of_another_log_or_key_are_not_believed()
    {
        var other = new SampleLog(3);
        other.Publish(SampleLog.OtherLogsKey);
        await Expect(other, new(FaultCodes.CheckpointOfAnotherLog, null, "log.example/elsewhere"), entries: 0);
        other.Publish(SampleLog.NewKey);
        await Expect(other, new(FaultCodes.SignedByUnknownKey, null, "log.example/city"), entries: 0);
        other.Publish(SampleLog.NewKey, SampleLog.Key);
        Assert.Null((await Verifier(other).VerifyAsync(null, null, Cancel)).Fault);
        var text = Encoding.UTF8.GetString(Log.Files[Checkpoint.Path]).Replace("\n600\n", "\n599\n", StringComparison.Ordinal);
        await Expect(Log.With(Checkpoint.Path, Encoding.UTF8.GetBytes(text)), new(FaultCodes.SignatureWrong, null, "log.example/city"), entries: 0);
    }

    [Fact]
    public async Task A_checkpoint_of_other_entries_differs_in_its_root()
    {
        var other = new SampleLog(600, e => e with { Actor = "system" });
        var report = await Verifier(Log.With(Checkpoint.Path, other.Files[Checkpoint.Path])).VerifyAsync(null, null, Cancel);
        Assert.Equal((FaultCodes.RootDiffers, 600), (report.Fault?.Code, report.Entries));
    }

    [Fact]
    public async Task An_older_checkpoint_must_be_of_the_same_entries()
    {
        for (var size = 0; size <= 600; size += 50)
        {
            Assert.Null((await Verifier(Log).VerifyAsync(new SampleLog(size).Checkpoint, null, Cancel)).Fault);
        }
        var rewritten = new SampleLog(300, e => e.Sequence == 17 ? e with { Actor = "system" } : e).Checkpoint;
        Same(new(FaultCodes.HistoryRewritten, null, "300"), (await Verifier(Log).VerifyAsync(rewritten, null, Cancel)).Fault);
        Same(new(FaultCodes.LogShrank, null, "601", "600"), (await Verifier(Log).VerifyAsync(new SampleLog(601).Checkpoint, null, Cancel)).Fault);
        Same(new(FaultCodes.CheckpointOfAnotherLog, null, "log.example/elsewhere"), (await Verifier(Log).VerifyAsync(Log.Checkpoint with { Origin = "log.example/elsewhere" }, null, Cancel)).Fault);
    }

    [Fact]
    public async Task Sequence_and_time_go_only_forward()
    {
        await Expect(Altered(30, e => e with { Sequence = 31 }), new(FaultCodes.EntryOutOfSequence, 30, "31"), entries: 30);
        await Expect(Altered(30, e => e with { Sequence = 29 }), new(FaultCodes.EntryOutOfSequence, 30, "29"), entries: 30);
        await Expect(
            Altered(30, e => e with { At = e.At.AddMilliseconds(-1001) }),
            new(FaultCodes.EntryBackdated, 30, "2024-01-12T00:30:28.999Z", "2024-01-12T00:30:29.000Z"), entries: 30);
        Assert.Null((await Verifier(Altered(30, e => e with { At = e.At.AddSeconds(-1) })).VerifyAsync(null, null, Cancel)).Fault);
    }

    [Fact]
    public async Task Every_entry_of_a_stream_names_the_one_before()
    {
        // Entry 30 belongs to stream 2, as 23, 16, 9 (which publishes nothing) and 2 do.
        const string Stream = "plan/2024/report/2";
        var leaves = new SampleLog(40).Leaves;
        await Expect(Altered(30, e => e with { PreviousInStream = 16, PreviousHash = leaves[16] }), new(FaultCodes.StreamBroken, 30, Stream, "16", "23"), entries: 30);
        await Expect(Altered(30, e => e with { PreviousInStream = -1, PreviousHash = [] }), new(FaultCodes.StreamBroken, 30, Stream, "-1", "23"), entries: 30);
        await Expect(Altered(30, e => e with { PreviousHash = leaves[22] }), new(FaultCodes.StreamBroken, 30, Stream, "23", "23"), entries: 30);
        await Expect(Altered(30, e => e with { PreviousHash = [] }), new(FaultCodes.StreamBroken, 30, Stream, "23", "23"), entries: 30);
        await Expect(Altered(30, e => e with { PreviousInStream = 30, PreviousHash = leaves[29] }), new(FaultCodes.StreamBroken, 30, Stream, "30", "23"), entries: 30);
        await Expect(Altered(30, e => e with { PreviousInStream = 28, PreviousHash = leaves[28] }), new(FaultCodes.StreamBroken, 30, Stream, "28", "23"), entries: 30);
        await Expect(Altered(2, e => e with { PreviousHash = leaves[0] }), new(FaultCodes.StreamBroken, 2, Stream, "-1", "-1"), entries: 2);
        await Expect(Altered(9, e => e with { PreviousInStream = 2, PreviousHash = leaves[2] }), new(FaultCodes.StreamBroken, 9, "", "2", "-1"), entries: 9);
    }

    [Theory]
    [InlineData("""{"v":"1",""", """{"v":"2",""")]
    [InlineData("""{"v":"1",""", """{"v":1,""")]
    [InlineData("""{"v":"1",""", """{"v" :"1",""")]
    [InlineData("""{"v":"1",""", """{ "v":"1",""")]
    [InlineData("""{"v":"1",""", """{"\u0076":"1",""")]
    [InlineData("""{"v":"1",""", """{"w":"1","v":"1",""")]
    [InlineData("""{"v":"1",""", """[{"v":"1",""")]
    [InlineData("\"seq\":\"0\"", "\"seq\":\"00\"")]
    [InlineData("\"seq\":\"0\"", "\"seq\":\"-0\"")]
    [InlineData("\"seq\":\"0\"", "\"seq\":\"9223372036854775808\"")]
    [InlineData("\"sprev\":\"-1\"", "\"sprev\":\"-2\"")]
    [InlineData("\"sprevh\":\"\"", "\"sprevh\":\"AAAA\"")]
    [InlineData("30:00.000Z", "30:00.00Z")]
    [InlineData("30:00.000Z", "30:60.000Z")]
    [InlineData("30:00.000Z", "30:00.000+00:00")]
    [InlineData(""","files":[]""", ""","files":{}""")]
    [InlineData(""","files":[]""", "")]
    [InlineData("report\",\"version", "report\", \"version")]
    [InlineData("report\",\"version", "re\\/port\",\"version")]
    [InlineData("report\",\"version", "re\\u0041port\",\"version")]
    [InlineData("report\",\"version", "re\\ud800port\",\"version")]
    [InlineData("\\u000a", "\\u000A")]
    [InlineData("\\u000a", "\\n")]
    [InlineData("\"ready\":true", "\"ready\":tru")]
    [InlineData("\"ready\":true", "\"ready\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]")]
    public void Bytes_that_are_written_in_another_way_are_no_entry(string written, string otherwise)
    {
        var good = Encoding.UTF8.GetString(Log.Entries[0]);
        Assert.Contains(written, good, StringComparison.Ordinal);
        Assert.Equal(0, LogEntry.Read(Log.Entries[0]).Sequence);
        Assert.Equal(FaultCodes.EntryMalformed, FaultOf(Encoding.UTF8.GetBytes(good.Replace(written, otherwise, StringComparison.Ordinal))));
    }

    [Fact]
    public void An_entry_cut_short_at_any_byte_or_followed_by_anything_is_none()
    {
        var good = Log.Entries[0];
        for (var length = 0; length < good.Length; length++) { Assert.Equal(FaultCodes.EntryMalformed, FaultOf(good[..length])); }
        foreach (var more in new byte[][] { [(byte)'}'], [(byte)' '], [(byte)'\n'], "{}"u8.ToArray(), [0], [0xff] }) { Assert.Equal(FaultCodes.EntryMalformed, FaultOf([.. good, .. more])); }
    }

    [Fact]
    public async Task A_signed_entry_that_is_no_entry_is_named()
    {
        var log = new SampleLog(20);
        log.Entries[4] = "[]"u8.ToArray();
        log.Leaves[4] = Hashes.Leaf(log.Entries[4]);
        log.Publish(SampleLog.Key);
        await Expect(log, new(FaultCodes.EntryMalformed, 4, "its members are not the ones of the format"), entries: 4);
    }

    [Fact]
    public async Task A_signed_size_no_log_can_have_ends_at_the_first_file()
    {
        var note = new Checkpoint("log.example/city", long.MaxValue, Hashes.OfNothing()).Sign(SampleLog.Key).ToBytes();
        await Expect(Log.With(Checkpoint.Path, note), new(FaultCodes.FileMissing, null, "tile/entries/002"), entries: 512);
    }

    [Fact]
    public async Task A_receipt_proves_its_entry_and_no_other()
    {
        var key = SampleLog.Key.Verifier;
        var source = new TileReader(Log, 600);
        for (var seq = 0; seq < 600; seq += 37)
        {
            var receipt = (await LogProof.MakeAsync(source, seq, Log.Files[Checkpoint.Path], Cancel)).ToBytes();
            Assert.Equal(receipt, LogProof.Parse(receipt).ToBytes());
            Assert.Null(LogProof.Verify(receipt, Log.Entries[seq], [key]));
            Same(new(FaultCodes.ProofWrong, null, $"{seq}", "600"), LogProof.Verify(receipt, Log.Entries[(seq + 1) % 600], [key]));
            Assert.Equal(FaultCodes.CheckpointOfAnotherLog, LogProof.Verify(receipt, Log.Entries[seq], [SampleLog.OtherLogsKey.Verifier])?.Code);
            Assert.Equal(FaultCodes.SignedByUnknownKey, LogProof.Verify(receipt, Log.Entries[seq], [SampleLog.NewKey.Verifier])?.Code);
        }
        await Assert.ThrowsAsync<LogFaultException>(async () => await LogProof.MakeAsync(source, 3, new SampleLog(300).Files[Checkpoint.Path][..^1], Cancel));
        var rewritten = new SampleLog(600, e => e with { Actor = "system" }).Files[Checkpoint.Path];
        Assert.Equal(FaultCodes.ProofWrong, (await Assert.ThrowsAsync<LogFaultException>(async () => await LogProof.MakeAsync(source, 3, rewritten, Cancel))).Fault.Code);
    }

    [Theory]
    [InlineData("index 37", "index 037")]
    [InlineData("index 37", "index  37")]
    [InlineData("index 37", "index 37\n")]
    [InlineData("index 37", "index +37")]
    [InlineData("tlog-proof@v1\n", "tlog-proof@v2\n")]
    [InlineData("tlog-proof@v1\n", "tlog-proof@v1\nextra AAAA\n")]
    [InlineData("tlog-proof@v1\n", "tlog-proof@v1\r\n")]
    [InlineData("=\n", "=\r\n")]
    [InlineData("=\n\n", "=\n \n")]
    public async Task A_receipt_written_in_another_way_is_none(string written, string otherwise)
    {
        var receipt = (await LogProof.MakeAsync(new TileReader(Log, 600), 37, Log.Files[Checkpoint.Path], Cancel)).ToBytes();
        var text = Encoding.UTF8.GetString(receipt);
        Assert.Contains(written, text, StringComparison.Ordinal);
        var changed = Encoding.UTF8.GetBytes(text.Replace(written, otherwise, StringComparison.Ordinal));
        Assert.NotNull(LogProof.Verify(changed, Log.Entries[37], [SampleLog.Key.Verifier]));
        Assert.NotNull(LogProof.Verify(receipt.AsSpan(0, receipt.Length - 1), Log.Entries[37], [SampleLog.Key.Verifier]));
        Assert.NotNull(LogProof.Verify([.. receipt, (byte)'\n'], Log.Entries[37], [SampleLog.Key.Verifier]));
    }

    [Fact]
    public async Task No_change_of_one_byte_goes_unnoticed() => Assert.Empty(await Mutation.UnnoticedAsync(new SampleLog(300), 200, Cancel));

    [Fact]
    public async Task Whatever_the_bytes_reading_answers_or_names_a_fault()
    {
        var random = new Random(7);
        var keys = new[] { SampleLog.Key.Verifier };
        var receipt = (await LogProof.MakeAsync(new TileReader(Log, 600), 37, Log.Files[Checkpoint.Path], Cancel)).ToBytes();
        for (var i = 0; i < 5_000; i++)
        {
            var entry = Garbled(Log.Entries[i % 600], random);
            Answers(() => LogEntry.Read(entry));
            Answers(() => EntryBundle.Read(new Tile(Tile.Entries, 0, 3), Garbled(Log.Files["tile/entries/000"][..3000], random)));
            Answers(() => Checkpoint.Parse(SignedNote.Parse(Garbled(Log.Files[Checkpoint.Path], random)).Text));
            Assert.NotNull(LogProof.Verify(Garbled(receipt, random), Log.Entries[38], keys));
            // As if the log's own keeper had signed it.
            if (i % 100 != 0 || entry.Length == 0) { continue; }
            var log = new SampleLog(3);
            (log.Entries[1], log.Leaves[1]) = (entry, Hashes.Leaf(entry));
            log.Publish(SampleLog.Key);
            Assert.InRange((await Verifier(log).VerifyAsync(null, null, Cancel)).Entries, 1, 1);
        }
    }

    [Fact]
    public void Every_code_has_a_sentence()
    {
        var codes = typeof(FaultCodes).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!);   // a constant string has a value
        Assert.Equal(codes.Order(StringComparer.Ordinal), FaultCodes.Sentences.Keys.Order(StringComparer.Ordinal));
    }

    private static LogVerifier Verifier(SampleLog log) => new(log, [SampleLog.Key.Verifier]);

    private static SampleLog Altered(int seq, Func<EntryContent, EntryContent> alter) => new(40, e => e.Sequence == seq ? alter(e) : e);

    private static async Task Expect(SampleLog log, LogFault expected, long entries)
    {
        var told = 0L;
        var report = await Verifier(log).VerifyAsync(null, _ => told++, Cancel);
        Same(expected, report.Fault);
        Assert.False(report.IsWhole);
        Assert.Equal((entries, entries), (report.Entries, told));
    }

    private static void Same(LogFault expected, LogFault? fault)
    {
        Assert.NotNull(fault);
        Assert.Equal((expected.Code, expected.Entry, expected.Sentence), (fault.Code, fault.Entry, fault.Sentence));
        Assert.Equal(expected.Arguments, fault.Arguments);
    }

    private static void Answers(Action read)
    {
        try
        {
            read();
        }
        catch (LogFaultException e)
        {
            Assert.NotEmpty(e.Fault.Sentence);
        }
    }

    /// <summary>Some bytes changed, some doubled, some lost.</summary>
    private static byte[] Garbled(byte[] bytes, Random random)
    {
        var garbled = bytes.ToList();
        for (var i = random.Next(1, 5); i > 0 && garbled.Count > 0; i--)
        {
            var (at, length) = (random.Next(garbled.Count), random.Next(1, 20));
            switch (random.Next(4))
            {
                case 0: garbled[at] = (byte)random.Next(256); break;
                case 1: garbled.Insert(at, "\"\\u{}[]:,\n -0"u8[random.Next(13)]); break;
                case 2: garbled.InsertRange(at, garbled.Skip(at).Take(length).ToList()); break;
                default: garbled.RemoveRange(at, Math.Min(length, garbled.Count - at)); break;
            }
        }
        return [.. garbled];
    }

    /// <summary>The bundle of an entry with that entry changed.</summary>
    private static (string Path, byte[] File) Bundle(int seq, Action<byte[]> change)
    {
        var tile = Tile.At(Tile.Entries, seq / Tile.Full, Log.Entries.Count)!.Value;   // the entry is there
        var entries = Log.Entries.GetRange((int)tile.Index * Tile.Full, tile.Width).ConvertAll(e => e.AsSpan().ToArray());
        change(entries[seq % Tile.Full]);
        return (tile.Path, EntryBundle.Write(entries));
    }

    private static string FaultOf(byte[] entry) => Assert.Throws<LogFaultException>(() => LogEntry.Read(entry)).Fault.Code;
}
