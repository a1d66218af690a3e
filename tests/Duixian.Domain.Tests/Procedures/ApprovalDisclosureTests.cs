using Duixian.Domain.Dispatch;
using Duixian.Domain.Procedures;
using static Duixian.Domain.Tests.Procedures.Told;

namespace Duixian.Domain.Tests.Procedures;

public sealed class ApprovalDisclosureTests
{
    private static readonly ProcedureTemplate Template = Template(
        Step("A", Calendar(0)), Step("B", Working(20)), Step("C", Working(20)), Step("D", Working(7), start: true) with { IsLicence = true }, Step("E", Working(7)));

    private static IReadOnlyList<DisclosureRow> RowsOf(string today, params (string Step, string Day)[] published)
    {
        var project = Begun(Template);
        var saying = Saying(Template, "2024-09-20");
        Assert.Null(project.Finish("D", Day("2024-09-20"), "施许〔2024〕1号", null, null, saying));
        Assert.Null(project.Finish("A", Day("2024-09-02"), null, null, null, saying));
        Assert.Null(project.Promise("B", Day("2024-09-05"), "水保承诺〔2024〕2号", "承诺制", null, saying));
        Assert.Null(project.Promise("E", Day("2024-09-05"), null, "承诺制", null, saying));
        Assert.Null(project.Exempt("C", Day("2024-09-05"), "不涉及", saying));
        return ApprovalDisclosure.Of("演示园区一期", "2403-371525-04-01-123456", Template, project, published.ToDictionary(p => p.Step, p => Day(p.Day), StringComparer.Ordinal), Day(today), WorkCalendar.Shipped.Indexed);
    }

    [Fact]
    public void Only_what_ended_with_a_document_is_published_the_first_day_first()
    {
        var rows = RowsOf("2024-09-20");
        Assert.Equal([("A", ApprovalResult.Granted, null), ("B", ApprovalResult.GrantedOnPromise, "水保承诺〔2024〕2号"), ("D", ApprovalResult.Granted, "施许〔2024〕1号")], rows.Select(r => (r.Step, r.Result, r.Number)));
        Assert.Equal(("演示园区一期", "2403-371525-04-01-123456", Day("2024-09-02"), "A局"), (rows[0].ProjectName, rows[0].ProjectCode, rows[0].Day, rows[0].Authority));
    }

    [Fact]
    public void A_result_is_due_within_twenty_working_days_and_a_licence_within_seven()
    {
        // From 2 September: over the Mid-Autumn holiday and its make-up Saturday. From Friday 20 September: 23 to 27, Sunday 29 and the 30th.
        Assert.Equal([Day("2024-09-30"), Day("2024-10-10"), Day("2024-09-30")], RowsOf("2024-09-20").Select(r => r.Due));
    }

    [Fact]
    public void What_is_not_published_after_its_last_day_is_overdue()
    {
        Assert.All(RowsOf("2024-09-30"), r => Assert.False(r.IsOverdue));
        Assert.Equal([true, false, true], RowsOf("2024-10-01").Select(r => r.IsOverdue));
        Assert.Equal([false, false, true], RowsOf("2024-10-08", ("A", "2024-10-01")).Select(r => r.IsOverdue));
        Assert.Equal([true, false, false], RowsOf("2024-10-08", ("A", "2024-10-01"), ("D", "2024-09-30")).Select(r => r.WasLate));
    }
}
