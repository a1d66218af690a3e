using System.IO.Compression;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Duixian.Reading.Extract;

/// <summary>The filters of a PDF file with a common limit on what they unpack. Pictures are never unpacked: they hold no text layer.</summary>
internal sealed class PdfFilters : IFilterProvider
{
    private readonly string file;
    private readonly IFilterProvider inner = DefaultFilterProvider.Instance;
    private long unpacked;

    public PdfFilters(string file) => this.file = file;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Limit(inner.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Limit(inner.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Limit(inner.GetAllFilters());

    private IReadOnlyList<IFilter> Limit(IReadOnlyList<IFilter> filters) => [.. filters.Select(filter => new Limited(this, filter))];

    private void Count(long bytes, long packed)
    {
        unpacked += bytes;
        var isBomb = bytes > ReadingLimits.RatioFreeBytes && bytes / Math.Max(1, packed) > ReadingLimits.CompressionRatio;
        if (isBomb || unpacked > ReadingLimits.UnpackedBytes) { throw Unreadable.UnpacksTooLarge(file, ExtractText.Say("place.pdf")); }
    }

    private sealed class Limited(PdfFilters all, IFilter filter) : IFilter
    {
        public bool IsSupported => filter.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            if (filter is FlateFilter) { CountFlate(input); }
            var decoded = filter.Decode(input, streamDictionary, filterProvider, filterIndex);
            if (filter is not FlateFilter) { all.Count(decoded.Length, input.Length); }
            return decoded;
        }

        /// <summary>Unpacks once into nothing, so that a bomb is met while it is still small.</summary>
        private void CountFlate(Memory<byte> input)
        {
            if (input.Length <= 2) { return; }
            var before = all.unpacked;
            try
            {
                using var packed = new MemoryStream(input[2..].ToArray(), writable: false);
                using var plain = new DeflateStream(packed, CompressionMode.Decompress);
                var chunk = new byte[65_536];
                long sofar = 0;
                int read;
                while ((read = plain.Read(chunk)) > 0)
                {
                    sofar += read;
                    all.unpacked = before;
                    all.Count(sofar, input.Length);
                }
            }
            catch (InvalidDataException) { }   // damaged streams are the real filter's affair: it mends some of them
        }
    }
}
