using System.Text;
using System.Text.RegularExpressions;

namespace Duixian.Tests.Ui;

public sealed class SheetTests
{
    [Fact]
    public void Text_reads_at_four_and_a_half_to_one_and_symbols_at_three_in_light() => Assert.Empty(Sheet.TooFaint(Sheet.Light));

    [Fact]
    public void Text_reads_at_four_and_a_half_to_one_and_symbols_at_three_in_dark() => Assert.Empty(Sheet.TooFaint(Sheet.Dark));

    [Fact]
    public void The_dark_of_the_system_is_the_dark_that_is_asked_for() => Assert.Equal(Sheet.Dark.OrderBy(t => t.Key), Sheet.DarkBySystem.OrderBy(t => t.Key));

    [Theory]
    [InlineData("ink-3", "#807a6c")]
    [InlineData("vermilion", "#d0412c")]
    [InlineData("soon", "#a87418")]
    [InlineData("rule-2", "#a8a192")]
    public void A_token_made_lighter_is_found(string token, string lighter)
    {
        var theme = Sheet.Light.ToDictionary(t => t.Key, t => t.Key == token ? lighter : t.Value, StringComparer.Ordinal);
        Assert.Contains(Sheet.TooFaint(theme), found => found.StartsWith("--" + token + " on", StringComparison.Ordinal));
    }

    [Fact]
    public void Contrast_is_computed_as_the_guideline_does()
    {
        Assert.Equal(21.0, Sheet.Contrast("#000000", "#ffffff"), 2);
        Assert.Equal(4.54, Sheet.Contrast("#767676", "#ffffff"), 2);
    }

    [Fact]
    public void The_sheet_is_at_most_sixty_kilobytes() => Assert.InRange(Encoding.UTF8.GetByteCount(Sheet.Text), 10_000, 60 * 1024);

    [Fact]
    public void The_sheet_brings_no_font_and_asks_no_other_host()
    {
        Assert.DoesNotContain("@font-face", Sheet.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", Sheet.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("://", Sheet.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_colour_is_a_token()
    {
        // Print turns the tokens to black on white; everything else names them.
        var drawn = Sheet.Text[Sheet.Text.IndexOf("/* ---------- ground", StringComparison.Ordinal)..Sheet.Text.IndexOf("@media print", StringComparison.Ordinal)];
        Assert.DoesNotMatch(new Regex(@"#[0-9a-f]{3,8}\b(?![^{}]*\{)|\brgba?\(|\bhsla?\("), drawn);
    }

    [Fact]
    public void Every_named_token_exists()
    {
        var known = Regex.Matches(Sheet.Text, @"--([a-z0-9-]+)\s*:").Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(Regex.Matches(Sheet.Text, @"var\(--([a-z0-9-]+)").Select(m => m.Groups[1].Value).Where(name => !known.Contains(name)).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void The_sheet_of_projects_is_small_and_uses_only_tokens_of_the_first()
    {
        var projects = Sheet.Read("src/Duixian/wwwroot/projects.css");
        Assert.InRange(Encoding.UTF8.GetByteCount(projects), 5_000, 16 * 1024);
        var known = Regex.Matches(Sheet.Text, @"--([a-z0-9-]+)\s*:").Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(Regex.Matches(projects, @"var\(--([a-z0-9-]+)").Select(m => m.Groups[1].Value).Where(name => !known.Contains(name)).Distinct(StringComparer.Ordinal));
        Assert.DoesNotMatch(new Regex(@"#[0-9a-f]{3,8}\b(?![^{}]*\{)|\brgba?\(|\bhsla?\(|@import|@font-face|://"), projects);
    }
}
