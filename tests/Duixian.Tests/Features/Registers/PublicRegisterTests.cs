using Duixian.Domain.Registers;
using static Duixian.Tests.Features.Registers.RegisterExamples;

namespace Duixian.Tests.Features.Registers;

public sealed class PublicRegisterTests(RegisterRowTests.Desk site) : IClassFixture<RegisterRowTests.Desk>
{
    [Fact]
    public async Task The_figure_of_an_item_links_to_the_rows_it_is_counted_from()
    {
        var id = await site.GivenRegisterAsync("figure");
        await site.GivenRowsAsync(id, Row("东昌府", "柳园", "光明小区", RowState.Done, "2024-02-01"), Row("冠县", "贾镇", "清泉小区"));
        var item = await site.PageAsync("/2024/figure/2");
        Assert.Contains("已完成", item.QuerySelector(".figure")?.TextContent);
        var link = item.QuerySelector("a[href='/2024/figure/2/register/1']");
        Assert.NotNull(link);
        var rows = await site.PageAsync("/2024/figure/2/register/1");
        Assert.Contains("光明小区", rows.QuerySelector("table")?.TextContent);
        Assert.DoesNotContain("清泉小区", (await site.PageAsync("/2024/figure/2/register/1?unit=371502")).QuerySelector("table")?.TextContent);
        Assert.Contains("\"schema\":\"duixian.register/1\"", await site.Anyone.GetStringAsync("/2024/figure/2/register/1.json"));
        Assert.Contains("清泉小区", await site.Anyone.GetStringAsync("/2024/figure/2/register/1.csv"));
        // A kept page follows the next row.
        await site.GivenRowsAsync(id, Row("冠县", "贾镇", "后来的小区"));
        Assert.Contains("后来的小区", await site.Anyone.GetStringAsync("/2024/figure/2/register/1"));
        Assert.Contains("the figure is counted", await site.Anyone.GetStringAsync("/en/2024/figure/2/register/1"));
    }

    [Fact]
    public async Task Events_to_come_are_first_and_a_township_finds_its_own()
    {
        var id = await site.GivenRegisterAsync("events", RegisterKind.Events);
        await site.GivenRowsAsync(id,
            Row("东昌府", "柳园", "已演的戏", RowState.Done, "2024-02-01"), Row("东昌府", "柳园", "四月的戏", day: "2024-04-09"), Row("东昌府", "柳园", "三月的戏", day: "2024-03-20"), Row("冠县", "贾镇", "贾镇的戏", day: "2024-03-10"));
        var page = await site.PageAsync("/2024/events/2/register/1?township=371502002");
        Assert.Equal(["三月的戏", "四月的戏", "已演的戏"], page.QuerySelectorAll("tbody th[scope=row]").Select(th => th.TextContent).Take(3));
    }

    [Fact]
    public async Task Of_beneficiaries_nothing_gets_out_but_counts_of_five_and_more()
    {
        var id = await site.GivenRegisterAsync("people", RegisterKind.Beneficiaries);
        static string Hash(int i) => i.ToString("x64");
        await site.GivenRowsAsync(id, [.. Enumerable.Range(0, 12).Select(i => Row("东昌府", i < 3 ? "古楼" : "柳园", "", RowState.Done, "2024-02-01", person: Hash(i))), .. Enumerable.Range(20, 7).Select(i => Row("冠县", "贾镇", "", RowState.Done, "2024-02-01", person: Hash(i)))]);
        foreach (var path in (string[])["", ".csv", ".json"])
        {
            var told = await site.Anyone.GetStringAsync("/2024/people/2/register/1" + path);
            Assert.DoesNotContain(Hash(3), told);
        }
        var page = await site.PageAsync("/2024/people/2/register/1");
        var cells = page.QuerySelectorAll("tbody tr").ToDictionary(r => r.Children[0].TextContent + r.Children[1].TextContent, r => r.Children[2].TextContent);
        Assert.Equal(("12", "未公布"), (cells["东昌府合计"], cells["古楼街道"]));
        Assert.Equal("未公布", cells["柳园街道"]);   // 9 people, but 12 − 9 would tell the three of the other place
        Assert.Contains("19", (await site.PageAsync("/2024/people/2")).QuerySelector(".figure")?.TextContent);
    }

    [Fact]
    public async Task An_internal_register_shows_its_figure_alone()
    {
        var id = site.Services.GetService(typeof(Domain.IdSource)) is Domain.IdSource ids ? ids.NewId() : default;
        await site.GivenPlanAsync(code: "inner");
        await site.ActAsync((services, act) => ((Duixian.Features.Registers.OpenRegister.OpenRegister)services.GetService(typeof(Duixian.Features.Registers.OpenRegister.OpenRegister))!).ExecuteAsync(
            new(id, 2024, "inner", "2", 1, RegisterKind.Places, CountRule.Done, 0, Domain.Directory.Universe.Counties, IsPublic: false, "内部台账", null), act, CancellationToken.None));
        await site.GivenRowsAsync(id, Row("东昌府", "柳园", "不给外看的点位", RowState.Done, "2024-02-01"));
        foreach (var path in (string[])["", ".csv", ".json"]) { Assert.DoesNotContain("不给外看的点位", await site.Anyone.GetStringAsync("/2024/inner/2/register/1" + path)); }
        Assert.Contains("只公布数字", (await site.PageAsync("/2024/inner/2/register/1")).QuerySelector(".notice")?.TextContent);
    }
}
