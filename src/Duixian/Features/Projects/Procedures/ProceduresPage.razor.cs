using System.Globalization;
using Duixian.Accounts;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Procedures;
using Duixian.Domain.Projects;
using Duixian.Features.Projects.Outlooks;
using Duixian.Shell;
using Duixian.Shell.Formatting;
using Duixian.Shell.Typing;
using Duixian.Ui.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Projects.Procedures;

public sealed partial class ProceduresPage
{
    /// <summary>Days within which a document that lapses is pointed at.</summary>
    private const int Lapse = 60;

    private static readonly string PrerequisiteOpen = ProceduresRefusal.PrerequisiteOpen("", "").Code;
    private static readonly FundKind[] Public = [FundKind.CentralBudget, FundKind.SpecialBond, FundKind.TreasuryBond, FundKind.LocalBudget];

    [Inject] private ProceduresToRead Procedures { get; set; } = null!;   // set by the renderer, as the rest
    [Inject] private KeepProcedures Keep { get; set; } = null!;
    [Inject] private ProcedureBook Book { get; set; } = null!;
    [Inject] private ProcedureWords Words { get; set; } = null!;
    [Inject] private CivilDay CivilDay { get; set; } = null!;
    [Inject] private Acts Acts { get; set; } = null!;
    [Inject] private SignedIn SignedIn { get; set; } = null!;
    [Inject] private IdSource Ids { get; set; } = null!;
    [Inject] private Links Links { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private IHttpContextAccessor Http { get; set; } = null!;
    [Inject] private IStringLocalizer<ProjectsText> Text { get; set; } = null!;

    [Parameter] public int Number { get; set; }

    private ProceduresView? view;
    private ProcedurePath? path;
    private ProcedureDrawing? drawing;
    private Dictionary<string, StepBall> balls = [];
    private List<Choice> routes = [];
    private List<Choice> lands = [];
    private List<Choice> templates = [];
    private StepAction action;
    private IReadOnlyList<FieldError> errors = [];
    private IFormCollection? posted;
    private Refusal? refusal;
    private string key = "";

    private HttpContext Context => Http.HttpContext!;   // a page always has a request

    private string Here => Links.To($"/desk/projects/{Number}/procedures");

    private bool MayEdit => view is not null && SignedIn.Actor is { } by && ProjectAccess.MayEdit(view.Project, by);

    /// <summary>Where the treasury pays, the state decides; else a filing is enough for most.</summary>
    private bool PublicMoney => view!.Project.Record.Funds.Any(f => Public.Contains(f.Kind));   // asked while it is shown

    private StepForecast? Chosen => path?.Find(Context.Request.Query["step"].ToString());

    private int Required => path!.Template.Steps.Count(s => s.Required);   // asked while it is shown, as the next

    private int Done => path!.Steps.Count(s => s.Step.Required && s.Progress.IsSettled);

    protected override async Task OnInitializedAsync()
    {
        key = Ids.NewId().ToString("D");
        if (await Procedures.ReadAsync(Number, SignedIn.Actor, Context.RequestAborted) is not { } found) { Navigation.NotFound(); return; }
        path = found.Path;
        if (path is not null)
        {
            drawing = ProcedureDrawing.Of(path, found.Project.StartedOn, Words, Text);
            balls = path.Balls.ToDictionary(b => b.Step.Code, StringComparer.Ordinal);
        }
        routes = [.. Enum.GetValues<ApprovalRoute>().Select(r => new Choice(r.ToString(), Text["Route." + r]))];
        lands = [.. Enum.GetValues<LandSupply>().Select(l => new Choice(l.ToString(), Text["Land." + l]))];
        templates = [.. Book.Templates.All.Select(t => new Choice(Write(t), Text["Template.Named", t.Word, t.Version]))];
        view = found;
        if (Chosen is { } step)
        {
            var possible = StepActions.Of(step, path!.Template);   // a step is chosen on a path
            action = Enum.TryParse<StepAction>(Context.Request.Query["do"], ignoreCase: true, out var asked) && Enum.IsDefined(asked) ? asked : possible[0];
        }
    }

    private async Task BeginAsync()
    {
        posted = await Context.Request.ReadFormAsync(Context.RequestAborted);
        var day = DayOf("Day", required: true);
        if (Failed()) { return; }
        var request = new BeginProceduresRequest(Number, Pick<ApprovalRoute>("Route"), Pick<LandSupply>("Land"), day!.Value);   // required
        await SendAsync(request, null, act => Keep.ExecuteAsync(request, act, Context.RequestAborted), Here);
    }

    private async Task SayAsync()
    {
        posted = await Context.Request.ReadFormAsync(Context.RequestAborted);
        if (Chosen?.Step.Code is not { } step) { errors = [new("Day", Text["Fault.Step"])]; }
        else if (await SaidAsync(step, action)) { return; }
        Failed();
    }

    /// <returns>False where something typed could not be read.</returns>
    private async Task<bool> SaidAsync(string step, StepAction said)
    {
        var day = DayOf("Day", required: said is not StepAction.TakeBack) ?? default;
        var (until, expected, valid) = (DayOf("Until", required: said is StepAction.Defer) ?? default, DayOf("Expected", required: false), DayOf("ValidUntil", required: false));
        if (errors.Count > 0) { return false; }
        var (reason, order, document, revision, to, cancel) = (Line("Reason"), Line("OrderReason"), Line("Document"), Revision(), $"{Here}?step={step}#{step}", Context.RequestAborted);
        switch (said)
        {
            case StepAction.Accept: var accept = new AcceptStepRequest(Number, step, day, revision); await SendAsync(accept, null, act => Keep.ExecuteAsync(accept, act, cancel), to); break;
            case StepAction.Stop: var stop = new StopClockRequest(Number, step, day, Pick<StopReason>("StopReason"), Pick<BallHolder>("Holder"), expected, Line("Note"), revision); await SendAsync(stop, stop.Note, act => Keep.ExecuteAsync(stop, act, cancel), to); break;
            case StepAction.Resume: var resume = new ResumeClockRequest(Number, step, day, revision); await SendAsync(resume, null, act => Keep.ExecuteAsync(resume, act, cancel), to); break;
            case StepAction.Finish: var finish = new FinishStepRequest(Number, step, day, document, valid, order, revision); await SendAsync(finish, order, act => Keep.ExecuteAsync(finish, act, cancel), to); break;
            case StepAction.Promise: var promise = new PromiseStepRequest(Number, step, day, document, reason, order, revision); await SendAsync(promise, reason, act => Keep.ExecuteAsync(promise, act, cancel), to); break;
            case StepAction.Exempt: var exempt = new ExemptStepRequest(Number, step, day, reason, revision); await SendAsync(exempt, reason, act => Keep.ExecuteAsync(exempt, act, cancel), to); break;
            case StepAction.Defer: var defer = new DeferStepRequest(Number, step, day, until, reason, revision); await SendAsync(defer, reason, act => Keep.ExecuteAsync(defer, act, cancel), to); break;
            default: var back = new TakeBackStepRequest(Number, step, reason, revision); await SendAsync(back, reason, act => Keep.ExecuteAsync(back, act, cancel), to); break;
        }
        return true;
    }

    private async Task EnterAsync()
    {
        posted = await Context.Request.ReadFormAsync(Context.RequestAborted);
        if (path is null) { errors = [new("Lines", Text["Procedures.None"])]; }
        else
        {
            var (steps, unread) = DoneStepsTyped.Read(posted["Lines"], path.Template);
            if (unread.Count > 0 || steps.Count == 0) { errors = [new("Lines", unread.Count > 0 ? Text["Many.Unread", string.Join('、', unread)] : Text["Many.Empty"])]; }
            else
            {
                var request = new EnterStepsRequest(Number, steps, Line("OrderReason"), Revision());
                await SendAsync(request, request.OrderReason, act => Keep.ExecuteAsync(request, act, Context.RequestAborted), Here);
                return;
            }
        }
        Failed();
    }

    private async Task MoveAsync()
    {
        posted = await Context.Request.ReadFormAsync(Context.RequestAborted);
        var parts = posted["Template"].ToString().Split('/');
        var request = new MoveProceduresRequest(Number, parts[0], parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0, Line("Reason"), Revision());
        await SendAsync(request, request.Reason, act => Keep.ExecuteAsync(request, act, Context.RequestAborted), Here);
    }

    private async Task SendAsync<TRequest>(TRequest request, string? why, Func<Act, Task<Result<Receipt>>> useCase, string to)
    {
        var result = await Acts.RunAsync(posted!["Key"].ToString(), request, why, useCase, Context.RequestAborted);   // read by every caller
        if (result.Refusal is null) { Navigation.NavigateTo(to); return; }
        (refusal, Context.Response.StatusCode) = (result.Refusal, result.Refusal.StatusCode);
    }

    private bool Failed()
    {
        if (errors.Count > 0) { Context.Response.StatusCode = StatusCodes.Status400BadRequest; }
        return errors.Count > 0;
    }

    private DateOnly? DayOf(string name, bool required)
    {
        var typed = Line(name);
        if (typed is null && !required) { return null; }
        if (DayTyped.Read(typed) is { } day) { return day; }
        errors = [.. errors, new(name, Text["Fault.ExactDay"])];
        return null;
    }

    private TEnum Pick<TEnum>(string name) where TEnum : struct, Enum => Enum.TryParse<TEnum>(posted![name], out var chosen) && Enum.IsDefined(chosen) ? chosen : default;   // read by every caller, as the next two

    private string? Line(string name) => TypedText.Line(posted![name]) is { Length: > 0 } typed ? typed : null;

    private long Revision() => long.TryParse(posted!["Revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0;

    private string? Typed(string name) => posted?.ContainsKey(name) is true ? posted[name].ToString() : null;

    private string? At(string name) => errors.FirstOrDefault(e => e.Name == name)?.Message;

    private string AddressOf(string step, StepAction said) => $"{Here}?step={step}&do={said}#{step}";

    private static string Write(ProcedureTemplate template) => $"{template.Code}/{template.Version.ToString(CultureInfo.InvariantCulture)}";
}
