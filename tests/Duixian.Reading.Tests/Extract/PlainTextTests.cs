using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Duixian.Reading.Extract;
using Xunit;

namespace Duixian.Reading.Tests.Extract;

public sealed class PlainTextTests
{
    private const string List = "青岩市二〇二六年民生实事清单\n1.新增城镇就业3.2万人;\n2.改造老旧小区118个,惠及居民2.6万户。\n";

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-8 with mark")]
    [InlineData("utf-16 with mark")]
    [InlineData("utf-16be with mark")]
    [InlineData("utf-16")]
    [InlineData("utf-16be")]
    [InlineData("utf-32 with mark")]
    [InlineData("gb18030")]
    [InlineData("gb18030 with mark")]
    public void The_same_list_in_any_encoding_reads_the_same(string encoding)
    {
        var read = DocumentText.Extract("清单.txt", Encode(List, encoding));
        Assert.Equal(List, read.Text);
        Assert.Equal("text/plain", read.MediaType);
    }

    [Fact]
    public void A_list_from_a_place_that_writes_Big5_is_read()
    {
        const string traditional = "一、新增城鎮就業三萬人;\n二、改造老舊小區一百個,惠及居民兩萬戶。\n";
        var big5 = CodePagesEncodingProvider.Instance.GetEncoding("big5")!;   // part of the base library
        Assert.Equal(traditional, DocumentText.Extract("list.txt", big5.GetBytes(traditional)).Text);
    }

    [Fact]
    public void Line_ends_of_every_origin_become_line_feeds()
    {
        var read = DocumentText.Extract("清单.txt", "甲\r\n乙\r丙\n丁\f戊\u2028己"u8.ToArray());
        Assert.Equal("甲\n乙\n丙\n丁\n戊\n己", read.Text);
    }

    [Fact]
    public void The_digest_is_that_of_the_bytes_and_the_name_is_kept()
    {
        var bytes = Encode(List, "gb18030");
        using var stream = new MemoryStream(bytes);
        var read = DocumentText.Extract("二〇二六.txt", stream);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), read.Sha256);
        Assert.Equal("二〇二六.txt", read.FileName);
    }

    [Fact]
    public void An_empty_file_is_refused_by_name() => Refused("reading.empty", [], "清单.txt");

    [Fact]
    public void Bytes_of_no_known_encoding_are_refused_with_the_place()
    {
        var refused = Refused("reading.unknown-encoding", [.. "Liste 1: "u8, 0x81, 0x20, 0xFF, 0xE4, 0x6E, 0xFC, 0x20, 0x9D, 0x9D]);
        Assert.Contains("第 10 个字节", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Binary_content_is_refused_whatever_its_name() => Refused("reading.unknown-content", [1, 2, 3, 0, 0, 0, 7, 9, 200, 30, 0, 1, 0]);

    [Fact]
    public void A_file_over_the_limit_is_refused_before_it_is_read_to_its_end()
    {
        using var endless = new EndlessStream();
        var refused = Assert.Throws<UnreadableDocumentException>(() => DocumentText.Extract("清单.txt", endless));
        Assert.Equal("reading.too-large", refused.Code);
        Assert.InRange(endless.Given, 20 << 20, 21 << 20);
    }

    internal static UnreadableDocumentException Refused(string code, byte[] content, string name = "某市清单.dat")
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-Hans");
        var refused = Assert.Throws<UnreadableDocumentException>(() => DocumentText.Extract(name, content));
        Assert.Equal(code, refused.Code);
        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
        Assert.Contains("请", refused.Message, StringComparison.Ordinal);   // every sentence says what to do
        return refused;
    }

    private static byte[] Encode(string text, string encoding)
    {
        var marked = encoding.EndsWith(" with mark", StringComparison.Ordinal);
        var name = encoding.Split(' ')[0];
        var codec = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        return Encoding.Convert(Encoding.UTF8, codec, Encoding.UTF8.GetBytes(marked ? "\uFEFF" + text : text));
    }

    private sealed class EndlessStream : Stream
    {
        public long Given { get; private set; }
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Array.Fill(buffer, (byte)'1', offset, count);
            Given += count;
            return count;
        }

        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
