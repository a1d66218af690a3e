using System.Buffers.Binary;
using System.Text;
using Duixian.Reading.Extract;

namespace Duixian.Reading.Workbooks;

/// <summary>Takes one stream out of a compound file ([MS-CFB]); every chain of sectors is followed at most as far as the file is long.</summary>
internal static class CompoundStream
{
    private const uint EndOfChain = 0xFFFFFFFE;
    private const int HeaderBytes = 512;
    private const int EntryBytes = 128;
    private const int FirstFatsAt = 76;
    private const int FatsInHeader = 109;

    /// <summary>Null when there is no stream of this name.</summary>
    /// <exception cref="UnreadableDocumentException">The container is damaged.</exception>
    public static byte[]? Find(string file, ReadOnlySpan<byte> bytes, string name)
    {
        try { return new Reader(bytes).Find(name); }
        catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException or OverflowException or InvalidDataException) { throw Unreadable.Damaged(file, ExtractText.Say("place.archive"), e); }
    }

    private readonly ref struct Reader
    {
        private readonly ReadOnlySpan<byte> bytes;
        private readonly int sectorBytes;
        private readonly int miniBytes;
        private readonly uint[] fat;

        public Reader(ReadOnlySpan<byte> bytes)
        {
            this.bytes = bytes;
            if (bytes.Length < HeaderBytes) { throw new InvalidDataException("No header."); }
            var (shift, miniShift) = (BinaryPrimitives.ReadUInt16LittleEndian(bytes[30..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[32..]));
            if (shift is not (9 or 12) || miniShift != 6) { throw new InvalidDataException("Unknown sector size."); }
            (sectorBytes, miniBytes) = (1 << shift, 1 << miniShift);
            fat = [];
            fat = ReadFat();
        }

        public byte[]? Find(string name)
        {
            var directory = Chain(Word(48));
            for (var at = 0; at + EntryBytes <= directory.Length; at += EntryBytes)
            {
                var entry = directory.AsSpan(at, EntryBytes);
                var length = BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]);
                if (entry[66] != 2 || length is < 2 or > 64 || Encoding.Unicode.GetString(entry[..(length - 2)]) != name) { continue; }
                var (start, size) = (BinaryPrimitives.ReadUInt32LittleEndian(entry[116..]), BinaryPrimitives.ReadUInt32LittleEndian(entry[120..]));
                var stream = size < Word(56) ? MiniChain(start, directory) : Chain(start);
                return size < stream.Length ? stream[..(int)size] : stream;
            }
            return null;
        }

        private uint Word(int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

        private ReadOnlySpan<byte> Sector(uint number)
        {
            var at = (number + 1L) * sectorBytes;
            if (at >= bytes.Length) { throw new InvalidDataException("Sector outside the file."); }
            return bytes.Slice((int)at, (int)Math.Min(sectorBytes, bytes.Length - at));   // the last one may be cut short
        }

        private uint[] ReadFat()
        {
            var sectors = new List<uint>();
            for (var i = 0; i < FatsInHeader; i++)
            {
                var sector = Word(FirstFatsAt + (i * 4));
                if (sector < EndOfChain - 3) { sectors.Add(sector); }
            }
            var most = (bytes.Length / sectorBytes) + 1;
            var next = Word(68);
            for (var i = 0; i < most && next < EndOfChain - 3; i++)
            {
                var more = Sector(next);
                for (var at = 0; at + 8 <= more.Length; at += 4)
                {
                    var sector = BinaryPrimitives.ReadUInt32LittleEndian(more[at..]);
                    if (sector < EndOfChain - 3) { sectors.Add(sector); }
                }
                next = more.Length == sectorBytes ? BinaryPrimitives.ReadUInt32LittleEndian(more[^4..]) : EndOfChain;
            }
            var table = new List<uint>();
            foreach (var sector in sectors.Take(most))
            {
                var part = Sector(sector);
                for (var at = 0; at + 4 <= part.Length; at += 4) { table.Add(BinaryPrimitives.ReadUInt32LittleEndian(part[at..])); }
            }
            return [.. table];
        }

        private byte[] Chain(uint start)
        {
            var whole = new MemoryStream();
            var sector = start;
            while (sector < EndOfChain - 3)
            {
                if (whole.Length > bytes.Length || sector >= fat.Length) { throw new InvalidDataException("Chain does not end."); }
                whole.Write(Sector(sector));
                sector = fat[sector];
            }
            return whole.ToArray();
        }

        private byte[] MiniChain(uint start, byte[] directory)
        {
            var container = Chain(BinaryPrimitives.ReadUInt32LittleEndian(directory.AsSpan(116)));   // of the root entry, which stands first
            var table = Chain(Word(60));
            var whole = new MemoryStream();
            var sector = start;
            while (sector < EndOfChain - 3)
            {
                if (whole.Length > container.Length || (sector * 4L) + 4 > table.Length || (sector + 1L) * miniBytes > container.Length + miniBytes) { throw new InvalidDataException("Chain does not end."); }
                var at = (int)sector * miniBytes;
                whole.Write(container.AsSpan(at, Math.Min(miniBytes, container.Length - at)));
                sector = BinaryPrimitives.ReadUInt32LittleEndian(table.AsSpan((int)sector * 4));
            }
            return whole.ToArray();
        }
    }
}
