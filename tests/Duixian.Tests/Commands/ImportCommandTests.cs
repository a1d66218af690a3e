using Duixian.Commands;

namespace Duixian.Tests.Commands;

public sealed class ImportCommandTests : IAsyncLifetime
{
    private readonly StringWriter said = new();
    private readonly StringWriter complained = new();
    private TestDatabase? database;

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        if (database is not null) { await database.DisposeAsync(); }
        await said.DisposeAsync();
        await complained.DisposeAsync();
    }

    [Fact]
    public async Task A_plan_on_the_command_line_becomes_a_draft_and_the_same_plan_is_not_opened_twice()
    {
        var file = Write("清单.txt", "临河市2024年民生实事清单\n1.新增护理型养老床位500张;\n2.改造老旧小区174个;\n3.新建城市书房20个。\n");
        Assert.Equal(0, await RunAsync("import", "plan", file, "--year", "2024"));
        Assert.Contains("/desk/drafts/", said.ToString(), StringComparison.Ordinal);
        Assert.Equal(3, await RunAsync("import", "plan", file, "--year", "2024"));
        Assert.NotEmpty(complained.ToString());
    }

    [Fact]
    public async Task A_table_of_offices_is_taken_whole_or_not_at_all()
    {
        var good = Write("单位.csv", "code,name,short_name,keywords\nMZJ,临河市民政局,市民政局,养老;床位\nJTJ,临河市教育和体育局,,学校\n");
        Assert.Equal(0, await RunAsync("import", "offices", good));
        Assert.Contains("2", said.ToString(), StringComparison.Ordinal);
        var bad = Write("坏表.csv", "code,name,short_name,keywords\nWJW,临河市卫健委,,医院\nMZJ!,临河市民政局,,\n");
        Assert.Equal(3, await RunAsync("import", "offices", bad));
        Assert.Contains("坏表.csv", complained.ToString(), StringComparison.Ordinal);
        Assert.Contains("3", complained.ToString(), StringComparison.Ordinal);
        said.GetStringBuilder().Clear();
        Assert.Equal(0, await RunAsync("import", "offices", good));
        Assert.Contains("2", said.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("code,short_name\nMZJ,民政局\n", "单位名称")]
    [InlineData("code,name,short_name,keywords\n", "表")]
    [InlineData("code,name,short_name,keywords\nMZJ,,民政局,\n", "2")]
    [InlineData("code,name,short_name,keywords\nMZJ,民政局,,\nMZJ,民政局,,\n", "MZJ")]
    public async Task A_table_that_is_wrong_is_refused_with_the_place(string content, string named)
    {
        Assert.Equal(3, await RunAsync("import", "offices", Write("单位表.csv", content)));
        Assert.Contains(named, complained.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Regions_units_and_offices_come_in_one_after_the_other_and_a_dry_run_leaves_no_trace()
    {
        var regions = Write("区划.csv", "代码,名称\n371500,聊城市\n371502,东昌府区\n");
        Assert.Equal(0, await RunAsync("import", "regions", regions, "--dry-run"));
        Assert.Contains("新增 2", said.ToString(), StringComparison.Ordinal);
        said.GetStringBuilder().Clear();
        Assert.Equal(0, await RunAsync("import", "regions", regions));
        Assert.Contains("新增 2", said.ToString(), StringComparison.Ordinal);   // the trial had added none
        Assert.Equal(0, await RunAsync("import", "units", Write("单元.csv", "代码,名称,类别,区划\n371502,东昌府区,县,371502\n")));
        var offices = Write("单位.csv", "代码,名称,考核单元\nDCF,东昌府区政府,371502\nWXS,外县政府,371602\n");
        Assert.Equal(3, await RunAsync("import", "offices", offices, "--dry-run"));
        Assert.Equal(3, await RunAsync("import", "offices", offices));
        Assert.Contains("371602", complained.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync("import", "offices", offices, "--only-good"));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    [InlineData("json")]
    public async Task A_list_that_is_not_published_cannot_be_taken_away(string format)
    {
        Assert.Equal(3, await RunAsync("export", "2024", "report", "--format", format));
        Assert.Contains("/2024/report", complained.ToString(), StringComparison.Ordinal);
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(database!.Folder, name);   // made before every test
        File.WriteAllText(path, content);
        return path;
    }

    private Task<int> RunAsync(params string[] args) =>
        CommandLine.RunAsync([.. args, "--data", database!.Folder, .. database.Connection.Length > 0 ? new[] { "--database", database.Connection } : []], said, complained);
}
