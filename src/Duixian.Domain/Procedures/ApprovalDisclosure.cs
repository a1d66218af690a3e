using Duixian.Domain.Dispatch;

namespace Duixian.Domain.Procedures;

/// <summary>How a step ended, as it is published.</summary>
public enum ApprovalResult
{
    /// <summary>The document was issued (办结).</summary>
    Granted,

    /// <summary>It was issued on the applicant's word (告知承诺).</summary>
    GrantedOnPromise,
}

/// <summary>One line of the table of approvals (审批公示): what 国办发〔2017〕94号 asks to be published of each.</summary>
/// <param name="ProjectCode">The unified project code; null where none is known, which is to be mended before publishing.</param>
/// <param name="Due">Last day for publishing.</param>
/// <param name="PublishedOn">Null while it is not.</param>
/// <param name="IsOverdue">Not published, and the last day is over.</param>
public sealed record DisclosureRow(
    string ProjectName, string? ProjectCode, string Step, string StepName, string StepEnglishName, ApprovalResult Result, DateOnly Day, string? Number, string Authority, DateOnly Due, DateOnly? PublishedOn, bool IsOverdue)
{
    /// <summary>Published after the last day.</summary>
    public bool WasLate => PublishedOn > Due;
}

/// <summary>The table of approvals of a project, made of its procedures alone, so that nobody types it.</summary>
public static class ApprovalDisclosure
{
    /// <summary>Working days within which a result is published.</summary>
    public const int DaysToPublish = 20;

    /// <summary>The same for a licence.</summary>
    public const int DaysToPublishLicence = 7;

    /// <summary>What ended with a document, the first day first. Open and exempt steps have no result, and a promise without a document has none.</summary>
    /// <param name="published">Days on which results were published, by code of the step.</param>
    public static IReadOnlyList<DisclosureRow> Of(
        string projectName, string? projectCode, ProcedureTemplate template, ProjectProcedures procedures, IReadOnlyDictionary<string, DateOnly> published, DateOnly today, WorkingDayIndex days)
    {
        var rows = new List<DisclosureRow>();
        foreach (var step in template.Steps)
        {
            if (procedures.Find(step.Code) is not { SettledOn: { } day } progress || progress is not ({ State: StepState.Done } or { State: StepState.Promised, Number: not null })) { continue; }
            rows.Add(Row(projectName, projectCode, step, progress, day, published.TryGetValue(step.Code, out var on) ? on : null, today, days));
        }
        return [.. rows.OrderBy(r => r.Day)];   // a stable order: of one day as in the template
    }

    /// <summary>One line of it.</summary>
    /// <param name="progress">Settled with a document.</param>
    /// <param name="day">The day it was settled.</param>
    /// <param name="on">The day it was published; null while it is not.</param>
    public static DisclosureRow Row(string projectName, string? projectCode, ProcedureStep step, ProcedureStepProgress progress, DateOnly day, DateOnly? on, DateOnly today, WorkingDayIndex days)
    {
        var due = DateOnly.FromDayNumber(days.After(day.DayNumber, step.IsLicence ? DaysToPublishLicence : DaysToPublish));
        var result = progress.State == StepState.Promised ? ApprovalResult.GrantedOnPromise : ApprovalResult.Granted;
        return new(projectName, projectCode, step.Code, step.Name, step.EnglishName, result, day, progress.Number, step.Authority, due, on, on is null && today > due);
    }
}
