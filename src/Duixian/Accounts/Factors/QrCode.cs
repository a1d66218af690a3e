using System.Text;

namespace Duixian.Accounts.Factors;

/// <summary>A QR code (ISO/IEC 18004) of a short text: bytes, correction level M, versions 1 to 20. Enough for the link of a code generator, and no picture is fetched from anywhere.</summary>
internal sealed class QrCode
{
    /// <summary>Light modules around it that readers need.</summary>
    public const int Quiet = 4;

    private const int LevelM = 0;   // its two bits in the format
    private const int ByteMode = 4;

    // One entry a version, from 1: check bytes of a block, and blocks.
    private static readonly int[] Checks = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26];
    private static readonly int[] Blocks = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16];

    private readonly bool[,] dark;
    private readonly bool[,] fixedPart;
    private readonly int number;

    private QrCode(int version)
    {
        number = version;
        Size = 17 + (4 * version);
        (dark, fixedPart) = (new bool[Size, Size], new bool[Size, Size]);
    }

    /// <summary>Modules along a side, without the quiet zone.</summary>
    public int Size { get; }

    public bool this[int row, int column] => dark[row, column];

    /// <exception cref="ArgumentException">The text is longer than about 660 bytes.</exception>
    public static QrCode Of(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var fitting = Enumerable.Range(1, Checks.Length).FirstOrDefault(v => (bytes.Length * 8) + 4 + LengthBits(v) <= DataBytes(v) * 8);
        if (fitting == 0) { throw new ArgumentException("Too long for a QR code.", nameof(text)); }
        var code = new QrCode(fitting);
        code.DrawFixed();
        code.DrawData(WithChecks(fitting, DataOf(fitting, bytes)));
        code.ChooseMask();
        return code;
    }

    /// <summary>Every dark module as a square, for the path of an SVG.</summary>
    public string Path(int margin)
    {
        var path = new StringBuilder();
        for (var row = 0; row < Size; row++)
        {
            for (var column = 0; column < Size; column++)
            {
                if (!dark[row, column]) { continue; }
                var from = column;
                while (column + 1 < Size && dark[row, column + 1]) { column++; }
                path.Append('M').Append(from + margin).Append(' ').Append(row + margin).Append('h').Append(column - from + 1).Append("v1h-").Append(column - from + 1).Append('z');
            }
        }
        return path.ToString();
    }

    private static int LengthBits(int version) => version < 10 ? 8 : 16;

    private static int AllBytes(int version)
    {
        var bits = (((16 * version) + 128) * version) + 64;
        if (version >= 2)
        {
            var aligned = (version / 7) + 2;
            bits -= (((25 * aligned) - 10) * aligned) - 55;
            if (version >= 7) { bits -= 36; }
        }
        return bits / 8;
    }

    private static int DataBytes(int version) => AllBytes(version) - (Checks[version - 1] * Blocks[version - 1]);

    private static byte[] DataOf(int version, byte[] bytes)
    {
        var (bits, room) = (new List<bool>(), DataBytes(version) * 8);
        void Put(int value, int length)
        {
            for (var i = length - 1; i >= 0; i--) { bits.Add(((value >> i) & 1) == 1); }
        }
        Put(ByteMode, 4);
        Put(bytes.Length, LengthBits(version));
        foreach (var one in bytes) { Put(one, 8); }
        Put(0, Math.Min(4, room - bits.Count));
        Put(0, (8 - (bits.Count % 8)) % 8);
        for (var pad = 0xEC; bits.Count < room; pad ^= 0xEC ^ 0x11) { Put(pad, 8); }
        return [.. bits.Chunk(8).Select(eight => (byte)eight.Aggregate(0, (value, bit) => (value << 1) | (bit ? 1 : 0)))];
    }

    /// <summary>Splits into blocks, adds each block's check bytes and interleaves them.</summary>
    private static byte[] WithChecks(int version, byte[] data)
    {
        var (blocks, checks) = (Blocks[version - 1], Checks[version - 1]);
        var (divisor, shorter, longer, start) = (Divisor(checks), data.Length / blocks, data.Length % blocks, 0);
        var parts = new List<(byte[] Data, byte[] Check)>();
        for (var i = 0; i < blocks; i++)
        {
            var part = data[start..(start += shorter + (i >= blocks - longer ? 1 : 0))];
            parts.Add((part, Remainder(part, divisor)));
        }
        var mixed = new List<byte>();
        for (var i = 0; i <= shorter; i++) { mixed.AddRange(parts.Where(p => i < p.Data.Length).Select(p => p.Data[i])); }
        for (var i = 0; i < checks; i++) { mixed.AddRange(parts.Select(p => p.Check[i])); }
        return [.. mixed];
    }

    private static byte Multiply(byte a, byte b)
    {
        var product = 0;
        for (var i = 7; i >= 0; i--)
        {
            product = (product << 1) ^ ((product >> 7) * 0x11D);
            product ^= ((b >> i) & 1) * a;
        }
        return (byte)product;
    }

    private static byte[] Divisor(int degree)
    {
        var (result, root) = (new byte[degree], (byte)1);
        result[^1] = 1;
        for (var i = 0; i < degree; i++)
        {
            for (var j = 0; j < degree; j++) { result[j] = (byte)(Multiply(result[j], root) ^ (j + 1 < degree ? result[j + 1] : 0)); }
            root = Multiply(root, 2);
        }
        return result;
    }

    private static byte[] Remainder(byte[] data, byte[] divisor)
    {
        var result = new byte[divisor.Length];
        foreach (var one in data)
        {
            var factor = (byte)(one ^ result[0]);
            Array.Copy(result, 1, result, 0, result.Length - 1);
            result[^1] = 0;
            for (var i = 0; i < result.Length; i++) { result[i] ^= Multiply(divisor[i], factor); }
        }
        return result;
    }

    private void Fix(int row, int column, bool isDark) => (dark[row, column], fixedPart[row, column]) = (isDark, true);

    private void DrawFixed()
    {
        for (var i = 0; i < Size; i++)
        {
            Fix(6, i, i % 2 == 0);
            Fix(i, 6, i % 2 == 0);
        }
        DrawFinder(3, 3);
        DrawFinder(3, Size - 4);
        DrawFinder(Size - 4, 3);
        var places = AlignmentPlaces();
        foreach (var row in places)
        {
            foreach (var column in places)
            {
                var atFinder = (row == 6 && (column == 6 || column == Size - 7)) || (row == Size - 7 && column == 6);
                if (!atFinder) { DrawAlignment(row, column); }
            }
        }
        DrawFormat(0);
        DrawVersion();
    }

    private int[] AlignmentPlaces()
    {
        if (number == 1) { return []; }
        var count = (number / 7) + 2;
        var step = ((number * 8) + (count * 3) + 5) / ((count * 4) - 4) * 2;
        return [6, .. Enumerable.Range(0, count - 1).Select(i => Size - 7 - ((count - 2 - i) * step))];
    }

    private void DrawFinder(int row, int column)
    {
        for (var y = -4; y <= 4; y++)
        {
            for (var x = -4; x <= 4; x++)
            {
                var ring = Math.Max(Math.Abs(x), Math.Abs(y));
                if (row + y >= 0 && row + y < Size && column + x >= 0 && column + x < Size) { Fix(row + y, column + x, ring is not (2 or 4)); }
            }
        }
    }

    private void DrawAlignment(int row, int column)
    {
        for (var y = -2; y <= 2; y++)
        {
            for (var x = -2; x <= 2; x++) { Fix(row + y, column + x, Math.Max(Math.Abs(x), Math.Abs(y)) != 1); }
        }
    }

    private void DrawFormat(int mask)
    {
        var data = (LevelM << 3) | mask;
        var check = data;
        for (var i = 0; i < 10; i++) { check = (check << 1) ^ ((check >> 9) * 0x537); }
        var bits = ((data << 10) | check) ^ 0x5412;
        bool Bit(int i) => ((bits >> i) & 1) == 1;
        for (var i = 0; i <= 5; i++) { Fix(i, 8, Bit(i)); }
        Fix(7, 8, Bit(6));
        Fix(8, 8, Bit(7));
        Fix(8, 7, Bit(8));
        for (var i = 9; i < 15; i++) { Fix(8, 14 - i, Bit(i)); }
        for (var i = 0; i < 8; i++) { Fix(8, Size - 1 - i, Bit(i)); }
        for (var i = 8; i < 15; i++) { Fix(Size - 15 + i, 8, Bit(i)); }
        Fix(Size - 8, 8, true);
    }

    private void DrawVersion()
    {
        if (number < 7) { return; }
        var check = number;
        for (var i = 0; i < 12; i++) { check = (check << 1) ^ ((check >> 11) * 0x1F25); }
        var bits = (number << 12) | check;
        for (var i = 0; i < 18; i++)
        {
            var (isDark, a, b) = (((bits >> i) & 1) == 1, Size - 11 + (i % 3), i / 3);
            Fix(b, a, isDark);
            Fix(a, b, isDark);
        }
    }

    /// <summary>Upwards and downwards in columns of two, from the right, around what is fixed.</summary>
    private void DrawData(byte[] bytes)
    {
        var next = 0;
        for (var right = Size - 1; right >= 1; right -= 2)
        {
            if (right == 6) { right = 5; }
            for (var step = 0; step < Size; step++)
            {
                var row = ((right + 1) & 2) == 0 ? Size - 1 - step : step;
                for (var column = right; column >= right - 1; column--)
                {
                    if (fixedPart[row, column] || next >= bytes.Length * 8) { continue; }
                    dark[row, column] = ((bytes[next / 8] >> (7 - (next % 8))) & 1) == 1;
                    next++;
                }
            }
        }
    }

    private void ChooseMask()
    {
        var best = Enumerable.Range(0, 8).MinBy(mask =>
        {
            Apply(mask);
            DrawFormat(mask);
            var penalty = Penalty();
            Apply(mask);   // twice is not at all
            return penalty;
        });
        Apply(best);
        DrawFormat(best);
    }

    private void Apply(int mask)
    {
        for (var y = 0; y < Size; y++)
        {
            for (var x = 0; x < Size; x++)
            {
                var flip = mask switch
                {
                    0 => (x + y) % 2 == 0,
                    1 => y % 2 == 0,
                    2 => x % 3 == 0,
                    3 => (x + y) % 3 == 0,
                    4 => ((x / 3) + (y / 2)) % 2 == 0,
                    5 => (x * y % 2) + (x * y % 3) == 0,
                    6 => ((x * y % 2) + (x * y % 3)) % 2 == 0,
                    _ => (((x + y) % 2) + (x * y % 3)) % 2 == 0,
                };
                if (flip && !fixedPart[y, x]) { dark[y, x] = !dark[y, x]; }
            }
        }
    }

    /// <summary>How hard it would be to read: long runs, squares, looks like a finder, too dark or too light.</summary>
    private int Penalty()
    {
        var penalty = 0;
        for (var i = 0; i < Size; i++)
        {
            var line = i;
            penalty += LinePenalty(j => dark[line, j]) + LinePenalty(j => dark[j, line]);
        }
        var count = 0;
        for (var y = 0; y < Size; y++)
        {
            for (var x = 0; x < Size; x++)
            {
                if (dark[y, x]) { count++; }
                if (y > 0 && x > 0 && dark[y, x] == dark[y - 1, x] && dark[y, x] == dark[y, x - 1] && dark[y, x] == dark[y - 1, x - 1]) { penalty += 3; }
            }
        }
        return penalty + (Math.Abs((count * 20) - (Size * Size * 10)) / (Size * Size) * 10);
    }

    private int LinePenalty(Func<int, bool> at)
    {
        var (penalty, run) = (0, 1);
        for (var i = 1; i <= Size; i++)
        {
            if (i < Size && at(i) == at(i - 1)) { run++; continue; }
            if (run >= 5) { penalty += run - 2; }
            run = 1;
        }
        for (var i = 0; i + 11 <= Size; i++)
        {
            var bits = Enumerable.Range(i, 11).Aggregate(0, (value, j) => (value << 1) | (at(j) ? 1 : 0));
            if (bits is 0b10111010000 or 0b00001011101) { penalty += 40; }
        }
        return penalty;
    }
}
