using Duixian.Accounts;
using Duixian.Data;
using Duixian.Domain.Dispatch;
using Duixian.Features.Dispatch.ReviewReports;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Dispatch.Api;

/// <summary>Accepting and returning lines.</summary>
internal static class ReviewApi
{
    /// <summary>Accepts the lines named, or every line that waits: all or none. From then on the figures count.</summary>
    /// <param name="round">Id of the round.</param>
    internal static async Task<Results<Ok<ApiReceipt>, ProblemHttpResult>> AcceptAsync(
        Guid round, [FromHeader(Name = ApiManners.KeyHeader)] string key, ApiAcceptance acceptance, Acts acts, AcceptReports accept, StandingLines standing, ApiAnswers answers, CancellationToken cancel)
    {
        if (ApiManners.HoldsNull(acceptance.Lines)) { return ApiManners.Malformed(); }
        var request = new AcceptReportsRequest(round, acceptance.Party, [.. (acceptance.Lines ?? []).Select(l => new SeenLine(l.Report, l.Revision))]);
        return await answers.RunAsync(acts, key, request, act => accept.ExecuteAsync(request, act, cancel), () => standing.BesideAsync(acceptance.Lines ?? [], [.. request.Lines.Select(l => l.Report)], cancel), cancel);
    }

    /// <summary>Gives lines back to their offices, each with its reason: all or none. Accepted ones count no longer then.</summary>
    /// <param name="round">Id of the round.</param>
    internal static async Task<Results<Ok<ApiReceipt>, ProblemHttpResult>> ReturnAsync(
        Guid round, [FromHeader(Name = ApiManners.KeyHeader)] string key, ApiReturn given, Acts acts, ReturnReports back, StandingLines standing, ApiAnswers answers, CancellationToken cancel)
    {
        if (ApiManners.HoldsNull(given.Lines)) { return ApiManners.Malformed(); }
        var request = new ReturnReportsRequest(round, [.. given.Lines.Select(l => new ReturnedLine(l.Report, l.Revision, l.Reason))]);
        return await answers.RunAsync(acts, key, request, act => back.ExecuteAsync(request, act, cancel), () => standing.BesideAsync(given.Lines, [.. request.Lines.Select(l => l.Report)], cancel), cancel);
    }
}

/// <summary>What a client is shown whose lines have moved on: what it sent, and what stands.</summary>
internal sealed class StandingLines(DuixianDb db, SignedIn signedIn)
{
    /// <param name="yours">What the client sent.</param>
    public async Task<IReadOnlyList<KeyValuePair<string, object?>>> BesideAsync(object yours, IReadOnlyList<Guid> reports, CancellationToken cancel)
    {
        var ids = reports.Select(r => new ReportId(r)).ToList();
        var lines = await db.Reports.AsNoTracking().Where(r => ids.Contains(r.Id)).OrderBy(r => r.Party).ThenBy(r => r.Position).ThenBy(r => r.Id).ToListAsync(cancel);
        return [new("yours", yours), new("stands", lines.Where(r => signedIn.Actor?.MayTouch(r.Party) ?? false).Select(ApiLine.From).ToList())];
    }
}
