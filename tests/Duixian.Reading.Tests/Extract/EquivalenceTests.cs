using Duixian.Reading.Extract;
using Xunit;

namespace Duixian.Reading.Tests.Extract;

/// <summary>One list, kept in many formats, is one text and one draft: what differs may only be blanks, and where words stand.</summary>
public sealed class EquivalenceTests
{
    public static TheoryData<string, string> Formats()
    {
        var formats = new TheoryData<string, string>();
        foreach (var list in new[] { "numbered", "table", "automatic" })
        {
            foreach (var made in new[] { ".docx", ".xlsx", ".html", "-office-1.pdf", "-office-2.pdf", "-chromium-1.pdf", "-chromium-2.pdf" }) { formats.Add(list + made, list + ".txt"); }
        }
        return formats;
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_same_list_gives_the_same_lines(string made, string written) => Assert.Equal(Lines(written), Lines(made));

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_same_list_gives_the_same_draft(string made, string written) => Assert.Equal(Draft(written), Draft(made));

    [Theory]
    [InlineData("numbered.txt", 16, 40)]
    [InlineData("table.txt", 12, 10)]
    [InlineData("automatic.txt", 12, 15)]
    public void The_draft_that_all_formats_share_holds_the_list(string written, int items, int indicatorsAtLeast)
    {
        var draft = PlanReader.Read(Extract(written));
        Assert.Equal(items, draft.Commitments.Count(c => c.Number.Length > 0 && char.IsAsciiDigit(c.Number[0])));
        Assert.True(draft.Commitments.Sum(c => c.Indicators.Count) >= indicatorsAtLeast);
    }

    private static string[] Lines(string name) => Unspaced(Extract(name).Text).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static List<string> Draft(string name)
    {
        var draft = PlanReader.Read(Extract(name));
        var said = new List<string> { $"{draft.Year} {draft.Place}" };
        foreach (var item in draft.Commitments)
        {
            said.Add(Unspaced($"{item.Number}|{item.Group}|{item.Kind}|{item.Deadline}|{item.Lead}|{item.Horizon}|{item.Text}"));
            said.AddRange(item.Indicators.Select(i => Unspaced($"{i.Quote}|{i.Subject}|{i.Value}|{i.Upper}|{i.Baseline}|{i.Bound}|{i.Unit}|{i.BaseUnit}|{i.Per}|{i.Qualifier}|{i.Hedge}|{i.Deadline}")));
        }
        said.AddRange(draft.Results.Select(result => Unspaced($"{result.Year}|{result.Text}")));
        return said;
    }

    private static ExtractedText Extract(string name) => DocumentText.Extract(name, Fixture.Read(name));

    private static string Unspaced(string text) => text.Replace(" ", "", StringComparison.Ordinal);
}
