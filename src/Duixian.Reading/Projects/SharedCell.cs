using Duixian.Domain.Projects;

namespace Duixian.Reading.Projects;

/// <summary>Cells that hold two things – a leader and whom to call, a start and a finish: one of them changes and the other stays as it is written.</summary>
internal static class SharedCell
{
    /// <summary>The column that holds a field together with another one.</summary>
    public static ProjectField? ColumnOf(ProjectField field) => field switch
    {
        ProjectField.Leader or ProjectField.Contact => ProjectField.Lead,
        ProjectField.StartPlanned or ProjectField.FinishPlanned => ProjectField.BuildPeriod,
        _ => null,
    };

    /// <param name="old">What the cell holds now.</param>
    /// <returns>Null where the value does not fit such a cell.</returns>
    public static string? Write(ProjectField field, object? value, string old, DateText dates) => (field, value) switch
    {
        (ProjectField.Leader, string leader) => Lead(old, leader, null),
        (ProjectField.Contact, ContactCell contact) => Lead(old, null, contact),
        (ProjectField.StartPlanned, PartialDate start) => Period(old, start, null, dates),
        (ProjectField.FinishPlanned, PartialDate finish) => Period(old, null, finish, dates),
        _ => null,
    };

    private static string Lead(string old, string? leader, ContactCell? contact)
    {
        var (knownLeader, known) = PeopleText.Lead(old);
        var text = old;
        foreach (var (from, to) in new[] { (knownLeader, leader), (known?.Name, contact?.Name), (known?.Phone, contact?.Phone) })
        {
            if (to is null) { continue; }
            // Labels and line breaks stay; what was not there before comes last.
            text = from is not null && text.Contains(from, StringComparison.Ordinal) ? text.Replace(from, to, StringComparison.Ordinal) : text.Length == 0 ? to : $"{text}\n{to}";
        }
        return text;
    }

    private static string Period(string old, PartialDate? start, PartialDate? finish, DateText dates)
    {
        var read = dates.OfText(old);
        var (from, until) = (start ?? read.Date, finish ?? read.Until ?? read.Date);
        return string.Join('-', new[] { from, until }.OfType<PartialDate>().Select(d => d.Precision == DatePrecision.Year ? $"{d.Year}" : $"{d.First.Year}.{d.First.Month}"));
    }
}
