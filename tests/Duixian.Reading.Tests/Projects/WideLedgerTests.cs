using System.Text;
using Duixian.Reading.Projects;

namespace Duixian.Reading.Tests.Projects;

public sealed class WideLedgerTests
{
    [Fact]
    public void A_header_is_found_although_most_of_its_columns_are_nobodys_here()
    {
        var text = new StringBuilder("项目名称,县区,项目法人,类别,阶段,总投资（万元）");
        for (var i = 0; i < 50; i++) { text.Append(",自用栏").Append(i); }
        text.Append("\n演示宽表项目,冠县,演示公司,产业,在建,1200");
        for (var i = 0; i < 50; i++) { text.Append(',').Append(i); }
        var reading = ProjectBookReader.Read("宽表.csv", Encoding.UTF8.GetBytes(text.Append('\n').ToString()), new(new DateOnly(2024, 3, 1)));
        var row = Assert.Single(reading.Sheets.SelectMany(s => s.Rows));
        Assert.Equal(("演示宽表项目", 12_000_000m, 50), (row.Name, row.TotalInvestmentYuan, row.Unmapped.Count));
    }
}
