using Duixian.Accounts;
using Duixian.Data;
using Duixian.Domain.Dispatch;
using Duixian.Features.Dispatch.Corrections;
using Duixian.Features.Dispatch.FileSheet;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Dispatch.Api;

/// <summary>Filing lines and proposing corrections.</summary>
internal static class FilingApi
{
    /// <summary>Files lines of one party: all or none. Lines that are not named stay as they are.</summary>
    /// <param name="round">Id of the round.</param>
    /// <param name="party">Code of the county, zone or office.</param>
    internal static async Task<Results<Ok<ApiReceipt>, ProblemHttpResult>> FileAsync(
        Guid round, string party, [FromHeader(Name = ApiManners.KeyHeader)] string key, ApiFiling filing, Acts acts, FileSheet.FileSheet file, StandingLines standing, ApiAnswers answers, CancellationToken cancel)
    {
        if (ApiManners.HoldsNull(filing.Lines)) { return ApiManners.Malformed(); }
        var request = new FileSheetRequest(round, party, [.. filing.Lines.Select(l => new FiledLine(l.Report, l.Revision, new Filing(
            l.Figure?.Said ?? Figure.Blank, l.Unchanged, l.Explanation is { } e ? new Explanation(e.Reason, e.NewDay, e.Obstacle) : null, l.WarningReason)))]);
        return await answers.RunAsync(acts, key, request, act => file.ExecuteAsync(request, act, cancel), () => standing.BesideAsync(filing.Lines, [.. request.Lines.Select(l => l.Report)], cancel), cancel);
    }

    /// <summary>Proposes to correct a figure that stands; somebody else decides.</summary>
    internal static async Task<Results<Ok<ApiReceipt>, ProblemHttpResult>> CorrectAsync(
        [FromHeader(Name = ApiManners.KeyHeader)] string key, ApiCorrection correction, Acts acts, ProposeCorrection propose, DuixianDb db, ApiAnswers answers, CancellationToken cancel)
    {
        var c = correction;
        var request = new ProposeCorrectionRequest(c.Year, c.Plan, c.Item, c.Indicator, c.Party, c.AsOf, c.Old.Said, c.New.Said, c.Reason);
        return await answers.RunAsync(acts, key, request, act => propose.ExecuteAsync(request, act, cancel), async () =>
        {
            var stands = await db.FigurePoints.AsNoTracking().SingleOrDefaultAsync(p => p.Year == c.Year && p.Plan == c.Plan && p.Item == c.Item && p.Indicator == c.Indicator && p.Party == c.Party && p.AsOf == c.AsOf, cancel);
            return [new("yours", correction), new("stands", stands?.Figure)];
        }, cancel);
    }
}
