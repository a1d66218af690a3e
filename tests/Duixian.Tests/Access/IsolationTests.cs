using System.IO.Compression;
using System.Text;

namespace Duixian.Tests.Access;

/// <summary>A page one may open may still say too much: words that belong to some people stand in no answer to anybody else.</summary>
public sealed class IsolationTests(AccessWorld site) : IClassFixture<AccessWorld>
{
    private static readonly string[] SeeDrafts = ["reviewer", "officer", "leader"];
    private static readonly string[] SeePeople = ["officer", "system-admin", "security-admin"];

    [Theory]
    [InlineData("/desk/registers", "冠县连接线", new[] { "reporter", "approver", "system-admin", "security-admin" })]
    [InlineData("/desk/registers", "绕城高速", new[] { "reporter-other", "approver-other", "system-admin", "security-admin" })]
    [InlineData("/desk/evidence", "东昌府验收单", new[] { "reporter-other", "approver-other", "system-admin", "security-admin" })]
    public async Task No_answer_names_a_row_or_a_file_of_another_county(string under, string words, string[] keptFrom) =>
        await ShouldBeSilentAsync(line => line.At.StartsWith(under, StringComparison.Ordinal), words, keptFrom);

    [Fact]
    public async Task No_answer_says_what_stands_in_a_draft_to_those_who_see_none() =>
        await ShouldBeSilentAsync(_ => true, "深化医保支付方式改革", [.. AccessWorld.People.Select(person => person.Name).Except(SeeDrafts)]);

    [Fact]
    public async Task No_answer_but_the_audit_names_people_to_those_who_see_none() =>
        await ShouldBeSilentAsync(line => !line.At.StartsWith("/desk/audit", StringComparison.Ordinal), "with-power", [.. AccessWorld.People.Select(person => person.Name).Except(SeePeople)]);

    [Theory]
    [InlineData("冠县连接线", "reporter-other", "/desk/registers/{register}")]
    [InlineData("冠县连接线", "officer", "/desk/registers/{register}.xlsx")]
    [InlineData("深化医保支付方式改革", "reviewer", "/desk/drafts/{open-draft}")]
    [InlineData("with-power", "officer", "/desk/people")]
    public async Task Those_it_belongs_to_do_read_it(string words, string person, string at)
    {
        using var answer = await site.SendAsync(AccessWorld.People.Single(p => p.Name == person), new AccessLine(0, "GET", "", at, "", "", []));
        Assert.Contains(words, await TextOfAsync(answer), StringComparison.Ordinal);
    }

    private async Task ShouldBeSilentAsync(Func<AccessLine, bool> which, string words, string[] keptFrom)
    {
        var said = new List<string>();
        var looked = 0;
        foreach (var line in AccessTable.Read().Where(line => line.Method == "GET" && which(line)))
        {
            foreach (var person in AccessWorld.People.Where(person => keptFrom.Contains(person.Name, StringComparer.Ordinal)))
            {
                using var answer = await site.SendAsync(person, line);
                looked++;
                if ((await TextOfAsync(answer)).Contains(words, StringComparison.Ordinal)) { said.Add($"{line.At} to {person.Name}"); }
            }
        }
        Assert.True(looked > 0);
        Assert.Empty(said);
    }

    /// <summary>A workbook is looked into as well.</summary>
    private static async Task<string> TextOfAsync(HttpResponseMessage answer)
    {
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        if (bytes is not [(byte)'P', (byte)'K', ..]) { return Encoding.UTF8.GetString(bytes); }
        using var workbook = new ZipArchive(new MemoryStream(bytes));
        var text = new StringBuilder();
        foreach (var part in workbook.Entries)
        {
            using var reader = new StreamReader(part.Open());
            text.Append(await reader.ReadToEndAsync());
        }
        return text.ToString();
    }
}
