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
    [InlineData("code,name\nMZJ,民政局\n", "short_name")]
    [InlineData("code,name,short_name,keywords\n", "表")]
    [InlineData("code,name,short_name,keywords\nMZJ,,民政局,\n", "2")]
    [InlineData("code,name,short_name,keywords\nMZJ,民政局,,\nMZJ,民政局,,\n", "MZJ")]
    public async Task A_table_that_is_wrong_is_refused_with_the_place(string content, string named)
    {
        Assert.Equal(3, await RunAsync("import", "offices", Write("单位表.csv", content)));
        Assert.Contains(named, complained.ToString(), StringComparison.Ordinal);
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
