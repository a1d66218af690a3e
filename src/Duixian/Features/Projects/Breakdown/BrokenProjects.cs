using System.Globalization;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Projects;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Projects.Breakdown;

/// <summary>Reads the projects a person sees for a breakdown of one year. Three questions however many there are.</summary>
internal sealed class BrokenProjects(DuixianDb db, CivilDay civilDay)
{
    public const string QYear = "year";

    private const int Most = 50_000;

    /// <param name="year">Null: the newest year of which there is an implementation list.</param>
    public async Task<(int Year, DateOnly Day, IReadOnlyList<int> Years, IReadOnlyList<BrokenProject> Projects)> ReadAsync(Actor by, int? year, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);   // one for all questions of the page
        var years = await db.ProjectYears.Where(y => y.List == YearList.Implementation).Select(y => y.Year).Distinct().OrderByDescending(y => y).Take(100).ToListAsync(cancel);
        var asked = year ?? (years.Count > 0 ? years[0] : civilDay.Today.Year);
        var last = new DateOnly(asked, 12, 31);
        var plans = await db.ProjectYears.AsNoTracking().Where(y => y.Year == asked && y.List == YearList.Implementation).OrderBy(y => y.Number)
            .Select(y => new { y.Number, y.Frozen, y.Adjusted }).Take(Most).ToDictionaryAsync(y => y.Number, cancel);
        var seen = ProjectAccess.Of(db.Projects.AsNoTracking(), by).Where(p => !p.HasLeft);
        var rows = await (
            from project in seen
            join outlook in db.ProjectOutlooks on project.Id equals outlook.ProjectId into outlooks
            from outlook in outlooks.DefaultIfEmpty()
            orderby project.Number
            select new
            {
                project.Number,
                project.Name,
                project.Unit,
                project.AlsoUnits,
                project.Category,
                project.TotalYuan,
                project.StartedOn,
                project.CompletedOn,
                Steps = outlook == null ? null : (int?)outlook.Steps,
                CompleteOn = outlook == null ? null : outlook.CompleteOn,
                Holder = outlook == null ? null : outlook.Holder,
                HeldSince = outlook == null ? null : outlook.HeldSince,
            }).Take(Most).ToListAsync(cancel);
        return (asked, civilDay.Today < last ? civilDay.Today : last, years, [.. rows.Select(r => new BrokenProject(
            r.Number, r.Name, r.AlsoUnits is null ? r.Unit.Length == 0 ? [] : [r.Unit] : [r.Unit, .. r.AlsoUnits.Split(';', StringSplitOptions.RemoveEmptyEntries)], r.Category, r.TotalYuan, r.StartedOn, r.CompletedOn,
            r.Steps, r.CompleteOn, r.Holder, r.HeldSince, plans.GetValueOrDefault(r.Number)?.Frozen, plans.GetValueOrDefault(r.Number)?.Adjusted))]);
    }

    /// <summary>A person of one county sees its row; everybody else all of them.</summary>
    public static BreakdownView OfCounties((int Year, DateOnly Day, IReadOnlyList<int> Years, IReadOnlyList<BrokenProject> Projects) read, ProjectPlaces places, Actor by) =>
        BreakdownView.OfCounties(read.Projects, [.. places.Units.Select(u => u.Code).Where(c => by is not { IsOfOneUnit: true, Unit: { } own } || own == c)], read.Year, read.Day);

    public static int? YearFrom(IQueryCollection query) => int.TryParse(query[QYear], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1949 and <= 2099 ? year : null;
}
