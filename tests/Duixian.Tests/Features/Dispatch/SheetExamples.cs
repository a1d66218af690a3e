using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Features.Dispatch.FileSheet;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Features.Dispatch;

/// <summary>Rounds and sheets, for tests that need some.</summary>
public static class SheetExamples
{
    public static readonly Actor Reporter = new(ActorKind.Office, "371525", Role.Reporter, Guid.Empty, "371525");
    public static readonly Actor Officer = new(ActorKind.Office, "ZFB", Role.DeliveryOfficer, Guid.Empty);

    /// <summary>A round for one month that asks the cells, open from the 25th of the month to the 10th of the next.</summary>
    public static async Task<DispatchRound> GivenSheetRoundAsync(this TestSite site, int number, int month, IEnumerable<AskedCell> cells, int year = 2024, string plan = "report")
    {
        DispatchRound? made = null;
        await site.ActAsync((services, act) =>
        {
            var (db, ids) = (services.GetRequiredService<DuixianDb>(), services.GetRequiredService<IdSource>());
            var first = new DateOnly(year, month, 25);
            var asked = cells.ToList();
            var opened = DispatchRound.Open(new(ids.NewId()), new(year, plan), number, new(Period.Of(Cycle.Monthly, first), new(first, first.AddMonths(1).AddDays(-20), first.AddMonths(1).AddDays(-18), first.AddMonths(1).AddDays(-15)), $"{month}月调度", asked, 5, null, null, null), first, act);
            made = opened.Value;
            db.Add(made);
            return db.SaveAsync(act, async turn =>
            {
                await db.SaveChangesAsync(turn);
                await db.InsertManyAsync(asked.ConvertAll(c => new ProgressReport(new(ids.NewId()), made, c)), turn);
                return null;
            }, CancellationToken.None);
        });
        return made!;   // made inside
    }

    public static Task<List<ProgressReport>> LinesAsync(this TestSite site, DispatchRound round, string party = "371525") =>
        site.WithDbAsync(db => db.Reports.AsNoTracking().Where(r => r.RoundId == round.Id && r.Party == party).OrderBy(r => r.Position).ToListAsync());

    public static FiledLine Files(this ProgressReport line, decimal? amount, bool unchanged = false, Explanation? explanation = null, string? warning = null) =>
        new(line.Id.Value, line.Revision, new(new Figure(amount), unchanged, explanation, warning));

    /// <summary>Files as somebody of an office.</summary>
    public static Task<Result<Receipt>> FileAsync(this TestSite site, Actor by, DispatchRound round, IReadOnlyList<FiledLine> lines, string party = "371525", string? key = null) => site.WithAsync(services =>
    {
        var request = new FileSheetRequest(round.Id.Value, party, lines);
        return services.GetRequiredService<Duixian.Accounts.Acts>().RunAsync(by, key ?? services.GetRequiredService<IdSource>().NewId().ToString("D"), request, null, act => services.GetRequiredService<FileSheet>().ExecuteAsync(request, act, CancellationToken.None), CancellationToken.None);
    });

    /// <summary>A reviewer takes all that waits in a round.</summary>
    public static Task<Receipt> GivenAcceptedAsync(this TestSite site, DispatchRound round) => site.ActAsync(async (services, act) =>
    {
        var db = services.GetRequiredService<DuixianDb>();
        foreach (var line in await db.Reports.Where(r => r.RoundId == round.Id && r.State == ReportState.Submitted).ToListAsync())
        {
            Assert.Null(line.Accept(EvidenceGrade.Unverified, roundClosed: false, act));
        }
        return await db.SaveAsync(act, CancellationToken.None);
    });
}
