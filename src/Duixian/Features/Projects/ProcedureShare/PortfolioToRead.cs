using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Procedures;
using Duixian.Domain.Projects;
using Duixian.Features.Projects.Outlooks;
using Duixian.Ui.Projects;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Projects.ProcedureShare;

/// <summary>A project of the year's list whose procedures are to be complete.</summary>
internal sealed record ShareProject(int Number, string Name, string Unit, YearPlan? Frozen, YearPlan? Adjusted, bool IsFrozen, DateOnly? StartedOn, DateOnly? CompletedOn, DateOnly PlannedFinish);

/// <summary>The procedures of a year's projects together.</summary>
/// <param name="IsFrozen">The year's list was frozen; before, only what stands in it now is known.</param>
internal sealed record PortfolioView(DateOnly Day, IReadOnlyDictionary<int, ShareProject> Projects, PortfolioScope Scope, bool IsFrozen, ProcedurePortfolio Portfolio, ProjectPlaces Places)
{
    /// <summary>What the figure is of: the frozen list, or the list as it is while none is frozen.</summary>
    public IReadOnlySet<int> Main => IsFrozen ? Scope.Frozen : Scope.Adjusted;

    public ShareCount CountOf(IReadOnlySet<int> scope, DateOnly by) => new(Portfolio.CompleteOn(Day, scope).Count, scope.Count, Portfolio.ProjectedBy(by, scope).Count);

    /// <summary>The counties, in the order of the directory, each with its own projects.</summary>
    public IEnumerable<(string Unit, string Name, IReadOnlySet<int> Numbers)> Units
    {
        get
        {
            var byUnit = Main.GroupBy(n => Projects[n].Unit, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToHashSet(), StringComparer.Ordinal);
            return Places.Units.Where(u => byUnit.ContainsKey(u.Code)).Select(u => (u.Code, u.ShortName, (IReadOnlySet<int>)byUnit[u.Code]));
        }
    }
}

/// <summary>Reads a year's portfolio with a fixed number of questions, of the projects a person may see.</summary>
internal sealed class PortfolioToRead(DuixianDb db, ProjectAccess access, ProcedureBook book, ProcedureShelf shelf, CivilDay civilDay)
{
    private const int Most = 50_000;

    public async Task<PortfolioView> ReadAsync(int year, Actor by, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);   // one for all questions of the page
        var seen = ProjectAccess.Of(db.Projects.AsNoTracking(), by);
        var listed = await (
            from listing in db.ProjectYears.AsNoTracking()
            where listing.Year == year && listing.List == YearList.Implementation
            join project in seen on listing.ProjectId equals project.Id
            orderby listing.Number
            select new ShareProject(project.Number, project.Name, project.Unit, listing.Frozen, listing.Adjusted, listing.FrozenOn != null, project.StartedOn, project.CompletedOn, project.PlannedFinish)).Take(Most).ToListAsync(cancel);
        var projects = listed.Where(p => p.Frozen is { Procedures: true } || p.Adjusted is { Procedures: true }).ToDictionary(p => p.Number);
        var known = await shelf.OfAsync(db, year, cancel);
        var portfolio = ProcedurePortfolio.Of(
            [.. projects.Values.Where(p => known.ContainsKey(p.Number)).Select(p => new PortfolioProject(known[p.Number], ProcedureBook.FactsOf(p.StartedOn, p.CompletedOn, p.PlannedFinish)))], book.Templates, book.Now);
        var scope = new PortfolioScope(projects.Values.Where(p => p.Frozen is { Procedures: true }).Select(p => p.Number).ToHashSet(), projects.Values.Where(p => p.Adjusted is { Procedures: true }).Select(p => p.Number).ToHashSet());
        return new(civilDay.Today, projects, scope, listed.Exists(p => p.IsFrozen), portfolio, await access.PlacesAsync(cancel));
    }
}
