using Duixian.Reading.Extract;

namespace Duixian.Reading.Tests;

public sealed class VocabularyTests
{
    [Fact]
    public void A_users_own_unit_is_read_like_a_shipped_one()
    {
        var words = Load("# 本地用语\n[units]\n岗哨 = thing\n");
        var draft = PlanReader.Read(new ExtractedText("plan.txt", "清单\n1.组建巡逻12岗哨\n2.新建公厕8座", "text/plain", "00"), new ReadingOptions(2024, words));
        Assert.Equal("岗哨", draft.Commitments[0].Indicators[0].BaseUnit);
        Assert.Empty(Given.Figures("组建巡逻12岗哨"));
    }

    [Theory]
    [InlineData("岗哨 = thing\n", 1)]
    [InlineData("[units]\n\n岗哨 =\n", 3)]
    [InlineData("[untis]\n", 1)]
    public void A_mistake_is_named_with_file_and_line(string text, int line)
    {
        var wrong = Assert.Throws<UnreadableDocumentException>(() => Load(text));
        Assert.Equal("reading.vocabulary-malformed", wrong.Code);
        Assert.Contains("own.txt", wrong.Message, StringComparison.Ordinal);
        Assert.Contains($"第 {line} 行", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_sort_of_unit_is_refused() =>
        Assert.Contains("岗哨", Assert.Throws<UnreadableDocumentException>(() => Load("[units]\n岗哨 = thingy\n")).Message, StringComparison.Ordinal);

    private static Vocabulary Load(string text)
    {
        var folder = Directory.CreateTempSubdirectory("duixian-words-");
        var path = Path.Combine(folder.FullName, "own.txt");
        File.WriteAllText(path, text);
        try { return Vocabulary.Load(path); }
        finally { folder.Delete(recursive: true); }
    }
}
