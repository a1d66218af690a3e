using System.IO.Compression;
using System.Text;
using Duixian.Domain.Evidence;
using Duixian.Files.Contents;

namespace Duixian.Tests.Files.Contents;

/// <summary>What a file is decided by its content, and what is released says nothing of its makers.</summary>
public sealed class FileInspectionTests
{
    public static TheoryData<string, string> Hostile => new(HostileFiles().Select(f => (f.Name + "#" + f.Why, f.Code)));

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_file_is_refused_with_its_code(string which, string code)
    {
        var file = HostileFiles().Single(f => f.Name + "#" + f.Why == which);
        Assert.Equal(code, FileInspection.Look(file.Name, file.Content()).Refusal?.Code);
    }

    [Fact]
    public void An_honest_file_is_taken_for_what_it_is()
    {
        foreach (var (name, content, format) in new[]
        {
            ("现场.jpg", SampleFiles.Jpeg(), FileFormat.Jpeg), ("现场.JPEG", SampleFiles.Jpeg(), FileFormat.Jpeg), ("图.png", SampleFiles.Png(), FileFormat.Png), ("批复.pdf", SampleFiles.Pdf(), FileFormat.Pdf),
            ("验收.docx", SampleFiles.Docx(), FileFormat.Docx), ("台账.xlsx", SampleFiles.Xlsx(), FileFormat.Xlsx), ("回单.ofd", SampleFiles.Ofd(), FileFormat.Ofd),
        })
        {
            var looked = FileInspection.Look(name, content);
            Assert.Null(looked.Refusal);
            Assert.Equal(format, looked.Value.Format);
        }
        Assert.Equal((640, 480), (FileInspection.Look("a.jpg", SampleFiles.Jpeg()).Value.Width, FileInspection.Look("a.png", SampleFiles.Png()).Value.Height));
    }

    [Fact]
    public void A_picture_is_the_same_picture_whatever_is_said_beside_it()
    {
        string? Of(byte[] file, string name) => FileInspection.Look(name, file).Value.Picture;
        Assert.Equal(Of(SampleFiles.Jpeg(), "a.jpg"), Of(SampleFiles.Jpeg(orientation: null, said: "另一部手机", after: [1, 2, 3]), "b.jpg"));
        Assert.NotEqual(Of(SampleFiles.Jpeg(), "a.jpg"), Of(SampleFiles.Jpeg(shows: 2), "b.jpg"));
        Assert.Equal(Of(SampleFiles.Png(), "a.png"), Of(SampleFiles.Png(said: "别处"), "b.png"));
        Assert.NotEqual(Of(SampleFiles.Png(), "a.png"), Of(SampleFiles.Png(shows: 2), "b.png"));
    }

    [Fact]
    public void A_released_photograph_keeps_its_picture_and_which_way_is_up_and_nothing_else()
    {
        var photograph = SampleFiles.Jpeg(orientation: 6, after: SampleFiles.Utf8("<script>" + SampleFiles.Secret));
        var clean = FileInspection.Clean("a.jpg", FileFormat.Jpeg, photograph).Value;
        Assert.DoesNotContain(SampleFiles.Secret, Encoding.Latin1.GetString(clean), StringComparison.Ordinal);
        Assert.DoesNotContain("JFIF", Encoding.Latin1.GetString(clean), StringComparison.Ordinal);
        Assert.Equal(FileInspection.Look("a.jpg", photograph).Value.Picture, FileInspection.Look("a.jpg", clean).Value.Picture);
        var exif = clean.AsSpan().IndexOf("Exif\0\0"u8);
        Assert.Equal((0x0112, 6), ((clean[exif + 16] << 8) | clean[exif + 17], clean[exif + 25]));   // one entry: which way is up
        Assert.Equal(clean, FileInspection.Clean("a.jpg", FileFormat.Jpeg, clean).Value);   // nothing is left to remove
        Assert.Equal(-1, FileInspection.Clean("a.jpg", FileFormat.Jpeg, SampleFiles.Jpeg(orientation: 1)).Value.AsSpan().IndexOf("Exif"u8));
    }

    [Fact]
    public void A_released_drawing_says_nothing_of_its_author_and_time()
    {
        var clean = FileInspection.Clean("a.png", FileFormat.Png, SampleFiles.Png(after: SampleFiles.Utf8(SampleFiles.Secret))).Value;
        var text = Encoding.Latin1.GetString(clean);
        Assert.DoesNotContain(SampleFiles.Secret, text, StringComparison.Ordinal);
        Assert.DoesNotContain("tEXt", text, StringComparison.Ordinal);
        Assert.DoesNotContain("tIME", text, StringComparison.Ordinal);
        Assert.Equal(FileInspection.Look("a.png", SampleFiles.Png()).Value.Picture, FileInspection.Look("a.png", clean).Value.Picture);
    }

    [Fact]
    public void A_released_document_loses_its_makers_folders_and_revision_marks_in_every_part()
    {
        byte[][] cleaned =
        [
            FileInspection.Clean("a.docx", FileFormat.Docx, SampleFiles.Docx(more: ("word/media/image1.jpeg", SampleFiles.Jpeg()))).Value,
            FileInspection.Clean("a.xlsx", FileFormat.Xlsx, SampleFiles.Xlsx(more: ("xl/media/image1.png", SampleFiles.Png()))).Value,
        ];
        foreach (var clean in cleaned)
        {
            using var archive = new ZipArchive(new MemoryStream(clean));
            foreach (var part in archive.Entries)
            {
                using var reader = new StreamReader(part.Open(), Encoding.Latin1);
                var text = reader.ReadToEnd();
                Assert.DoesNotContain(SampleFiles.Secret, text, StringComparison.Ordinal);
                Assert.DoesNotContain("docProps", part.FullName + text, StringComparison.Ordinal);
                Assert.DoesNotContain("rsid", text, StringComparison.Ordinal);
                Assert.Equal(1980, part.LastWriteTime.Year);
            }
        }
        using var docx = new ZipArchive(new MemoryStream(cleaned[0]));
        using var document = new StreamReader(docx.GetEntry("word/document.xml")!.Open());
        Assert.Contains("验收合格", document.ReadToEnd(), StringComparison.Ordinal);
        Assert.Null(FileInspection.Look("a.docx", cleaned[0]).Refusal);
    }

    [Theory]
    [InlineData("<w:p><w:ins w:author=\"x\"><w:r><w:t>改</w:t></w:r></w:ins></w:p>", "evidence.holds-changes")]
    [InlineData("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r></w:p>", "evidence.holds-hidden")]
    public void A_document_that_still_holds_something_unsaid_is_not_released(string body, string code) =>
        Assert.Equal(code, FileInspection.Clean("a.docx", FileFormat.Docx, SampleFiles.Docx(body)).Refusal?.Code);

    [Fact]
    public void What_cannot_be_cleaned_for_certain_is_not_released()
    {
        Assert.Equal("evidence.holds-hidden", FileInspection.Clean("a.xlsx", FileFormat.Xlsx, SampleFiles.Xlsx("<sheet name=\"底数\" sheetId=\"1\" state=\"hidden\"/>")).Refusal?.Code);
        Assert.Equal("evidence.holds-hidden", FileInspection.Clean("a.xlsx", FileFormat.Xlsx, SampleFiles.Xlsx(rows: "<row r=\"1\" hidden=\"1\"/>")).Refusal?.Code);
        Assert.Equal("evidence.holds-other", FileInspection.Clean("a.docx", FileFormat.Docx, SampleFiles.Docx(more: ("word/embeddings/a.xlsx", SampleFiles.Xlsx()))).Refusal?.Code);
        Assert.Equal("evidence.holds-other", FileInspection.Clean("a.docx", FileFormat.Docx, SampleFiles.Docx(more: ("word/media/image1.emf", [1, 2, 3]))).Refusal?.Code);
        Assert.Equal("evidence.holds-changes", FileInspection.Clean("a.docx", FileFormat.Docx, SampleFiles.Docx(more: ("word/comments.xml", SampleFiles.Utf8("<c/>")))).Refusal?.Code);
        Assert.Equal("evidence.not-releasable", FileInspection.Clean("a.pdf", FileFormat.Pdf, SampleFiles.Pdf()).Refusal?.Code);
        Assert.Equal("evidence.not-releasable", FileInspection.Clean("a.ofd", FileFormat.Ofd, SampleFiles.Ofd()).Refusal?.Code);
    }

    [Fact]
    public void A_file_damaged_anywhere_is_answered_and_never_a_crash()
    {
        (string Name, FileFormat Format, byte[] Content)[] files = [("a.jpg", FileFormat.Jpeg, SampleFiles.Jpeg()), ("a.png", FileFormat.Png, SampleFiles.Png()), ("a.docx", FileFormat.Docx, SampleFiles.Docx())];
        foreach (var (name, format, whole) in files)
        {
            for (var at = 0; at < whole.Length; at++)
            {
                foreach (var value in new byte[] { 0, 0xFF, (byte)(whole[at] ^ 1) })
                {
                    var file = whole.ToArray();
                    file[at] = value;
                    Try(name, format, file);
                }
                Try(name, format, whole[..at]);
            }
        }

        static void Try(string name, FileFormat format, byte[] file)
        {
            // Whatever is taken can be cleaned, or is refused with a code.
            if (FileInspection.Look(name, file).Refusal is null) { Assert.True(FileInspection.Clean(name, format, file) is { Refusal: not null } or { Value.Length: > 0 }); }
        }
    }

    private static IEnumerable<(string Name, string Why, string Code, Func<byte[]> Content)> HostileFiles()
    {
        yield return ("空.pdf", "nothing", "evidence.damaged", () => []);
        yield return ("大.pdf", "21 MB", "evidence.too-large", () => [.. SampleFiles.Pdf(), .. new byte[FileInspection.LargestFile]]);
        yield return ("页面.html", "markup", "evidence.kind-not-taken", () => SampleFiles.Utf8("<script>alert(1)</script>"));
        yield return ("图.svg", "markup", "evidence.kind-not-taken", () => SampleFiles.Utf8("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"));
        yield return ("程序.exe", "program", "evidence.kind-not-taken", () => [(byte)'M', (byte)'Z', 0]);
        yield return ("没有扩展名", "no ending", "evidence.kind-not-taken", () => SampleFiles.Jpeg());
        yield return ("照片.jpg", "markup inside", "evidence.kind-not-taken", () => SampleFiles.Utf8("<html><script>alert(1)</script>"));
        yield return ("照片.jpg", "a PNG", "evidence.not-what-its-name-says", () => SampleFiles.Png());
        yield return ("批复.pdf", "a JPEG", "evidence.not-what-its-name-says", () => SampleFiles.Jpeg());
        yield return ("台账.xlsx", "a docx", "evidence.not-what-its-name-says", () => SampleFiles.Docx());
        yield return ("台账.xlsx", "a plain zip", "evidence.kind-not-taken", () => SampleFiles.Zip([("a.txt", [1])]));
        yield return ("批复.pdf", "markup before it", "evidence.kind-not-taken", () => SampleFiles.Pdf("<script>alert(1)</script>"));
        yield return ("批复.pdf", "cut off", "evidence.damaged", () => SampleFiles.Pdf()[..20]);
        yield return ("照片.jpg", "cut off", "evidence.damaged", () => SampleFiles.Jpeg(whole: false));
        yield return ("照片.jpg", "no height", "evidence.damaged", () => SampleFiles.Jpeg(height: 0));
        yield return ("照片.jpg", "only a beginning", "evidence.damaged", () => [0xFF, 0xD8, 0xFF, 0xD9]);
        yield return ("照片.jpg", "40,000 wide", "evidence.too-many-pixels", () => SampleFiles.Jpeg(width: 40_000, height: 10));
        yield return ("图.png", "50,000 × 50,000", "evidence.too-many-pixels", () => SampleFiles.Png(width: 50_000, height: 50_000));
        yield return ("图.png", "wrong checksum", "evidence.damaged", () => SampleFiles.Png(broken: true));
        yield return ("图.png", "negative width", "evidence.damaged", () => SampleFiles.Png(width: -1));
        yield return ("验收.docx", "bomb of zeros", "evidence.unpacks-too-large", () => SampleFiles.Docx(more: ("word/media/zeros.bin", new byte[60 << 20])));
        yield return ("验收.docx", "2,500 entries", "evidence.unpacks-too-large", () => SampleFiles.Zip([.. Enumerable.Range(0, 2_500).Select(i => ($"word/{i}.xml", Array.Empty<byte>()))]));
        yield return ("验收.docx", "macros", "evidence.active-content", () => SampleFiles.Docx(more: ("word/vbaProject.bin", [1])));
        yield return ("验收.docx", "macros by type", "evidence.active-content", () => SampleFiles.Zip([("[Content_Types].xml", SampleFiles.Utf8("<Types><Override ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>"))]));
        yield return ("验收.docx", "outside entity", "evidence.active-content", () => SampleFiles.Docx(more: ("word/footer1.xml", SampleFiles.Utf8("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"))));
        yield return ("验收.docx", "a thousand laughs", "evidence.active-content", () => SampleFiles.Docx(more: ("word/footer1.xml", SampleFiles.Utf8("<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;&b;&b;\">]><a>&c;</a>"))));
        yield return ("验收.docx", "malformed part", "evidence.damaged", () => SampleFiles.Docx(more: ("word/footer1.xml", SampleFiles.Utf8("<a><b></a>"))));
        yield return ("验收.docx", "two parts of one name", "evidence.damaged", () => SampleFiles.Docx(more: ("word/document.xml", SampleFiles.Utf8("<x/>"))));
        yield return ("验收.docx", "cut off", "evidence.damaged", () => SampleFiles.Docx()[..200]);
        yield return ("验收.docx", "password", "evidence.password-protected", () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("EncryptedPackage")]);
        yield return ("旧.docx", "old Word", "evidence.kind-not-taken", () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("WordDocument")]);
    }
}
