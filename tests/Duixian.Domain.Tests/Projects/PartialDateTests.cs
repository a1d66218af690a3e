using CsCheck;
using Duixian.Domain.Projects;
using Xunit;

namespace Duixian.Domain.Tests.Projects;

public sealed class PartialDateTests
{
    [Fact]
    public void A_date_is_written_as_exactly_as_it_is_known()
    {
        Assert.Equal("2024", PartialDate.OfYear(2024).ToString());
        Assert.Equal("2025-H1", new PartialDate(2025, DatePrecision.Half, 1).ToString());
        Assert.Equal("2024-Q3", new PartialDate(2024, DatePrecision.Quarter, 3).ToString());
        Assert.Equal("2024-03", PartialDate.OfMonth(2024, 3).ToString());
        Assert.Equal("2024-02-29", PartialDate.OfDay(2024, 2, 29).ToString());
    }

    [Fact]
    public void There_is_no_30_February_no_month_13_and_no_year_3024()
    {
        Assert.Null(PartialDate.OfDay(2024, 2, 30));
        Assert.Null(PartialDate.OfMonth(2024, 13));
        Assert.Null(PartialDate.OfYear(3024));
    }

    [Fact]
    public void The_first_day_is_never_after_the_last() =>
        Gen.Select(Gen.Int[1950, 2090], Gen.Enum<DatePrecision>(), Gen.Int[1, 2]).Sample((year, precision, part) =>
        {
            var date = new PartialDate(year, precision, part, 1);
            return date.First <= date.Last && date.First.Year == year && date.Last.Year == year && (precision != DatePrecision.Day || date.First == date.Last);
        });

    [Theory]
    [InlineData("3981", 'C')]
    [InlineData("C3981", 'C')]
    [InlineData("4430", 'D')]
    [InlineData("0111", 'A')]
    [InlineData("7810", 'N')]
    [InlineData("9700", 'T')]
    [InlineData("A3981", null)]
    [InlineData("9811", null)]
    [InlineData("电子", null)]
    public void An_industry_code_belongs_to_the_section_of_its_division(string code, char? section) => Assert.Equal(section, IndustryCode.SectionOf(code));

    [Theory]
    [InlineData("2024", "2024-01-01", "2024-12-31")]
    [InlineData("2024-H2", "2024-07-01", "2024-12-31")]
    [InlineData("2024-Q1", "2024-01-01", "2024-03-31")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29")]
    [InlineData("2024-02-29", "2024-02-29", "2024-02-29")]
    public void What_is_kept_is_read_back_as_exact_as_it_was(string text, string first, string last)
    {
        var date = PartialDate.Parse(text);
        Assert.Equal((text, DateOnly.Parse(first, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture)), (date?.ToString(), date!.Value.First, date.Value.Last));
    }

    [Theory]
    [InlineData("2024-13")]
    [InlineData("2024-Q5")]
    [InlineData("2024-H3")]
    [InlineData("2023-02-29")]
    [InlineData("1024")]
    [InlineData("24-03")]
    [InlineData(null)]
    public void Anything_else_is_no_day(string? text) => Assert.Null(PartialDate.Parse(text));

    [Fact]
    public void One_is_surely_before_another_only_where_no_day_of_both_could_be_the_other_way_round()
    {
        Assert.True(PartialDate.Parse("2024-03")!.Value.IsSurelyBefore(PartialDate.Parse("2024-Q2")!.Value));
        Assert.False(PartialDate.Parse("2024")!.Value.IsSurelyBefore(PartialDate.Parse("2024-12-31")!.Value));
    }
}
