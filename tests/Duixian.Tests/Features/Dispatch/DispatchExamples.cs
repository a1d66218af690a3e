using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Features.Dispatch;

/// <summary>Rounds opened and closed by the use cases, for tests that need some.</summary>
public static class DispatchExamples
{
    /// <summary>Opens a round of everything that is asked; without days it opens on the period's first day, is due on its last, has three days of grace and closes ten days later.</summary>
    public static async Task<RoundId> GivenRoundAsync(
        this TestSite site, string period = "2024-05", int year = 2024, string plan = "report", RoundDays? days = null, string[]? items = null, string[]? parties = null, string? why = null)
    {
        var id = site.Services.GetRequiredService<IdSource>().NewId();
        var asked = Period.Parse(period) ?? throw new InvalidOperationException($"{period} is no period.");
        days ??= new(asked.From, asked.To, asked.To.AddDays(3), asked.To.AddDays(10));
        await site.ActAsync((services, act) => services.GetRequiredService<Duixian.Features.Dispatch.OpenRound.OpenRound>().ExecuteAsync(
            new(id, year, plan, period, days.Opens, days.Due, days.Grace, days.Closes, $"{period} 调度", items ?? [], parties ?? [], "市政府办", why), act, CancellationToken.None));
        return new(id);
    }

    public static async Task<Receipt> GivenRoundClosedAsync(this TestSite site, RoundId id)
    {
        var revision = (await site.RoundAsync(id)).Revision;
        return await site.ActAsync((services, act) => services.GetRequiredService<Duixian.Features.Dispatch.CloseRound.CloseRound>().ExecuteAsync(new(id.Value, revision), act, CancellationToken.None));
    }

    public static Task<DispatchRound> RoundAsync(this TestSite site, RoundId id) => site.WithDbAsync(db => db.Rounds.AsNoTracking().SingleAsync(r => r.Id == id));

    /// <summary>The lines of a round in the order of the sheets.</summary>
    public static Task<List<ProgressReport>> ReportsAsync(this TestSite site, RoundId id) =>
        site.WithDbAsync(db => db.Reports.AsNoTracking().Where(r => r.RoundId == id).OrderBy(r => r.Position).ThenBy(r => r.Party).ToListAsync());

    /// <summary>Files and accepts lines as the domain does it, past the pages that do it for people.</summary>
    public static Task<Receipt> GivenAcceptedAsync(this TestSite site, RoundId id, string party, decimal amount, string? item = null) => site.ActAsync(async (services, act) =>
    {
        var db = services.GetRequiredService<DuixianDb>();
        var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == id);
        foreach (var report in await db.Reports.Where(r => r.RoundId == id && r.Party == party && (item == null || r.Item == item)).ToListAsync())
        {
            Assert.Null(report.File(new(new Figure(amount), false, null, null), "ZFB", proxy: false, needsApprover: false, round, round.Due));
            Assert.Null(report.Accept(EvidenceGrade.Unverified, round.ClosedOn is not null, act));
        }
        return await db.SaveAsync(act, CancellationToken.None);
    });
}
