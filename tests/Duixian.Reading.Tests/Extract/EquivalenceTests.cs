using Duixian.Reading.Extract;
using Xunit;

namespace Duixian.Reading.Tests.Extract;

/// <summary>One list, kept in many formats, is one text: what differs may only be blanks.</summary>
public sealed class EquivalenceTests
{
    [Theory]
    [InlineData("numbered.docx", "numbered.txt")]
    [InlineData("numbered.xlsx", "numbered.txt")]
    [InlineData("numbered.html", "numbered.txt")]
    [InlineData("numbered-office-1.pdf", "numbered.txt")]
    [InlineData("numbered-office-2.pdf", "numbered.txt")]
    [InlineData("numbered-chromium-1.pdf", "numbered.txt")]
    [InlineData("numbered-chromium-2.pdf", "numbered.txt")]
    [InlineData("table.docx", "table.txt")]
    [InlineData("table.xlsx", "table.txt")]
    [InlineData("table.html", "table.txt")]
    [InlineData("table-office-1.pdf", "table.txt")]
    [InlineData("table-office-2.pdf", "table.txt")]
    [InlineData("table-chromium-1.pdf", "table.txt")]
    [InlineData("table-chromium-2.pdf", "table.txt")]
    [InlineData("automatic.docx", "automatic.txt")]
    [InlineData("automatic.xlsx", "automatic.txt")]
    [InlineData("automatic.html", "automatic.txt")]
    [InlineData("automatic-office-1.pdf", "automatic.txt")]
    [InlineData("automatic-office-2.pdf", "automatic.txt")]
    [InlineData("automatic-chromium-1.pdf", "automatic.txt")]
    [InlineData("automatic-chromium-2.pdf", "automatic.txt")]
    public void The_same_list_gives_the_same_lines(string made, string written) => Assert.Equal(Lines(written), Lines(made));

    private static string[] Lines(string name) =>
        DocumentText.Extract(name, Fixture.Read(name)).Text.Replace(" ", "", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
