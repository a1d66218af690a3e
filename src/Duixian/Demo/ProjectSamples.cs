using System.Globalization;
using Duixian.Accounts;
using Duixian.Data;
using Duixian.Data.Projects;
using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Domain.Procedures;
using Duixian.Domain.Projects;
using Duixian.Domain.Registers;
using Duixian.Features.Dispatch.CloseRound;
using Duixian.Features.Plans.MarkItem;
using Duixian.Features.Plans.PublishDraft;
using Duixian.Features.Plans.ReadDocument;
using Duixian.Features.Projects.ImportProjects;
using Duixian.Features.Projects.Outlooks;
using Duixian.Files;
using Microsoft.EntityFrameworkCore;
using static Duixian.Demo.SampleActs;

namespace Duixian.Demo;

/// <summary>
/// Key projects for a demonstration: what was publicly reported of real ones, imported as a ledger as anybody would import it; and 750 made-up ones whose year runs through the domain's own rules, so that starts, completions and procedures can be seen moving.
/// </summary>
internal sealed class ProjectSamples(DuixianDb db, Acts acts, IdSource ids, CivilDay civilDay, StoredFiles files, ImportProjects import, ReadDocument readDocument, AcceptRestOfDraft acceptRest, PublishCheckedDraft publishDraft,
    ProjectFigures figures, ProcedureBook book, ProjectOutlooks outlooks, InvestmentSamples investment, StagePath path)
{
    private const int Year = 2024;
    private const string Plan = "key-projects";
    private const string From = "虚构示例";

    private sealed record Played(Project Project, ProjectYear Listed, ProjectProcedures Procedures, FictionalProject Told);

    private static readonly (string Item, ProjectMeasure Measure)[] Counted =
        [("1", ProjectMeasure.KeyReserve), ("2", ProjectMeasure.PolicyReserve), ("3", ProjectMeasure.UnderWay), ("4", ProjectMeasure.Starts), ("5", ProjectMeasure.Completions), ("6", ProjectMeasure.Procedures)];

    public async Task LoadAsync(CancellationToken cancel)
    {
        if (await db.Projects.AnyAsync(cancel)) { return; }
        await ImportKnownAsync(cancel);
        await PublishTargetsAsync(cancel);
        var projects = await PlayAsync(cancel);
        await outlooks.RefreshAllAsync(cancel);
        foreach (var (month, last) in Months().Where(m => m.Last == LastOf(m.Month))) { await CloseAsync(month, last, cancel); }
        await investment.LoadAsync(projects, cancel);
    }

    /// <summary>The months of the sample year up to today, each with its last day that has come.</summary>
    private IEnumerable<(int Month, DateOnly Last)> Months() =>
        Enumerable.Range(1, 12).Where(m => new DateOnly(Year, m, 1) <= civilDay.Today).Select(m => (m, LastOf(m) < civilDay.Today ? LastOf(m) : civilDay.Today));

    private static DateOnly LastOf(int month) => new DateOnly(Year, month, 1).AddMonths(1).AddDays(-1);

    private async Task ImportKnownAsync(CancellationToken cancel)
    {
        using var content = new MemoryStream();
        await Samples.Open("projects.csv").CopyToAsync(content, cancel);
        var request = new ImportProjectsRequest("重点项目（公开报道）.csv", await files.KeepAsync(content.ToArray(), cancel), OnlyGood: false, RefusedSeen: 0, null, new Dictionary<string, YearList>());
        Require(await acts.RunAsync(Actor.System, "samples/projects", request, "sample data", act => import.ExecuteAsync(request, act, cancel), cancel));
        db.ChangeTracker.Clear();
    }

    /// <summary>The six targets of the report, as any document; then nobody reports them: projects count.</summary>
    private async Task PublishTargetsAsync(CancellationToken cancel)
    {
        using var content = new MemoryStream();
        await Samples.Open("plan-2024-projects.txt").CopyToAsync(content, cancel);
        var draft = ids.NewId();
        var read = new ReadDocumentRequest(draft, "plan-2024-projects.txt", Year, Plan, null, Retold: true, "");
        Require(await acts.RunAsync(Actor.System, "samples/projects/plan", read, "sample data", act => readDocument.ExecuteAsync(read, content.ToArray(), act, cancel), cancel));
        db.ChangeTracker.Clear();
        var found = await db.Drafts.SingleAsync(d => d.Id == new DraftId(draft), cancel);
        var lead = Act("lead");
        foreach (var item in found.Items.ToList()) { found.Edit(item.Id, item.Content with { Lead = "FGW", LeadProposed = false }, lead); }
        Require(await db.SaveAsync(lead, cancel));
        db.ChangeTracker.Clear();
        var accept = new AcceptRestRequest(draft, await RevisionAsync(draft, cancel));
        Require(await acts.RunAsync(Actor.System, "samples/projects/accept", accept, "sample data", act => acceptRest.ExecuteAsync(accept, act, cancel), cancel));
        db.ChangeTracker.Clear();
        var publish = new PublishDraftRequest(draft, await RevisionAsync(draft, cancel));
        Require(await acts.RunAsync(Actor.System, "samples/projects/publish", publish, "sample data", act => publishDraft.ExecuteAsync(publish, act, cancel), cancel));
        db.ChangeTracker.Clear();
        var count = Act("count");
        foreach (var (item, measure) in Counted)
        {
            if (!await db.ListLines.AnyAsync(l => l.Year == Year && l.Plan == Plan && l.Item == item && l.Indicator == 1, cancel)) { continue; }
            var source = new FigureSource(Year, Plan, item, 1);
            Require(source.TakeOver(measure, "由项目库逐项计数，不再填报", new(Year, 1, 1), count));
            db.Add(source);
        }
        Require(await db.SaveAsync(count, cancel));
        db.ChangeTracker.Clear();
    }

    /// <summary>All 750: added, listed and frozen in one act, then month by month. They are played before anything is written: rows go in once, as they stand at the end.</summary>
    private async Task<IReadOnlyList<(int Number, FictionalProject Told)>> PlayAsync(CancellationToken cancel)
    {
        var next = await db.Projects.MaxAsync(p => (int?)p.Number, cancel) ?? 0;
        var add = Act("add");
        var played = FictionalProjects.All.Select(one => Add(++next, one, add)).ToList();
        var months = new List<Act>();
        foreach (var (month, last) in Months())
        {
            var act = Act(string.Create(CultureInfo.InvariantCulture, $"month/{month}"));
            foreach (var one in played) { Pass(one, last, act); }
            months.Add(act);
        }
        Require(await db.SaveAsync(add, async turn =>
        {
            await db.InsertManyAsync(played.ConvertAll(p => p.Project), turn);
            await db.InsertManyAsync([.. played.SelectMany(p => p.Project.Steps)], turn);
            await db.InsertManyAsync(played.ConvertAll(p => p.Listed), turn);
            await db.InsertManyAsync(played.ConvertAll(p => p.Procedures), turn);
            await db.InsertManyAsync([.. played.SelectMany(p => p.Procedures.Steps)], turn);
            return null;
        }, cancel));
        db.ChangeTracker.Clear();
        foreach (var act in months.Where(m => m.Bodies.Count > 0))
        {
            Require(await db.SaveAsync(act, cancel));
            db.ChangeTracker.Clear();
        }
        return played.ConvertAll(p => (p.Project.Number, p.Told));
    }

    private Played Add(int number, FictionalProject one, Act act)
    {
        var day = new DateOnly(Year, 1, 1);
        var began = one.Continues && one.Started is { } on && on < day ? PartialDate.OfDay(on) : (PartialDate?)null;
        var made = Project.Add(new(ids.NewId()), number, one.Record, path[began is null ? "start" : "construction"], began ?? PartialDate.OfDay(new(Year - 1, 12, 1)), new(began, null), From, act).Value;   // made to be right
        made.Publish(act);
        var listed = ProjectYear.Enter(made, Year, YearList.Implementation, new(one.PlannedYuan, !one.Continues, FinishesIn(one), true), null, null, act).Value;   // the same
        listed.Freeze(made, day, act);
        return new(made, listed, Begin(number, one, day, act), one);
    }

    private ProjectProcedures Begin(int number, FictionalProject one, DateOnly day, Act act)
    {
        var template = book.Templates.For(one.Record.Category == "产业" ? ApprovalRoute.Filing : ApprovalRoute.Government, one.Record.Category == "产业" ? LandSupply.Granted : LandSupply.Allocated, day)!;   // shipped
        var begun = ProjectProcedures.Begin(number, one.Settled[0] < day ? one.Settled[0] : day, new(template, day, Public: true, act)).Value;   // no day ahead
        Settle(begun, one, day, new(template, day, Public: true, act));
        return begun;
    }

    /// <summary>Settles every step whose day has come, and takes the next one in hand.</summary>
    private static void Settle(ProjectProcedures procedures, FictionalProject one, DateOnly until, ProcedureSaying saying)
    {
        var required = InOrder(saying.Template);
        for (var i = 0; i < required.Count; i++)
        {
            var step = required[i].Code;
            if (procedures.Find(step) is not { IsOpen: true } at) { continue; }
            // Steps beyond the fifteen days share the last but one; the permit comes last.
            var day = one.Settled[required[i].IsStart ? one.Settled.Count - 1 : Math.Min(i, one.Settled.Count - 2)];
            if (one.Held is { } held && i >= held)
            {
                if (i == held && at.State == StepState.Waiting && day <= until && procedures.Accept(step, day, saying) is null) { procedures.StopClock(step, day < until ? day.AddDays(1) : day, StopReason.Mending, BallHolder.Owner, null, "演示：材料补正", saying); }
                continue;
            }
            if (day <= until) { procedures.Finish(step, day, string.Create(CultureInfo.InvariantCulture, $"演示〔{day.Year}〕{procedures.Project}-{step}"), null, one.BeforePermit ? "演示：先行开工" : null, saying); }
            else if (at.State == StepState.Waiting && day.AddDays(-12) <= until) { procedures.Accept(step, day.AddDays(-12), saying); }
        }
    }

    /// <summary>The required steps, each after what it hangs on, the permit last.</summary>
    private static List<ProcedureStep> InOrder(ProcedureTemplate template)
    {
        var (left, order) = (template.Steps.Where(s => s.Required).ToList(), new List<ProcedureStep>());
        while (left.Count > 0)
        {
            var next = left.First(s => s.Needs.All(n => n.Kind == PrerequisiteKind.Soft || order.Exists(o => o.Code == n.Step)));
            order.Add(next);
            left.Remove(next);
        }
        return order;
    }

    /// <summary>One month: procedures go on, works begin and end.</summary>
    private void Pass(Played played, DateOnly last, Act act)
    {
        var (project, mine, one) = (played.Project, played.Procedures, played.Told);
        Settle(mine, one, last, new(book.Of(mine), last, Public: true, act));
        Move(project, mine, "construction", one.Started, last, act);
        Move(project, mine, "completion", one.Completed, last, act);
    }

    private void Move(Project project, ProjectProcedures procedures, string to, DateOnly? day, DateOnly last, Act act)
    {
        if (day is not { } on || on > last || path.Find(project.Stage)?.Position >= path[to].Position) { return; }
        bool? Done(string step) => step is "P13" ? null : procedures.Find(step) is { } at ? at.IsSettled : null;   // acceptance is not played through; the permit is
        var answers = project.OpenConditions(path, path[to], [], Done).Select(g => new GateAnswer(g.Stage, g.Key, "虚构示例")).ToList();
        project.Enter(path, path[to], PartialDate.OfDay(on), answers, Done, last, act);
    }

    private async Task CloseAsync(int month, DateOnly last, CancellationToken cancel)
    {
        var period = Period.Parse(string.Create(CultureInfo.InvariantCulture, $"{Year}-{month:00}"))!.Value;
        var act = Act(string.Create(CultureInfo.InvariantCulture, $"round/{month}"));
        var opening = new RoundOpening(period, new(last.AddDays(-5), last.AddDays(-2), last, last.AddDays(5)), string.Create(CultureInfo.InvariantCulture, $"{Year}年{month}月重点项目（虚构示例）"), [], 3, null, null, null, Fictional: true, Counted: Counted.Length);
        Require(await db.SaveAsync(act, async turn =>
        {
            var opened = DispatchRound.Open(new(ids.NewId()), new(Year, Plan), month, opening, last, act);
            if (opened.Refusal is { } no) { return no; }
            db.Add(opened.Value);
            foreach (var figure in await figures.OfAsync(opened.Value, "ZFB", turn)) { act.Record(figure); }
            return opened.Value.Close(0, 0, last, act);
        }, cancel));
        db.ChangeTracker.Clear();
    }

    private static bool FinishesIn(FictionalProject one) => PartialDate.Parse(one.Record.FinishPlanned)?.Last.Year == Year;

    private Task<long> RevisionAsync(Guid draft, CancellationToken cancel) => db.Drafts.Where(d => d.Id == new DraftId(draft)).Select(d => d.Revision).SingleAsync(cancel);

    private Act Act(string step) => Make(ids, "samples/projects/" + step, step);
}
