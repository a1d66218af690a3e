using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using CsCheck;
using Duixian.Reading.Extract;
using Xunit;
using static Duixian.Reading.Tests.Extract.OfficeFile;
using static Duixian.Reading.Tests.Extract.PlainTextTests;

namespace Duixian.Reading.Tests.Extract;

public sealed class HostileTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);   // many times what any of them needs, on a busy machine too

    [Theory]
    [InlineData("EncryptedPackage", "reading.password-protected", "密码")]
    [InlineData("WordDocument", "reading.old-format", "另存为 docx")]
    [InlineData("Workbook", "reading.old-format", "另存为 xlsx")]
    [InlineData("Contents", "reading.old-format", "另存为")]
    public void A_compound_file_is_named_with_its_remedy(string stream, string code, string remedy)
    {
        byte[] file = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. Encoding.Unicode.GetBytes(stream + "\0"), .. new byte[64]];
        Assert.Contains(remedy, Refused(code, file).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10 }, "reading.image")]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0, 0, 16 }, "reading.image")]
    [InlineData(new byte[] { 0x1F, 0x8B, 8, 0 }, "reading.unsupported-format")]
    [InlineData(new byte[] { (byte)'{', (byte)'\\', (byte)'r', (byte)'t', (byte)'f', (byte)'1' }, "reading.unsupported-format")]
    [InlineData(new byte[] { (byte)'\n', (byte)' ' }, "reading.empty")]
    public void What_cannot_be_read_says_what_it_is(byte[] content, string code) => Refused(code, content);

    [Theory]
    [InlineData("OFD.xml", "OFD")]
    [InlineData("readme.txt", "压缩包")]
    public void Archives_that_are_no_office_file_say_so(string entry, string kind) =>
        Assert.Contains(kind, Refused("reading.unsupported-format", Zip((entry, "x"))).Message, StringComparison.Ordinal);

    [Fact]
    public void An_archive_inside_an_archive_is_not_opened() =>
        Refused("reading.unsupported-format", Zip([("inner.docx", Docx(P("修路8公里")))]));

    [Fact]
    public void A_part_that_unpacks_to_much_more_than_it_was_is_a_bomb()
    {
        var bomb = Docx(P(new string(' ', 24 << 20)), level: CompressionLevel.SmallestSize);
        Assert.True(bomb.Length < 1 << 17);
        Assert.Contains("word/document.xml", Refused("reading.unpacks-too-large", bomb).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bomb_that_understates_its_size_is_still_one()
    {
        var bomb = Docx(P(new string(' ', 24 << 20)), level: CompressionLevel.SmallestSize);
        // The size is written twice, in the entry and in the directory; both are made to lie.
        foreach (var at in Positions(bomb, "PK\x1\x2"u8)) { BinaryPrimitives.WriteUInt32LittleEndian(bomb.AsSpan(at + 24), 1_000); }
        foreach (var at in Positions(bomb, "PK\x3\x4"u8)) { BinaryPrimitives.WriteUInt32LittleEndian(bomb.AsSpan(at + 22), 1_000); }
        Assert.Contains(CodeOf("清单.docx", bomb), new[] { "reading.unpacks-too-large", "reading.damaged" });
    }

    [Fact]
    public void Too_many_entries_are_refused_before_they_are_listed()
    {
        var crowd = Zip(Enumerable.Range(0, 2_001).Select(i => ($"p{i}", Array.Empty<byte>())));
        Assert.Contains("2001", Refused("reading.too-many-entries", crowd).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!DOCTYPE w:document [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>", "&x;")]
    [InlineData("<!DOCTYPE w:document [<!ENTITY a \"99999999999999999999\"><!ENTITY x \"&a;&a;&a;&a;&a;&a;\">]>", "&x;")]
    [InlineData("<!DOCTYPE w:document SYSTEM \"http://127.0.0.1:9/x.dtd\">", "")]
    public void Entities_are_never_resolved(string declaration, string use) =>
        Assert.Contains("word/document.xml", Refused("reading.forbidden-markup", Docx(P("1." + use), before: declaration)).Message, StringComparison.Ordinal);

    [Fact]
    public void Truncated_office_files_are_refused()
    {
        var whole = Fixture.Read("numbered.docx");
        for (var share = 1; share < 10; share++) { Refused("reading.damaged", whole[..(whole.Length * share / 10)]); }
    }

    [Fact]
    public void A_package_whose_document_is_missing_or_broken_says_where()
    {
        var whole = Docx("<w:p><w:r><w:t>1.修路</w:t></w:p>");
        Assert.Contains("word/document.xml", Refused("reading.damaged", whole).Message, StringComparison.Ordinal);
        Refused("reading.damaged", Zip(("[Content_Types].xml", "<x/>")));
    }

    [Fact]
    public void An_empty_document_is_not_an_empty_list() => Refused("reading.no-text", Docx("<w:p/>"));

    [Theory]
    [InlineData("<b>", 200_000)]
    [InlineData("<div>", 200_000)]
    [InlineData("<table><tr><td>", 60_000)]
    [InlineData("<p><b><i>", 60_000)]
    [InlineData("<a href=x><li>", 60_000)]
    [InlineData("&amp;<", 400_000)]
    [InlineData("<!--", 400_000)]
    [InlineData("<ol><li>", 100_000)]
    [InlineData("<p>", 200_000)]
    [InlineData("<li>", 200_000)]
    [InlineData("<td>1", 200_000)]
    [InlineData("<tr>", 200_000)]
    [InlineData("<b></b>", 200_000)]
    [InlineData("</b></p></div>", 200_000)]
    [InlineData("<x a=1 ", 200_000)]
    [InlineData("<table><b>", 900)]
    public void Markup_made_to_be_slow_ends_soon(string piece, int times)
    {
        var page = "<html><body>修路8公里" + string.Concat(Enumerable.Repeat(piece, times));
        EndsSoon(Encoding.UTF8.GetBytes(page));
    }

    [Theory]
    [InlineData("**", 500_000)]
    [InlineData("# [", 300_000)]
    [InlineData("|\n", 500_000)]
    [InlineData("`*_", 300_000)]
    [InlineData("![](", 300_000)]
    public void Markdown_made_to_be_slow_ends_soon(string piece, int times) =>
        EndsSoon(Encoding.UTF8.GetBytes("# 清单\n" + string.Concat(Enumerable.Repeat(piece, times))));

    [Fact]
    public void Word_tables_nested_without_end_are_read_without_recursion()
    {
        const int Depth = 20_000;
        var body = string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", Depth)) + P("修路8公里") + string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", Depth));
        EndsSoon(Docx(body));
    }

    /// <summary>Whatever happens to a file on its way, the answer is a text or a named reason, and soon.</summary>
    [Fact]
    public void Mutated_files_give_a_text_or_a_reason()
    {
        var originals = Fixture.Documents().Where(name => name.EndsWith("-1.pdf", StringComparison.Ordinal) || !name.EndsWith(".pdf", StringComparison.Ordinal)).Select(Fixture.Read).Where(file => file.Length < 200_000).ToArray();
        var change = Gen.Select(Gen.Double[0, 1], Gen.Byte, Gen.Int[1, 40]);
        Gen.Select(Gen.Int[0, originals.Length - 1], change.Array[1, 12], Gen.Double[0.5, 1.2]).Sample(
            (which, changes, keep) => CodeOf("x", Mutate(originals[which], changes, keep)) is { Length: > 0 },
            iter: 400, threads: 1, time: -1);
    }

    internal static string CodeOf(string name, byte[] content)
    {
        try
        {
            DocumentText.Extract(name, content);
            return "read";
        }
        catch (UnreadableDocumentException refused) { return refused.Code; }
    }

    private static void EndsSoon(byte[] content)
    {
        var clock = Stopwatch.StartNew();
        Assert.NotEmpty(CodeOf("x", content));
        Assert.True(clock.Elapsed < Patience, $"{clock.Elapsed}");
    }

    private static byte[] Mutate(byte[] original, (double At, byte Value, int Length)[] changes, double keep)
    {
        var mutated = original[..(int)Math.Min(original.Length, original.Length * keep)];
        foreach (var (at, value, length) in changes)
        {
            var from = (int)(at * (mutated.Length - 1));
            for (var i = from; i < Math.Min(mutated.Length, from + length); i++) { mutated[i] = (byte)(mutated[i] ^ value); }
        }
        return mutated;
    }

    private static List<int> Positions(byte[] bytes, ReadOnlySpan<byte> mark)
    {
        var found = new List<int>();
        for (var at = bytes.AsSpan().IndexOf(mark); at >= 0;)
        {
            found.Add(at);
            var next = bytes.AsSpan(at + 4).IndexOf(mark);
            at = next < 0 ? -1 : at + 4 + next;
        }
        return found;
    }
}
