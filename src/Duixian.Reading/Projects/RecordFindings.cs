using Duixian.Domain.Projects;

namespace Duixian.Reading.Projects;

/// <summary>What a person should look at again in a record that was typed: the findings a ledger would have brought with it, in the same words.</summary>
public static class RecordFindings
{
    /// <param name="record">As it was typed.</param>
    /// <param name="counties">Full names of the counties it lies in.</param>
    /// <param name="today">No code can be from later.</param>
    /// <returns>Of code, credit code and industry, <see cref="ProjectFinding.Field"/> as in JSON; none of them refuses anything.</returns>
    public static IReadOnlyList<ProjectFinding> Of(ProjectRecord record, IReadOnlyList<string> counties, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(record);
        var findings = new Findings("");
        var text = new CodeText(ProjectWords.Of(Vocabulary.Standard), today, findings);
        if (record.Code is { } code) { text.CheckPlace(text.ProjectCodeOf(code, null, "code"), counties, null, "code"); }
        if (record.OwnerCode is { } credit) { text.CreditCodeOf(credit, null, "ownerUscc"); }
        if (record.Industry is { } industry) { text.IndustryOf(industry, null, "industry"); }
        return findings.All;
    }
}
