using CsCheck;
using Duixian.Domain.Projects;
using Xunit;

namespace Duixian.Domain.Tests.Projects;

public sealed class ProjectCodeTests
{
    private static readonly DateOnly Today = new(2024, 12, 31);

    private static readonly Gen<string> Bodies = Gen.Select(Gen.Int[21, 24], Gen.Int[1, 12], Gen.Int[0, 99], Gen.Int[1, 99], Gen.Int[1, 9], Gen.Int[0, 99_999])
        .Select((year, month, county, department, type, random) => $"{year:00}{month:00}3715{county:00}{department:00}{type:00}{random:00000}");

    [Fact]
    public void The_one_published_code_of_the_high_tech_zone_is_sound_though_its_region_stands_in_no_table()
    {
        var code = ProjectCode.Read("2101-371591-04-01-436244", Today);
        Assert.Equal((ProjectCodeForm.Current, "371591"), (code.Form, code.Region));
        Assert.Empty(code.Faults);
    }

    [Theory]
    [InlineData("21013715910401436244")]
    [InlineData("２１０１－３７１５９１－０４－０１－４３６２４４")]
    [InlineData(" 2101—371591—04—01—436244 ")]
    [InlineData("2101-371591-04\n-01-436244")]
    public void However_it_is_written_it_comes_out_with_four_hyphens(string written) => Assert.Equal("2101-371591-04-01-436244", ProjectCode.Read(written, Today).Text);

    [Theory]
    [InlineData("2018-371523-30-03-067078", "371523")]
    [InlineData("2019-371525-35-03-095854", "371525")]
    public void A_code_from_before_the_switch_is_accepted(string written, string region)
    {
        var code = ProjectCode.Read(written, Today);
        Assert.Equal((ProjectCodeForm.Old, region, true), (code.Form, code.Region, code.IsUsable));
        Assert.Empty(code.Faults);
    }

    [Theory]
    [InlineData("2313-371526-04-01-555551", ProjectCodeFault.Month)]
    [InlineData("2301-371526-04-01-55555", ProjectCodeFault.Length)]
    [InlineData("2301-371526-04-01-5555X1", ProjectCodeFault.Characters)]
    [InlineData("2506-371526-04-01-555551", ProjectCodeFault.Future)]
    [InlineData("2301-991526-04-01-555551", ProjectCodeFault.Province)]
    public void What_no_code_can_be_is_malformed(string written, ProjectCodeFault fault)
    {
        var code = ProjectCode.Read(written, Today);
        Assert.False(code.IsUsable);
        Assert.Contains(fault, code.Faults);
    }

    [Fact]
    public void Every_number_in_3715_is_a_region_that_may_be() =>
        Bodies.Sample(body => ProjectCode.Read(body + ProjectCode.CheckDigit(body), Today) is { IsUsable: true, Faults.Count: 0 });

    [Fact]
    public void One_wrong_digit_among_the_last_six_is_always_noticed_and_never_refused() =>
        Gen.Select(Bodies, Gen.Int[14, 18], Gen.Int[1, 9]).Sample((body, at, shift) =>
        {
            var good = body + ProjectCode.CheckDigit(body);
            var wrong = good[..at] + (char)('0' + ((good[at] - '0' + shift) % 10)) + good[(at + 1)..];
            var code = ProjectCode.Read(wrong, Today);
            Assert.True(code.IsUsable);
            Assert.Equal([ProjectCodeFault.CheckDigit], code.Faults);
        });

    [Fact]
    public void Nothing_anybody_writes_makes_it_throw() => Gen.String.Sample(text => ProjectCode.Read(text, Today) is not null);
}
