namespace Duixian.Tests.Architecture;

public sealed class TextTests
{
    [Fact]
    public void No_source_file_is_too_long_to_read() => Assert.Empty(TextRules.TooLong(House.Files));

    [Fact]
    public void The_rule_notices_a_long_file_but_not_a_migration() =>
        Assert.Equal(["src/Long.cs"], TextRules.TooLong([new("src/Long.cs", new string('\n', 401)), new("src/Fit.cs", new string('\n', 400)), new("src/D/Migrations/M.cs", new string('\n', 401))]));

    [Fact]
    public void No_file_names_a_folder_of_a_machine_or_a_package_registry() => Assert.Empty(TextRules.PlacesOutsideTheRepository(House.Files));

    [Fact]
    public void The_rule_notices_a_folder_of_a_machine_and_a_package_registry()
    {
        string[] folder = ["", "home", "li", "duixian"];
        string[] host = ["api", "nuget", "org"];
        Assert.Equal(2, TextRules.PlacesOutsideTheRepository(
            [new("a.md", $"see {string.Join('/', folder)}"), new("b.json", $"https://{string.Join('.', host)}/v3"), new("c.md", "a page at /2024/report/22 and ~/work/notes")]).Count());
    }

    [Fact]
    public void No_markup_carries_a_style_or_a_script() => Assert.Empty(TextRules.StyleOrScriptInMarkup(House.Files));

    [Theory]
    [InlineData("<p style=\"color:red\">")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<a onclick=\"go()\">")]
    public void The_rule_notices_a_style_or_a_script(string markup) => Assert.Single(TextRules.StyleOrScriptInMarkup([new("src/A.razor", markup)]));

    [Fact]
    public void What_is_left_open_carries_the_number_of_its_issue() => Assert.Empty(TextRules.OpenEnds(House.Sources));

    [Fact]
    public void The_rule_notices_an_open_end_without_a_number()
    {
        var mark = string.Concat("TO", "DO");
        Assert.Equal(["src/A.cs"], TextRules.OpenEnds([new("src/A.cs", $"// {mark}: later"), new("src/B.cs", $"// {mark}(#7): a second node")]));
    }

    [Fact]
    public void Chinese_sentences_are_set_with_full_width_marks() => Assert.Empty(TextRules.HalfWidthMarks(House.Files));

    [Fact]
    public void The_rule_notices_a_half_width_comma() =>
        Assert.Equal(["src/AText.resx: 好,"], TextRules.HalfWidthMarks([new("src/AText.resx", "<value>好, A, B（好）</value>"), new("src/AText.en.resx", "<value>好,</value>")]));

    [Fact]
    public void Every_word_is_there_in_both_languages() => Assert.Empty(TextRules.WordsInOneLanguage(House.Files));

    [Fact]
    public void The_rule_notices_a_word_that_lacks_a_language()
    {
        HouseFile chinese = new("src/AText.resx", "<root><data name='A'/><data name='B'/></root>");
        HouseFile english = new("src/AText.en.resx", "<root><data name='A'/><data name='C'/></root>");
        Assert.Equal(["src/AText.en.resx lacks B", "src/AText.resx lacks C"], TextRules.WordsInOneLanguage([chinese, english]));
        Assert.Equal(["src/AText.resx has no src/AText.en.resx"], TextRules.WordsInOneLanguage([chinese]));
    }

    [Fact]
    public void Public_types_have_names_of_their_own() => Assert.Empty(TextRules.NamesUsedTwice(House.Assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => type.Namespace?.EndsWith(".Compiled", StringComparison.Ordinal) != true)));   // written by the tool, once for each database

    [Fact]
    public void The_rule_notices_two_types_of_one_name() =>
        Assert.Single(TextRules.NamesUsedTwice([typeof(System.Timers.Timer), typeof(Timer), typeof(string)]));
}
