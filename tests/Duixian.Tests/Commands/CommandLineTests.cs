using System.Text.Json;
using Duixian.Commands;

namespace Duixian.Tests.Commands;

public sealed class CommandLineTests : IDisposable
{
    private readonly StringWriter said = new();
    private readonly StringWriter complained = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("duixian-command-");

    public void Dispose()
    {
        folder.Delete(recursive: true);
        said.Dispose();
        complained.Dispose();
    }

    [Fact]
    public async Task Help_names_every_command_and_ends_well()
    {
        Assert.Equal(0, await RunAsync("--help"));
        foreach (var command in CommandLine.Root().Subcommands) { Assert.Contains(command.Name, said.ToString(), StringComparison.Ordinal); }
    }

    [Fact]
    public void Every_command_and_option_says_what_it_is_for()
    {
        foreach (var command in CommandLine.Root().Subcommands)
        {
            Assert.False(string.IsNullOrWhiteSpace(command.Description), command.Name);
            Assert.All(command.Options, option => Assert.False(string.IsNullOrWhiteSpace(option.Description), $"{command.Name} {option.Name}"));
            Assert.All(command.Arguments, argument => Assert.False(string.IsNullOrWhiteSpace(argument.Description), $"{command.Name} {argument.Name}"));
        }
    }

    [Theory]
    [InlineData("bogus")]
    [InlineData("read")]
    [InlineData("read", "plan.txt", "--year", "1948")]
    [InlineData("read", "plan.txt", "--year", "last")]
    [InlineData("serve", "--port", "70000")]
    public async Task What_cannot_be_understood_ends_with_2_and_usage(params string[] args)
    {
        Assert.Equal(2, await RunAsync(args));
        Assert.NotEmpty(complained.ToString());
        Assert.Contains("--help", said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_ones_own_words_is_read_on_top_and_a_mistake_in_it_names_its_line()
    {
        var plan = Path.Combine(folder.FullName, "清单.txt");
        await File.WriteAllTextAsync(plan, "临河市2024年民生实事\n1.新建健身驿亭30垞;\n2.新增停车位500个。\n");
        var words = Path.Combine(folder.FullName, "词.txt");
        await File.WriteAllTextAsync(words, "[units]\n垞 = thing\n");
        Assert.Equal(0, await RunAsync("read", plan, "--vocabulary", words, "--json"));
        Assert.Contains("\"垞\"", said.ToString(), StringComparison.Ordinal);
        await File.WriteAllTextAsync(words, "[units]\n垞 = 胡说\n");
        Assert.Equal(3, await RunAsync("read", plan, "--vocabulary", words));
        Assert.Contains("词.txt", complained.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named_and_ends_with_3()
    {
        var missing = Path.Combine(folder.FullName, "没有这份.txt");
        Assert.Equal(3, await RunAsync("read", missing));
        Assert.Contains("没有这份.txt", complained.ToString(), StringComparison.Ordinal);
        Assert.Empty(said.ToString());
    }

    [Fact]
    public async Task A_folder_is_refused_in_one_sentence()
    {
        Assert.Equal(3, await RunAsync("read", folder.FullName));
        Assert.Contains(folder.FullName, complained.ToString(), StringComparison.Ordinal);
        Assert.Single(complained.ToString().TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task An_unreadable_document_is_refused_with_its_name()
    {
        Assert.Equal(3, await RunAsync("read", await GivenFileAsync("空文件.txt", "")));
        Assert.Contains("空文件.txt", complained.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_for_a_program_prints_nothing_but_the_draft()
    {
        var plan = await GivenFileAsync("清单.txt", "2024年民生实事清单\n1.新建口袋公园12处。\n");
        Assert.Equal(0, await RunAsync("read", plan, "--json", "--year", "2024"));
        using var draft = JsonDocument.Parse(said.ToString());
        Assert.Equal("duixian.plan-draft/1", draft.RootElement.GetProperty("schema").GetString());
        Assert.Equal(2024, draft.RootElement.GetProperty("year").GetInt32());
        Assert.Empty(complained.ToString());
    }

    [Fact]
    public async Task Reading_for_a_person_ends_with_the_sums()
    {
        var plan = await GivenFileAsync("清单.txt", "2024年民生实事清单\n1.新建口袋公园12处。\n");
        Assert.Equal(0, await RunAsync("read", plan));
        Assert.Matches(@"合计|In all", said.ToString().TrimEnd().Split('\n')[^1]);
    }

    [Fact]
    public async Task A_ledger_of_projects_is_shown_as_json_or_as_a_table_and_nothing_is_changed()
    {
        var ledger = await GivenFileAsync("莘县.csv", "2024年重点项目清单(单位:万元)\n序号,项目名称,总投资,计划开工\n1,演示甲项目,12500,2024年3月\n2,演示乙项目,暂无,待定\n");
        Assert.Equal(0, await RunAsync("projects", "import", ledger, "--dry-run", "--json"));
        using var json = JsonDocument.Parse(said.ToString());
        var sheet = json.RootElement.GetProperty("sheets").GetProperty("莘县");
        Assert.Equal((2, 125_000_000, "2024-03"), (sheet.GetProperty("headerRow").GetInt32(), sheet.GetProperty("rows")[0].GetProperty("fields").GetProperty("totalInvestmentYuan").GetInt32(), sheet.GetProperty("rows")[0].GetProperty("fields").GetProperty("startPlanned").GetString()));
        Assert.Equal(["money.not_number", "date.undecided"], json.RootElement.GetProperty("issues").EnumerateArray().Select(i => i.GetProperty("code").GetString()));
        Assert.Equal(0, await RunAsync("projects", "import", ledger, "--dry-run"));
        Assert.Contains("12,500 万元", said.ToString(), StringComparison.Ordinal);
        Assert.Equal(3, await RunAsync("projects", "import", await GivenFileAsync("坏.xlsx", "PK\u0003\u0004坏"), "--dry-run"));
    }

    [Fact]
    public async Task The_version_is_the_same_for_a_person_and_for_a_program()
    {
        Assert.Equal(0, await RunAsync("version"));
        var (version, _) = VersionCommand.Installed();
        Assert.StartsWith($"duixian {version}", said.ToString(), StringComparison.Ordinal);

        said.GetStringBuilder().Clear();
        Assert.Equal(0, await RunAsync("version", "--json"));
        using var json = JsonDocument.Parse(said.ToString());
        Assert.Equal(version, json.RootElement.GetProperty("version").GetString());
    }

    [Fact]
    public async Task Migrating_twice_changes_nothing_the_second_time()
    {
        Assert.Equal(0, await RunAsync("migrate", "--data", folder.FullName, "--json"));
        Assert.NotEmpty(Applied());
        said.GetStringBuilder().Clear();
        Assert.Equal(0, await RunAsync("migrate", "--data", folder.FullName, "--json"));
        Assert.Empty(Applied());

        List<string> Applied()
        {
            using var json = JsonDocument.Parse(said.ToString());
            return [.. json.RootElement.GetProperty("applied").EnumerateArray().Select(name => name.GetString() ?? "")];
        }
    }

    [Fact]
    public async Task Rebuilding_an_empty_installation_reads_no_entry()
    {
        Assert.Equal(0, await RunAsync("rebuild", "--data", folder.FullName, "--json"));
        Assert.Equal("""{"entries":0}""", said.ToString().Trim());
    }

    [Fact]
    public async Task The_configuration_is_shown_without_its_password_and_a_dead_database_is_refused()
    {
        Assert.Equal(3, await RunAsync("config", "check", "--database", "Host=127.0.0.1;Port=1;Username=li;Password=open-sesame;Timeout=5"));
        Assert.Contains("username=li", said.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("open-sesame", said.ToString() + complained, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1:1", complained.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--Duixian:Demo=vielleicht", "Duixian:Demo", "vielleicht")]
    [InlineData("--Duixian:KeepPages=", "Duixian:KeepPages", "")]
    [InlineData("--Duixian:DemonstrationDate=2024-02-30", "Duixian:DemonstrationDate", "2024-02-30")]
    public void A_setting_that_cannot_be_read_is_named_with_its_value(string argument, string setting, string value)
    {
        var broken = Record.Exception(() => Site.Build([argument]));
        Assert.NotNull(broken);
        var sentence = ConfigCommand.Unreadable(broken);
        Assert.Contains(setting, sentence, StringComparison.Ordinal);
        Assert.Contains($"“{value}”", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_setting_stays_a_defect() => Assert.Null(ConfigCommand.Unreadable(new InvalidOperationException("Something at 'a' to type 'b'", new FormatException())));

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var port = ((System.Net.IPEndPoint)taken.LocalEndpoint).Port.ToString();
        Assert.Equal(3, await RunAsync("serve", "--data", folder.FullName, "--port", port));
        Assert.Contains(port, complained.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh_CN.UTF-8", "zh-Hans-CN")]
    [InlineData("en_US.UTF-8", "en")]
    [InlineData("C.UTF-8", null)]
    [InlineData("", null)]
    public void Words_follow_the_language_of_the_shell(string lang, string? culture) =>
        Assert.Equal(culture, CommandText.LanguageOf(name => name == "LANG" ? lang : null)?.Name);

    [Fact]
    public void LC_ALL_wins_over_LANG() =>
        Assert.Equal("en", CommandText.LanguageOf(name => name == "LC_ALL" ? "en_GB.UTF-8" : "zh_CN.UTF-8")?.Name);

    private Task<int> RunAsync(params string[] args) => CommandLine.RunAsync(args, said, complained);

    private async Task<string> GivenFileAsync(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        await File.WriteAllTextAsync(path, text);
        return path;
    }
}
