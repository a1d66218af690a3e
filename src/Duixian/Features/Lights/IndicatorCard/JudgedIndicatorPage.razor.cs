using System.Globalization;
using Duixian.Accounts;
using Duixian.Data;
using Duixian.Data.Rollups;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Standings;
using Duixian.Features.Lights.Excuses;
using Duixian.Features.Lights.Rules;
using Duixian.Features.Lights.Schedules;
using Duixian.Shell;
using Duixian.Shell.Formatting;
using Duixian.Ui.Forms;
using Duixian.Ui.Lights;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Lights.IndicatorCard;

/// <summary>Loads one indicator with how it is judged, and answers its forms.</summary>
public sealed partial class JudgedIndicatorPage
{
    [Inject] private DuixianDb Db { get; set; } = null!;   // set by the renderer, as the rest
    [Inject] private IndicatorsToJudge Indicators { get; set; } = null!;
    [Inject] private ChooseRule Choosing { get; set; } = null!;
    [Inject] private SetSchedule Setting { get; set; } = null!;
    [Inject] private DecideSchedule Deciding { get; set; } = null!;
    [Inject] private ExcuseLight Excusing { get; set; } = null!;
    [Inject] private Acts Acts { get; set; } = null!;
    [Inject] private SignedIn SignedIn { get; set; } = null!;
    [Inject] private IdSource Ids { get; set; } = null!;
    [Inject] private Links Links { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private IHttpContextAccessor Http { get; set; } = null!;
    [Inject] private RuleWords Rules { get; set; } = null!;
    [Inject] private IStringLocalizer<JudgingText> Text { get; set; } = null!;

    [Parameter] public int Year { get; set; }

    [Parameter] public string PlanCode { get; set; } = "";

    [Parameter] public string Item { get; set; } = "";

    [Parameter] public int Number { get; set; }

    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    private IndicatorToJudge? found;
    private ListLine? line;
    private IReadOnlyList<ScheduleChange> changes = [];
    private IReadOnlyList<LightRule> known = [];
    private IReadOnlyList<FieldError> faults = [];
    private IFormCollection? posted;
    private Refusal? refusal;
    private bool reported;
    private string key = "";

    private string Base => Links.To($"/desk/judging/{Year}/{PlanCode}/{Uri.EscapeDataString(Item)}/{Number}");

    private LightRule Rule => found?.Standing.Rule ?? found?.Plan?.Rule ?? LightRules.Default;

    private bool MayKeep => SignedIn.May(Power.KeepJudging) && found is { Plan.ClosedOn: null };

    private CancellationToken Cancel => Http.HttpContext!.RequestAborted;   // a page always has a request

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        key = Ids.NewId().ToString("D");
        await Db.Database.OpenConnectionAsync(Cancel);   // one for all questions of the page
        found = await Indicators.FindAsync(Year, PlanCode, Item, Number, Cancel);
        line = found is null ? null : await Db.ListLines.AsNoTracking().SingleOrDefaultAsync(l => l.Year == Year && l.Plan == PlanCode && l.Item == Item && l.Indicator == Number, Cancel);
        if (found is null || line is null) { Navigation.NotFound(); return; }
        changes = await Db.ScheduleChanges.AsNoTracking().Where(c => c.Year == Year && c.Plan == PlanCode && c.Item == Item && c.Indicator == Number).OrderByDescending(c => c.Id).Take(20).ToListAsync(Cancel);
        reported = await Db.FigurePoints.AnyAsync(p => p.Year == Year && p.Plan == PlanCode && p.Item == Item && p.Indicator == Number, Cancel);
        if (SignedIn.May(Power.KeepJudging)) { known = await Choosing.KnownAsync(Cancel); }
    }

    private Task ChooseAsync() => RunAsync("rule", form =>
    {
        var request = new ChooseRuleRequest(Year, PlanCode, Item, Number, form["Code"], form["Do"] == "write" ? form["RuleText"].ToString() : null, form["Reason"].ToString());
        return Acts.RunAsync(form["Key"].ToString(), request, request.Reason, act => Choosing.ExecuteAsync(request, act, Cancel), Cancel);
    });

    private Task SetAsync() => RunAsync("schedule", form =>
    {
        var (points, wrong) = CurveTyped.Read(form["Curve"].ToString());
        if (wrong is { } at) { return Wrong("Curve", Text["Curve.WrongLine", at]); }
        var typed = form["NewDue"].ToString();
        var due = Day(typed);
        if (typed.Length > 0 && due is null) { return Wrong("NewDue", Text["Day.Wrong"]); }
        var version = int.TryParse(form["Version"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : -1;
        var request = new SetScheduleRequest(Year, PlanCode, Item, Number, points, due, form["Reason"].ToString(), version);
        return Acts.RunAsync(form["Key"].ToString(), request, request.Reason, act => Setting.ExecuteAsync(request, act, Cancel), Cancel);
    });

    private Task DecideAsync() => RunAsync("decided", form =>
    {
        _ = Guid.TryParse(form["Change"], out var change);
        var revision = long.TryParse(form["Revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : -1;
        var request = new DecideScheduleRequest(change, form["Do"] == "allow", form["Reason"].ToString(), revision);
        return Acts.RunAsync(form["Key"].ToString(), request, request.Reason, act => Deciding.ExecuteAsync(request, act, Cancel), Cancel);
    });

    private Task ExcuseAsync() => RunAsync("excused", form =>
    {
        if (Day(form["Until"].ToString()) is not { } until) { return Wrong("Until", Text["Day.Wrong"]); }
        var request = new ExcuseLightRequest(Year, PlanCode, Item, Number, form["Reason"].ToString(), until);
        return Acts.RunAsync(form["Key"].ToString(), request, request.Reason, act => Excusing.ExecuteAsync(request, act, Cancel), Cancel);
    });

    private async Task RunAsync(string word, Func<IFormCollection, Task<Result<Receipt>>> send)
    {
        if (found is null) { return; }
        var http = Http.HttpContext!;   // a page always has a request
        posted = http.Request.Form;
        var result = await send(posted);
        if (faults.Count > 0) { http.Response.StatusCode = StatusCodes.Status400BadRequest; return; }
        if (result.Refusal is not { } no) { Navigation.NavigateTo(Base + "?done=" + word); return; }
        Db.ChangeTracker.Clear();
        await LoadAsync();   // after a lost race the other's version stands beside what was typed
        refusal = no;
        http.Response.StatusCode = no.StatusCode;
    }

    /// <summary>Malformed input: said at its field, and nothing was asked.</summary>
    private Task<Result<Receipt>> Wrong(string field, string message)
    {
        faults = [new(field, message)];
        return Task.FromResult<Result<Receipt>>(JudgingRefusal.Unknown);
    }

    private string Version(int version) => version == 0 ? Text["Schedule.Linear"] : Text["Schedule.Version", version];

    private string Points(IReadOnlyList<SchedulePoint> points) => points.Count == 0
        ? Text["Schedule.Linear"]
        : string.Join(Text["Comma"], points.Select(p => Text["Curve.Point", Days.Write(p.Day, DayForm.MonthDay), Figures.Number(p.Percent)].Value));

    private string? Posted(string field) => posted?[field].ToString();

    private string? At(string field) => faults.FirstOrDefault(f => f.Name == field)?.Message;

    private static DateOnly? Day(string typed) => DateOnly.TryParseExact(typed, ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
