using Duixian.Data;
using Duixian.Data.Rollups;
using Duixian.Domain;
using Duixian.Domain.Commitments;
using Duixian.Domain.Directory;
using Duixian.Domain.Plans;
using Duixian.Domain.Projects;
using Duixian.Domain.Shares;
using Duixian.Domain.Standings;
using Duixian.Features.Public.Shares;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Public.Places;

/// <summary>A county or zone in one line of the index.</summary>
/// <param name="Shares">How many shares it answers for in the newest year that has some.</param>
internal sealed record PlaceLine(string Code, string Name, UnitKind Kind, int Shares);

/// <summary>One share of a place with the item it belongs to.</summary>
internal sealed record PlaceShare(string Plan, string PlanTitle, bool Retold, string Item, string Title, string Subject, string? LeadName, DateOnly Due, Promise? Promise, Measure? Measure, string BaseUnit, int TargetVersion, PublicShare Share);

/// <summary>The key projects whose investment the place's government reports, in one line.</summary>
/// <param name="Planned">For the year, in 元.</param>
internal sealed record PlaceProjects(int Year, string Office, int Items, decimal Planned);

/// <summary>What a county or zone answers for in one year.</summary>
/// <param name="Projects">Null where it reports none; of the shown year, or of the newest where nothing is shown.</param>
internal sealed record PlaceView(string Code, string Name, PartyKind Kind, int? Year, IReadOnlyList<int> Years, IReadOnlyList<PlaceShare> Shares, IReadOnlyList<PartyStanding> Standings, IReadOnlyList<PlanStanding> Plans, PlaceProjects? Projects)
{
    /// <summary>How its part of an indicator stands; null before anything was reported or judged.</summary>
    public PartyStanding? Of(PlaceShare share) => Standings.FirstOrDefault(s => s.Plan == share.Plan && s.Item == share.Item && s.Indicator == share.Share.Indicator);

    /// <summary>The plan as a whole, once one of the place's parts was reported or judged.</summary>
    public PlanStanding? PlanOf(string plan) => Standings.Any(s => s.Plan == plan && (s.AsOf is not null || s.Light != Light.Unjudged)) ? Plans.FirstOrDefault(p => p.Plan == plan) : null;
}

/// <summary>Who answers for what, seen from the county.</summary>
internal sealed class PlaceToRead(DuixianDb db)
{
    private const int Most = 500;
    private const int YearsOffered = 10;

    public async Task<(int? Year, IReadOnlyList<PlaceLine> Lines)> AllAsync(CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);   // one for all questions of the page
        var units = await db.Units.AsNoTracking().IgnoreAutoIncludes().Where(u => u.Until == null).OrderBy(u => u.Position).ThenBy(u => u.Code).Take(Most).ToListAsync(cancel);
        var newest = await NewestYearsAsync(cancel);
        var year = await Current().Where(l => newest.Contains(l.Year)).MaxAsync(l => (int?)l.Year, cancel);
        var counts = await Current().Where(l => l.Year == year).GroupBy(l => l.Party).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, StringComparer.Ordinal, cancel);
        return (year, [.. units.Select(u => new PlaceLine(u.Code, u.Name, u.Kind, counts.GetValueOrDefault(u.Code)))]);
    }

    /// <summary>The code a place is found under: its own, or that of the one unit that answers for the region of this code. Null when there is none.</summary>
    public async Task<string?> CodeOfAsync(string asked, CancellationToken cancel)
    {
        if (asked.Length is 0 or > 20) { return null; }
        if (await db.Units.AnyAsync(u => u.Code == asked, cancel)) { return asked; }
        var covering = await db.Units.IgnoreAutoIncludes().Where(u => u.Regions.Any(r => r.Region == asked && r.Until == null)).OrderBy(u => u.Code).Select(u => u.Code).Take(2).ToListAsync(cancel);
        return covering.Count == 1 ? covering[0] : null;
    }

    /// <param name="year">Null: the newest year in which it answers for something.</param>
    public async Task<PlaceView> ReadAsync(string code, int? year, CancellationToken cancel)
    {
        var unit = await db.Units.AsNoTracking().IgnoreAutoIncludes().SingleAsync(u => u.Code == code, cancel);
        var newest = await NewestYearsAsync(cancel);
        var years = await Current().Where(l => l.Party == code && newest.Contains(l.Year)).Select(l => l.Year).Distinct().OrderDescending().ToListAsync(cancel);
        var older = year is not null && !newest.Contains(year.Value) && await Current().AnyAsync(l => l.Party == code && l.Year == year, cancel);
        var at = older || years.Contains(year ?? 0) ? year : years.Count > 0 ? years[0] : (int?)null;
        var shares = await (
            from share in db.ShareLines.AsNoTracking()
            where share.Party == code && share.Year == at
            join line in db.ListLines on new { share.Year, share.Plan, share.Item, share.Indicator } equals new { line.Year, line.Plan, line.Item, line.Indicator }
            join head in db.ShareSummaries on new { share.Year, share.Plan, share.Item, share.Indicator } equals new { head.Year, head.Plan, head.Item, head.Indicator }
            join plan in db.PlanSummaries on new { share.Year, share.Plan } equals new { plan.Year, plan.Plan }
            where !line.Withdrawn
            orderby share.Plan, line.Position, line.Item, line.Indicator
            select new PlaceShare(
                share.Plan, plan.Title, plan.Retold, line.Item, line.Title, line.Subject, line.LeadName, line.Due, line.Promise, line.Measure, line.BaseUnit, line.TargetVersion,
                new PublicShare(
                    share.Indicator, share.Party, share.PartyName, share.Kind, share.Amount,
                    head.Version, head.TargetVersion, head.Method, head.Universe, head.Target, head.Unit, head.Sum, head.Works, head.Basis, head.Reason, head.Day, head.ConfirmedOn))).Take(Most).ToListAsync(cancel);
        var standings = await db.PartyStandings.AsNoTracking().Where(s => s.Party == code && s.Year == at && !s.Withdrawn).OrderBy(s => s.Plan).ThenBy(s => s.Item).ThenBy(s => s.Indicator).Take(Most).ToListAsync(cancel);
        var plans = await db.PlanStandings.AsNoTracking().Where(s => s.Year == at).OrderBy(s => s.Plan).Take(Most).ToListAsync(cancel);
        return new(code, unit.Name, unit.Kind == UnitKind.Zone ? PartyKind.Zone : PartyKind.County, at, years, shares, standings, plans, await ProjectsAsync(code, at ?? year, cancel));
    }

    private async Task<PlaceProjects?> ProjectsAsync(string code, int? year, CancellationToken cancel)
    {
        var reported =
            from line in db.ListLines.AsNoTracking()
            where line.Plan == PlanAddress.Projects && line.Indicator == InvestmentPlan.Completed && !line.Withdrawn && (year == null || line.Year == year)
            join office in db.Offices.AsNoTracking() on line.Lead equals office.Code
            where office.Unit == code && (office.Kind == OfficeKind.County || office.Kind == OfficeKind.Zone)
            group line by new { line.Year, office.Code } into g
            orderby g.Key.Year descending, g.Key.Code
            select new { g.Key.Year, g.Key.Code, Items = g.Count(), Planned = g.Sum(l => l.Amount) };
        return await reported.FirstOrDefaultAsync(cancel) is { } found ? new(found.Year, found.Code, found.Items, found.Planned ?? 0) : null;
    }

    /// <summary>The years that are offered; what a page costs must not grow with every year a city has lived through. Older ones are found by their address.</summary>
    private Task<List<int>> NewestYearsAsync(CancellationToken cancel) => db.PlanSummaries.Select(p => p.Year).Distinct().OrderDescending().Take(YearsOffered).ToListAsync(cancel);

    /// <summary>Shares of items that stand.</summary>
    private IQueryable<ShareLine> Current() =>
        from share in db.ShareLines.AsNoTracking()
        where db.ListLines.Any(l => l.Year == share.Year && l.Plan == share.Plan && l.Item == share.Item && l.Indicator == share.Indicator && !l.Withdrawn)
        select share;
}
