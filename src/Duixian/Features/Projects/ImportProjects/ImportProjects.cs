using System.Globalization;
using Duixian.Data;
using Duixian.Data.Projects;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Procedures;
using Duixian.Domain.Projects;
using Duixian.Features.Projects.Outlooks;
using Duixian.Files.Imports;
using Duixian.Reading.Projects;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Projects.ImportProjects;

/// <summary>Takes a ledger into the library.</summary>
/// <param name="OnlyGood">Takes the good rows where some are refused; else all or none.</param>
/// <param name="RefusedSeen">How many the person saw refused; if it is another number now, nothing is taken.</param>
/// <param name="Year">Enters the projects in a list of this year; null: in none.</param>
/// <param name="Lists">Which list each sheet goes into, by its name; others go into none.</param>
public sealed record ImportProjectsRequest(string FileName, string Sha256, bool OnlyGood, int RefusedSeen, int? Year, IReadOnlyDictionary<string, YearList> Lists);

/// <summary>Imports a ledger: projects, the permits it tells of, whom to ask, and the list of the year, in one act.</summary>
internal sealed class ImportProjects(DuixianDb db, ProjectBooks books, BookMatching matching, ProjectOutlooks outlooks, ProcedureBook procedures, StagePath path, IdSource ids, CivilDay civilDay)
{
    public async Task<Result<Receipt>> ExecuteAsync(ImportProjectsRequest request, Act act, CancellationToken cancel)
    {
        if (!act.By.May(Power.KeepProjects)) { return Refusal.NotYours; }
        var read = await books.ReadAsync(request.FileName, request.Sha256, cancel);
        if (read.Refusal is { } unread) { return unread; }
        return await db.SaveAsync(act, async turn =>
        {
            // Tried a second time, and this time while nobody else writes: the first trial was for the person, and which projects are there is decided only now. A confirmation tries here alone.
            var trial = await matching.TryAsync(read.Value, turn);
            if (trial.Refused > 0 && !request.OnlyGood) { return ImportRefusal.RowsRefused(trial.Refused); }
            if (trial.Refused != request.RefusedSeen && request.OnlyGood) { return ImportRefusal.ChangedSince(trial.Refused); }
            await TakeAsync(trial, request, act, turn);
            return act.Bodies.Count == 0 ? ImportRefusal.NothingNew(request.FileName) : null;
        }, cancel);
    }

    private async Task TakeAsync(BookTrial trial, ImportProjectsRequest request, Act act, CancellationToken cancel)
    {
        var good = trial.Rows.Where(r => r.Refusal is null).ToList();
        var numbers = good.Select(r => r.Number).OfType<int>().ToList();
        var stored = numbers.Count == 0 ? [] : await (numbers.Count > BookMatching.MostAsked ? db.Projects : db.Projects.Where(p => numbers.Contains(p.Number))).ToDictionaryAsync(p => p.Number, cancel);
        var next = await db.Projects.MaxAsync(p => (int?)p.Number, cancel) ?? 0;
        var added = new List<Project>();
        var all = new List<(Project Project, BookRow Row)>();
        foreach (var row in good)
        {
            if (row.Number is { } number)
            {
                var project = stored[number];
                if (row.Changed) { project.Change(row.Record, request.FileName, act); }   // checked by the trial
                all.Add((project, row));
                continue;
            }
            var days = new ProjectDays(DayOf(row, r => r.StartActual), DayOf(row, r => r.FinishActual));
            var since = row.Stage?.Meaning switch { StageMeaning.Started => days.Started, StageMeaning.Completed => days.Completed, _ => null };
            var made = Project.Add(new(ids.NewId()), ++next, row.Record, row.Stage, since, days, request.FileName, act).Value;   // checked by the trial
            added.Add(made);
            all.Add((made, row));
        }
        await db.InsertManyAsync(added, cancel);
        await SourcesAsync(all, request, cancel);
        await ContactsAsync(all, act, cancel);
        await PermitsAsync(all, trial.Reading, request.FileName, act, cancel);
        if (request.Year is { } year) { await ListAsync(all, year, request.Lists, act, cancel); }
    }

    private async Task SourcesAsync(List<(Project Project, BookRow Row)> all, ImportProjectsRequest request, CancellationToken cancel)
    {
        var there = all.Where(a => a.Row.Number is not null).Select(a => a.Project.Id).ToList();
        var known = there.Count == 0 ? [] : await (there.Count > BookMatching.MostAsked ? db.ProjectSources : db.ProjectSources.Where(s => there.Contains(s.ProjectId))).ToDictionaryAsync(s => s.ProjectId, cancel);
        var fresh = new List<ProjectSource>();
        foreach (var (project, row) in all)
        {
            if (!known.TryGetValue(project.Id, out var source)) { fresh.Add(source = new ProjectSource { ProjectId = project.Id }); }
            (source.File, source.FileName, source.Sheet, source.Row, source.RowId) = (request.Sha256, request.FileName, row.Row.Sheet, row.Row.Line, row.Row.RowId);
        }
        await db.InsertManyAsync(fresh, cancel);
    }

    /// <summary>Names and telephones go into a table of their own; the ledger says only that there are some.</summary>
    private async Task ContactsAsync(List<(Project Project, BookRow Row)> all, Act act, CancellationToken cancel)
    {
        var there = all.Where(a => a.Row.Number is not null).Select(a => a.Project.Id).ToList();
        var known = there.Count == 0 ? [] : (await (there.Count > BookMatching.MostAsked ? db.ProjectContacts : db.ProjectContacts.Where(c => there.Contains(c.ProjectId))).ToListAsync(cancel)).ToDictionary(c => (c.ProjectId, c.Post));
        var fresh = new List<ProjectContact>();
        foreach (var (project, row) in all)
        {
            var (named, changed) = (People(row).ToList(), 0);
            foreach (var (post, name, phone) in named)
            {
                if (known.GetValueOrDefault((project.Id, post)) is { } contact)
                {
                    if (contact.Name == name && contact.Phone == phone) { continue; }
                    contact.Say(name, phone);
                }
                else { fresh.Add(new(project.Id, post, name, phone)); }
                changed++;
            }
            if (changed > 0) { act.Record(new ProjectContactsChanged(project.Number, named.Count)); }
        }
        await db.InsertManyAsync(fresh, cancel);
    }

    private static IEnumerable<(string Post, string Name, string? Phone)> People(BookRow row)
    {
        if (row.With.Select(r => r.Contact).FirstOrDefault(c => c?.Name is not null) is { Name: { } name } contact) { yield return ("contact", Short(name), contact.Phone is { } phone ? Short(phone) : null); }
        if (row.With.Select(r => r.Leader).FirstOrDefault(l => l is not null && RecordOfRow.PostOf(l) is null) is { } leader) { yield return ("leader", Short(leader), null); }
    }

    private static string Short(string text) => text.Length > ProjectContact.LongestName ? text[..ProjectContact.LongestName] : text;

    /// <summary>Permits the table tells of become steps of the procedures; a blank says nothing.</summary>
    private async Task PermitsAsync(List<(Project Project, BookRow Row)> all, ProjectBookReading reading, string fileName, Act act, CancellationToken cancel)
    {
        var told = all.Where(a => a.Row.With.Any(r => r.Permits.Count > 0)).ToList();
        if (told.Count == 0) { return; }
        // What is new in the library has neither; what is begun here is written at once, as the change tracker takes seconds for its steps.
        var there = told.Where(t => t.Row.Number is not null).ToList();
        var (numbers, projects) = (there.ConvertAll(t => t.Project.Number), there.ConvertAll(t => t.Project.Id));
        var known = there.Count == 0 ? [] : await (there.Count > BookMatching.MostAsked ? db.ProjectProcedures : db.ProjectProcedures.Where(p => numbers.Contains(p.Project))).ToDictionaryAsync(p => p.Project, cancel);
        var seen = there.Count == 0 ? [] : await (there.Count > BookMatching.MostAsked ? db.ProjectOutlooks : db.ProjectOutlooks.Where(o => projects.Contains(o.ProjectId))).ToDictionaryAsync(o => o.ProjectId, cancel);
        var (begun, outlooksBegun) = (new List<ProjectProcedures>(), new List<ProjectOutlook>());
        var knownBy = KnownBy(reading);
        foreach (var (project, row) in told)
        {
            if (!known.TryGetValue(project.Number, out var at))
            {
                var template = procedures.Templates.For(RouteOf(project.Record), LandSupply.Granted, knownBy)!;   // one is shipped for every route
                if (ProjectProcedures.Begin(project.Number, knownBy, new(template, civilDay.Today, project.IsPublished, act)) is not { Refusal: null } started) { continue; }
                begun.Add(at = started.Value);
            }
            var saying = new ProcedureSaying(procedures.Of(at), civilDay.Today, project.IsPublished, act);
            foreach (var (permit, standing) in row.With.SelectMany(r => r.Permits)) { Tell(at, permit, standing, knownBy, fileName, saying); }
            if (!seen.TryGetValue(project.Id, out var outlook)) { outlooksBegun.Add(outlook = new() { ProjectId = project.Id }); }
            outlooks.Fill(outlook, project, at);
        }
        await db.InsertManyAsync(begun, cancel);
        await db.InsertManyAsync([.. begun.SelectMany(p => p.Steps)], cancel);
        await db.InsertManyAsync(outlooksBegun, cancel);
    }

    private static void Tell(ProjectProcedures begun, PermitStep permit, PermitStanding standing, DateOnly knownBy, string fileName, ProcedureSaying saying)
    {
        if (StepOf(permit) is not { } step || saying.Template.Find(step) is null || begun.Find(step) is not { IsOpen: true } at) { return; }
        var day = standing.Date is { } date && date.Last <= saying.Today ? date.Last : (DateOnly?)null;
        switch (standing.State)
        {
            // What the domain refuses stays open: the table is a hint, and the findings say why.
            case PermitState.Done: begun.TakeOver(step, day, standing.DocNo, knownBy, fileName, saying); break;
            case PermitState.NotNeeded: begun.Exempt(step, knownBy, fileName, saying); break;
            case PermitState.InProgress when at.State == StepState.Waiting: begun.Accept(step, day ?? knownBy, saying); break;
        }
    }

    /// <summary>The step of the procedures a permit of a table is.</summary>
    private static string? StepOf(PermitStep permit) => permit switch
    {
        PermitStep.Approval => "P1",
        PermitStep.LandPreReview => "P2",
        PermitStep.LandConversion => "P3",
        PermitStep.LandRight => "P4",
        PermitStep.LandUsePlanning => "P5",
        PermitStep.Energy => "P6",
        PermitStep.Eia => "P7",
        PermitStep.SoilAndWater => "P8",
        PermitStep.EngineeringPlanning => "P9",
        PermitStep.DrawingReview => "P10",
        PermitStep.FireReview => "P10F",
        PermitStep.Bidding => "P11",
        PermitStep.ConstructionPermit => "P12",
        PermitStep.Acceptance => "P14",
        PermitStep.PreliminaryDesign => "P1D",
        _ => null,
    };

    private static ApprovalRoute RouteOf(ProjectRecord record) => record.PublicYuan > 0 && record.PublicYuan >= (record.PrivateYuan ?? 0) ? ApprovalRoute.Government : ApprovalRoute.Filing;

    private DateOnly KnownBy(ProjectBookReading reading)
    {
        var said = reading.Context.Reported ?? reading.Context.Period?.Last ?? civilDay.Today;
        return said <= civilDay.Today ? said : civilDay.Today;
    }

    private async Task ListAsync(List<(Project Project, BookRow Row)> all, int year, IReadOnlyDictionary<string, YearList> lists, Act act, CancellationToken cancel)
    {
        var known = (await db.ProjectYears.Where(y => y.Year == year).ToListAsync(cancel)).ToDictionary(y => (y.ProjectId, y.List));
        var frozen = known.Values.Where(y => y.FrozenOn is not null).GroupBy(y => y.List).ToDictionary(g => g.Key, g => g.First().FrozenOn);   // a group has one
        var fresh = new List<ProjectYear>();
        foreach (var (project, row) in all)
        {
            if (row.With.Select(r => lists.TryGetValue(r.Sheet, out var into) ? (YearList?)into : null).FirstOrDefault(l => l is not null) is not { } list || known.ContainsKey((project.Id, list))) { continue; }
            var (starts, completes) = (InYear(row.Record.StartPlanned, year) && !(path.Find(project.Stage)?.Meaning >= StageMeaning.Started && project.StartedOn is { } began && began.Year < year), InYear(row.Record.FinishPlanned, year));
            var plan = new YearPlan(row.With.Select(r => r.YearPlanYuan).FirstOrDefault(y => y is not null), starts, completes, list == YearList.Implementation);
            var entered = ProjectYear.Enter(project, year, list, plan, frozen.GetValueOrDefault(list), string.Create(CultureInfo.InvariantCulture, $"{row.Row.Sheet} {row.Row.Line}"), act);
            if (entered.Refusal is null) { fresh.Add(entered.Value); }
        }
        await db.InsertManyAsync(fresh, cancel);
    }

    private static bool InYear(string? day, int year) => PartialDate.Parse(day)?.Last.Year == year;

    private static PartialDate? DayOf(BookRow row, Func<ProjectRow, PartialDate?> of) => row.With.Select(of).FirstOrDefault(d => d is not null);
}
