using System.Text.Json.Serialization;
using Duixian.Domain.Dispatch;

namespace Duixian.Features.Dispatch.Api;

/// <summary>One round: what is asked up to which day, and the four days of it.</summary>
/// <param name="Id">Names the round in other addresses.</param>
/// <param name="Round">Its number within the plan.</param>
/// <param name="Period">2024-W21, 2024-05-1, 2024-05 or 2024-Q2.</param>
/// <param name="AsOf">Figures are running totals up to this day.</param>
/// <param name="Cells">Figures asked for in all.</param>
/// <param name="ClosedOn">Null while figures count without a correction.</param>
public sealed record ApiRound(Guid Id, int Year, string Plan, int Round, string Period, DateOnly AsOf, DateOnly Opens, DateOnly Due, DateOnly Grace, DateOnly Closes, string Title, int Cells, int Parties, DateOnly? ClosedOn);

/// <summary>All lines of one party in one round.</summary>
public sealed record ApiSheet(ApiRound Round, string Party, IReadOnlyList<ApiLine> Lines);

/// <summary>One line as it stands.</summary>
/// <param name="Report">Names the line.</param>
/// <param name="Revision">Send it back with whatever you do to the line: if it has moved on since, the answer is 409.</param>
/// <param name="Office">The office that filed it; null before.</param>
/// <param name="Proxy">Another office filed for the party.</param>
/// <param name="Late">Filed after the day of grace.</param>
public sealed record ApiLine(
    Guid Report, long Revision, string Item, int Indicator, string Party, [property: JsonConverter(typeof(JsonStringEnumConverter<ReportState>))] ReportState State, Figure Figure, bool Unchanged,
    Explanation? Explanation, string? WarningReason, string? ReturnReason, [property: JsonConverter(typeof(JsonStringEnumConverter<EvidenceGrade>))] EvidenceGrade Grade, string? Office, bool Proxy, bool Late, DateOnly? FiledOn)
{
    internal static ApiLine From(ProgressReport report) => new(
        report.Id.Value, report.Revision, report.Item, report.Indicator, report.Party, report.State, report.Figure, report.Unchanged,
        report.Explanation, report.WarningReason, report.ReturnReason, report.Grade, report.Office, report.Proxy, report.Late, report.FiledOn);
}

/// <summary>Accepts lines: all of them or none.</summary>
/// <param name="Party">Only of this party; asked where no lines are named.</param>
/// <param name="Lines">What was seen. None: every line that waits now and was not filed by the one who accepts.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ApiAcceptance(string? Party = null, IReadOnlyList<ApiSeenLine>? Lines = null);

/// <summary>A line as it was seen.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ApiSeenLine(Guid Report, long Revision);

/// <summary>Gives lines back, each with its reason: all of them or none.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ApiReturn(IReadOnlyList<ApiReturnedLine> Lines);

/// <summary>A line that goes back to its office.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ApiReturnedLine(Guid Report, long Revision, string Reason);

/// <summary>What was done, for good.</summary>
/// <param name="Act">Id of the act.</param>
/// <param name="Entry">Sequence of its first entry in the ledger.</param>
public sealed record ApiReceipt(Guid Act, long Entry);

/// <summary>Lines that are filed together.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ApiFiling(IReadOnlyList<ApiFiledLine> Lines);

/// <summary>One line as it is filed.</summary>
/// <param name="Figure">Not asked where the line is unchanged.</param>
/// <param name="Unchanged">The last figure stands.</param>
/// <param name="Explanation">Asked where the figure is behind; it is printed in public.</param>
/// <param name="WarningReason">Why an unlikely figure is right all the same.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ApiFiledLine(Guid Report, long Revision, ApiFigure? Figure = null, bool Unchanged = false, ApiExplanation? Explanation = null, string? WarningReason = null);

/// <summary>A figure up to a day. Give what its way of measuring asks for and leave out the rest.</summary>
/// <param name="Amount">Running total or level in base units (yuan, people, per cent); 1 or 0 for yes or no.</param>
/// <param name="Numerator">Of a rate.</param>
/// <param name="Denominator">Of a rate.</param>
/// <param name="Steps">Steps done.</param>
/// <param name="InForceFrom">First day a policy is in force.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ApiFigure(decimal? Amount = null, decimal? Numerator = null, decimal? Denominator = null, IReadOnlyList<ApiStepDone>? Steps = null, DateOnly? InForceFrom = null)
{
    internal Figure Said => new(Amount, Numerator, Denominator, Steps?.Where(s => s is not null).Select(s => new StepDone(s.Index, s.Day)).ToList(), InForceFrom);
}

/// <summary>A step that was done.</summary>
/// <param name="Index">Its place in the promise, from 0.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ApiStepDone(int Index, DateOnly Day);

/// <summary>Why a line is behind, until when, and who can remove the obstacle.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ApiExplanation(string Reason, DateOnly? NewDay = null, string? Obstacle = null);

/// <summary>A figure that stands and should be another.</summary>
/// <param name="AsOf">The day the figure is up to.</param>
/// <param name="Old">The figure that was seen; if another stands by now, the answer is 409.</param>
/// <param name="Reason">Why; printed in public once it is allowed.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ApiCorrection(int Year, string Plan, string Item, int Indicator, string Party, DateOnly AsOf, ApiFigure Old, ApiFigure New, string Reason);
