using System.Globalization;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Domain.Registers;
using Duixian.Domain.Standings;
using Microsoft.EntityFrameworkCore;
using static Duixian.Demo.SampleActs;

namespace Duixian.Demo;

/// <summary>
/// Two years of dispatch for a demonstration: 2023 closed with what was publicly reported, 2024 running with figures that are made up and say so.
/// Everything goes through the domain's own rules, on the days it tells of; nothing is drawn at random.
/// </summary>
internal sealed class DispatchSamples(DuixianDb db, IdSource ids, SampleClock clock)
{
    public const string Made = "（虚构示例）";
    private const string Plan = "report";
    private const string ProxyOffice = "ZFB";
    private const int WorkingDays = 3;

    private sealed record Cell(AskedCell Asked, string Office);

    public async Task LoadAsync(CancellationToken cancel)
    {
        if (await db.Rounds.AnyAsync(cancel) || !await db.Plans.AnyAsync(cancel)) { return; }
        await LoadAsync(2023, SampleReports.Read(2023), fictional: false, cancel);
        await CloseYearAsync(2023, cancel);
        await LoadAsync(2024, SampleReports.Read(2024), fictional: true, cancel);
    }

    private async Task LoadAsync(int year, SampleReports reports, bool fictional, CancellationToken cancel)
    {
        var steps = new List<(DateOnly Day, Func<Task> Do)>();
        for (var i = 0; i < reports.Periods.Length; i++)
        {
            var (number, period) = (i + 1, Period.Parse(reports.Periods[i]) ?? throw new InvalidOperationException("The sample names no period."));
            var days = Days(period);
            steps.Add((days.Due, () => FileAsync(year, number, period, reports, fictional, cancel)));
            steps.Add((days.Closes, () => CloseAsync(year, number, days.Closes, cancel)));
        }
        foreach (var told in reports.Events.Where(e => e.Kind is "curve" or "recurve" or "excuse" or "correct"))
        {
            var day = told.Kind == "correct" ? Days(Period.Parse(told.When)!.Value).Closes.AddDays(9) : SampleReports.Day(told.When);   // a correction names a period
            steps.Add((day, () => told.Kind == "correct" ? CorrectAsync(year, told, day, cancel) : JudgeAsync(year, told, cancel)));
        }
        foreach (var (day, step) in steps.OrderBy(s => s.Day))
        {
            clock.Tell(day);
            await step();
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Opened and filed in one act: what lies between is nobody's memory.</summary>
    private async Task FileAsync(int year, int number, Period period, SampleReports reports, bool fictional, CancellationToken cancel)
    {
        var (cells, days) = (await CellsAsync(year, counted: true, cancel), Days(period));
        var act = Act($"{year}/{period.Code}/file");
        var round = Open(year, number, period, days, cells, fictional, act);
        var lines = cells.Select(c => (Cell: c, Report: new ProgressReport(new(ids.NewId()), round, c.Asked))).ToList();
        foreach (var sheet in lines.GroupBy(l => l.Report.Party))
        {
            var filed = sheet.Where(l => File(l.Report, l.Cell.Office, round, period, reports)).Select(l => l.Report).ToList();
            if (filed.Count == 0) { continue; }
            act.Record(new SheetMoved(year, Plan, number, sheet.Key, "submitted", null, [.. filed.Select(r => r.Said)]));
            foreach (var report in filed)
            {
                if (!reports.Happened("return", report.Item, report.Indicator, report.Party, period.Code, out var why)) { continue; }
                Require(report.Return(why, act));
                act.Record(new SheetMoved(year, Plan, number, sheet.Key, "returned", why, [report.Said]));
                File(report, report.Office ?? "", round, period, reports);
                act.Record(new SheetMoved(year, Plan, number, sheet.Key, "submitted", null, [report.Said]));
            }
        }
        db.Add(round);
        db.AddRange(lines.Select(l => l.Report));
        await SaveAsync(act, cancel);
    }

    private static bool File(ProgressReport report, string office, DispatchRound round, Period period, SampleReports reports)
    {
        var figure = reports.FigureOf(report.Item, report.Indicator, report.Party, period.Code);
        if (figure.IsBlank) { return false; }
        var before = reports.Before(period.Code) is { } last ? reports.FigureOf(report.Item, report.Indicator, report.Party, last) : Figure.Blank;
        var late = reports.Happened("late", report.Item, report.Indicator, report.Party, period.Code, out _);
        var proxy = reports.Happened("proxy", report.Item, report.Indicator, report.Party, period.Code, out _);
        Require(report.File(new(figure, figure == before, reports.ReasonOf(report.Item, report.Indicator, report.Party, period.Code), null), proxy ? ProxyOffice : office, proxy, needsApprover: false, round, late ? round.Grace.AddDays(2) : round.Due));
        return true;
    }

    private async Task CloseAsync(int year, int number, DateOnly day, CancellationToken cancel)
    {
        var round = await db.Rounds.SingleAsync(r => r.Year == year && r.Plan == Plan && r.Number == number, cancel);
        var reports = await db.Reports.Where(r => r.RoundId == round.Id).OrderBy(r => r.Position).ThenBy(r => r.Party).ToListAsync(cancel);
        var act = Act($"{year}/{round.PeriodCode}/close");
        foreach (var report in reports.Where(r => r.State == ReportState.Submitted)) { Require(report.Accept(GradeOf(report), roundClosed: false, act)); }
        var accepted = reports.Count(r => r.State == ReportState.Accepted);
        Require(round.Close(accepted, reports.Count - accepted, day, act));
        foreach (var report in reports) { report.Lock(); }
        await SaveAsync(act, cancel);
    }

    private async Task JudgeAsync(int year, SampleEvent told, CancellationToken cancel)
    {
        var act = Act($"{year}/{told.Kind}/{told.Item}-{told.Indicator}");
        if (told.Kind == "excuse") { act.Record(new LightExcused(year, Plan, told.Item, told.Indicator, told.Words, "ZFB", SampleReports.Day(told.Value))); }
        else
        {
            var points = told.Value.Split(' ').Select(p => p.Split(':')).Select(p => new SchedulePoint(SampleReports.Day(p[0]), decimal.Parse(p[1], CultureInfo.InvariantCulture))).ToList();
            var changed = told.Kind == "recurve";
            act.Record(new ScheduleSet(year, Plan, told.Item, told.Indicator, changed ? 2 : 1, points, null, told.Words, changed ? (await LeadAsync(year, told.Item, cancel)) : null));
        }
        await SaveAsync(act, cancel);
    }

    private async Task CorrectAsync(int year, SampleEvent told, DateOnly day, CancellationToken cancel)
    {
        var period = Period.Parse(told.When)!.Value;   // the sample names one
        var party = told.Party.Length > 0 ? told.Party : await LeadAsync(year, told.Item, cancel) ?? "";
        var report = await db.Reports.AsNoTracking().SingleAsync(r => r.Year == year && r.Plan == Plan && r.Item == told.Item && r.Indicator == told.Indicator && r.Party == party && r.AsOf == period.To, cancel);
        var act = Act($"{year}/{told.When}/correct/{told.Item}-{told.Indicator}");
        var correction = Correction.Propose(new(ids.NewId()), new(year, Plan), told.Item, told.Indicator, party, period.To, report.Figure, new(decimal.Parse(told.Value, CultureInfo.InvariantCulture)), told.Words, day, act);
        Require(correction.Refusal);
        Require(correction.Value.Approve(report.Figure, day, act));
        db.Add(correction.Value);
        await SaveAsync(act, cancel);
    }

    /// <summary>What was promised against what was found; where either was not found, nobody judges.</summary>
    private async Task CloseYearAsync(int year, CancellationToken cancel)
    {
        var day = new DateOnly(year + 1, 1, 12);
        clock.Tell(day);
        var standings = await db.ItemStandings.AsNoTracking().Where(s => s.Year == year && s.Plan == Plan).ToListAsync(cancel);
        var items = await db.ListLines.AsNoTracking().Where(l => l.Year == year && l.Plan == Plan).GroupBy(l => new { l.Item, l.Ready, l.Position }).OrderBy(g => g.Key.Position).Select(g => g.Key).ToListAsync(cancel);
        var act = Act($"{year}/close");
        var delivered = 0;
        foreach (var item in items)
        {
            var done = standings.Find(s => s.Item == item.Item) is { Done: true };
            delivered += done ? 1 : 0;
            var why = done ? null : item.Ready ? "没有查到公开的结果，留空，不推断。" : "没有查到公开的目标数；公开的结果是城镇新增就业4.6万人。";
            act.Record(new VerdictGiven(year, Plan, item.Item, done ? Verdict.Delivered : Verdict.Unjudged, why, day));
        }
        act.Record(new PlanClosed(year, Plan, day, items.Count, delivered));
        await SaveAsync(act, cancel);
        db.ChangeTracker.Clear();
    }

    /// <summary>The round that is open on the demonstration's day; what is counted from a register by then is asked of nobody.</summary>
    public async Task OpenNextAsync(DateOnly today, CancellationToken cancel)
    {
        const int year = 2024;
        var reports = SampleReports.Read(year);
        if (await db.Rounds.AnyAsync(r => r.Year == year && r.ClosedOn == null, cancel) || !await db.Rounds.AnyAsync(cancel)) { return; }
        var period = Period.Parse(reports.Periods[^1])!.Value.Next();
        var days = Days(period);
        if (today < days.Opens || today > days.Closes) { return; }
        clock.Tell(days.Opens);
        var cells = await CellsAsync(year, counted: false, cancel);
        var (act, number) = (Act($"{year}/{period.Code}/open"), reports.Periods.Length + 1);
        var round = Open(year, number, period, days, cells, fictional: true, act);
        db.Add(round);
        db.AddRange(cells.Select(c => new ProgressReport(new(ids.NewId()), round, c.Asked)));
        await SaveAsync(act, cancel);
        db.ChangeTracker.Clear();
    }

    private DispatchRound Open(int year, int number, Period period, RoundDays days, List<Cell> cells, bool fictional, Act act)
    {
        var title = period.Cycle == Cycle.Monthly ? $"{period.From.Year}年{period.From.Month}月调度" : $"{year}年全年结果";
        var opened = DispatchRound.Open(new(ids.NewId()), new PlanAddress(year, Plan), number, new(period, days, title + (fictional ? Made : ""), [.. cells.Select(c => c.Asked)], WorkingDays, null, null, null, fictional), days.Opens, act);
        Require(opened.Refusal);
        return opened.Value;
    }

    /// <summary>Who is asked: those among whom an indicator is divided, otherwise its lead office.</summary>
    /// <param name="counted">True also asks for what is counted from a register now, but was not then.</param>
    private async Task<List<Cell>> CellsAsync(int year, bool counted, CancellationToken cancel)
    {
        var lines = await db.ListLines.AsNoTracking().Where(l => l.Year == year && l.Plan == Plan && l.Indicator > 0 && l.Ready && !l.Withdrawn).OrderBy(l => l.Position).ThenBy(l => l.Item).ThenBy(l => l.Indicator).ToListAsync(cancel);
        var shares = await db.ShareLines.AsNoTracking().Where(s => s.Year == year && s.Plan == Plan).OrderBy(s => s.Position).ThenBy(s => s.Party).ToListAsync(cancel);
        var registers = counted ? [] : await db.FigureSources.AsNoTracking().Where(s => s.Year == year && s.Plan == Plan && s.Origin == FigureOrigin.Register).Select(s => new { s.Item, s.Indicator }).ToListAsync(cancel);
        var offices = await db.Offices.AsNoTracking().Where(o => o.Unit != null).OrderBy(o => o.Code).Select(o => new { o.Code, o.Unit }).ToListAsync(cancel);
        var cells = new List<Cell>();
        foreach (var line in lines.Where(l => !registers.Exists(r => r.Item == l.Item && r.Indicator == l.Indicator)))
        {
            var parties = shares.Where(s => s.Item == line.Item && s.Indicator == line.Indicator).Select(s => s.Party).ToList();
            if (parties.Count == 0 && line.Lead is { } lead) { parties.Add(lead); }
            cells.AddRange(parties.Select(p => new Cell(new(line.Item, line.Indicator, p, cells.Count + 1), offices.Find(o => o.Unit == p)?.Code ?? p)));
        }
        return cells;
    }

    private Task<string?> LeadAsync(int year, string item, CancellationToken cancel) =>
        db.ListLines.Where(l => l.Year == year && l.Plan == Plan && l.Item == item).Select(l => l.Lead).FirstAsync(cancel);

    private static EvidenceGrade GradeOf(ProgressReport report) => report.Item switch
    {
        "1" or "2" => EvidenceGrade.SystemOrBank,
        "13" or "15" => EvidenceGrade.ThirdParty,
        "6" or "14" or "19" or "22" or "23" => EvidenceGrade.SelfDeclared,
        _ => EvidenceGrade.Unverified,
    };

    private Act Act(string step) => Make(ids, "samples/dispatch/" + step, step);

    private async Task SaveAsync(Act act, CancellationToken cancel) => Require((await db.SaveAsync(act, cancel)).Refusal);
}
