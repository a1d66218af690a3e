using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Duixian.Domain.Commitments;
using Duixian.Domain.Plans;

namespace Duixian.Tests.Features.Public;

public sealed class ListFilesTests(ListFilesTests.Published site) : IClassFixture<ListFilesTests.Published>
{
    private static readonly XNamespace Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public sealed class Published : TestSite
    {
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await this.GivenPromisesAsync(items:
            [
                .. Promises.All,
                PlanExamples.Item("9", "=HYPERLINK(\"x\"),\"引号\"和\n换行", "MZJ", new DraftIndicator("气温", Measure.Level, "度", "度", new Promise(Bound.AtMost, -5.25m, null, null, null, null, null, [], null, "-5.25度"), 0, [])),
            ]);
        }
    }

    private async Task<string[]> LinesAsync(string query)
    {
        var answer = await site.Anyone.GetAsync("/2024/report.csv" + query);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        return Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }

    [Fact]
    public async Task Csv_has_the_lines_of_the_page_in_its_order()
    {
        var lines = await LinesAsync("?sort=-number&ready=yes");
        Assert.StartsWith("编号,指标序号,", lines[0], StringComparison.Ordinal);
        Assert.Equal(["9", "P1", "22", "22", "7"], lines[1..].Select(l => l.Split(',')[0]));
        Assert.Contains(",1000,", lines[3], StringComparison.Ordinal);
        Assert.StartsWith("Item,Indicator,", await EnglishHeadAsync(), StringComparison.Ordinal);
    }

    private async Task<string> EnglishHeadAsync() => (await site.Anyone.GetStringAsync("/en/2024/report.csv")).TrimStart('\uFEFF');

    [Fact]
    public async Task A_spreadsheet_never_takes_text_for_a_formula_and_negative_numbers_stay_numbers()
    {
        var line = (await LinesAsync("?q=HYPERLINK"))[1];
        Assert.Contains("\"'=HYPERLINK(\"\"x\"\"),\"\"引号\"\"和\n换行\"", line, StringComparison.Ordinal);
        Assert.Contains(",-5.25,", line, StringComparison.Ordinal);
        Assert.Contains("'-5.25度", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Xlsx_types_text_as_text_and_figures_as_numbers()
    {
        var bytes = await site.Anyone.GetByteArrayAsync("/2024/report.xlsx?q=HYPERLINK");
        await using var zip = new ZipArchive(new MemoryStream(bytes));
        await using var part = await zip.Entries.Single(e => e.FullName.Contains("worksheets/", StringComparison.Ordinal)).OpenAsync();
        var rows = XDocument.Load(part).Descendants(Sheet + "row").Select(r => r.Elements(Sheet + "c").ToList()).ToList();
        Assert.Equal(2, rows.Count);
        var head = rows[0].Select(c => c.Value).ToList();
        var text = rows[1][head.IndexOf("公布的原话")];
        Assert.Equal("inlineStr", text.Attribute("t")?.Value);
        Assert.StartsWith("=HYPERLINK", text.Value, StringComparison.Ordinal);
        Assert.Empty(rows[1].Descendants(Sheet + "f"));
        var target = rows[1][head.IndexOf("目标（按“单位”列）")];
        Assert.Equal(("n", "-5.25"), (target.Attribute("t")?.Value, target.Value));
    }

    [Fact]
    public async Task Json_carries_figures_days_and_what_is_missing()
    {
        using var json = JsonDocument.Parse(await site.Anyone.GetStringAsync("/2024/report.json"));
        Assert.Equal("duixian.list/1", json.RootElement.GetProperty("schema").GetString());
        var lines = json.RootElement.GetProperty("lines").EnumerateArray().ToList();
        Assert.Equal(6, lines.Count);
        Assert.Equal(["leadOffice", "wayOfMeasuring"], lines[0].GetProperty("missing").EnumerateArray().Select(m => m.GetString()));
        Assert.Equal(500m, lines[3].GetProperty("target").GetProperty("amount").GetDecimal());
        Assert.Equal("2024-09-30", lines[1].GetProperty("due").GetString());
        Assert.Equal(JsonValueKind.Null, lines[0].GetProperty("indicator").ValueKind);
    }

    [Theory]
    [InlineData("/2024/none.csv")]
    [InlineData("/2024/none.xlsx")]
    [InlineData("/2024/none.json")]
    public async Task A_file_of_no_list_is_not_there(string path) => Assert.Equal(HttpStatusCode.NotFound, (await site.Anyone.GetAsync(path)).StatusCode);
}
