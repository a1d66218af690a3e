using Duixian.Accounts;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Standings;
using Duixian.Features.Lights.Rules;
using Duixian.Shell;
using Duixian.Ui.Lights;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Lights.Overview;

/// <summary>Loads how a plan is judged, and chooses its rule.</summary>
public sealed partial class JudgingPage
{
    private const int LastPage = 1_000;

    [Inject] private JudgingOfPlan Judging { get; set; } = null!;   // set by the renderer, as the rest
    [Inject] private ChooseRule Choose { get; set; } = null!;
    [Inject] private Acts Acts { get; set; } = null!;
    [Inject] private SignedIn SignedIn { get; set; } = null!;
    [Inject] private IdSource Ids { get; set; } = null!;
    [Inject] private Links Links { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private IHttpContextAccessor Http { get; set; } = null!;
    [Inject] private RuleWords Rules { get; set; } = null!;
    [Inject] private IStringLocalizer<JudgingText> Text { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "plan")] private string? Plan { get; set; }

    [SupplyParameterFromQuery(Name = "page")] private int? PageAsked { get; set; }

    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    private JudgingView? view;
    private IReadOnlyList<LightRule> known = [];
    private IFormCollection? posted;
    private Refusal? refusal;
    private int page = 1;
    private bool loaded;
    private string key = "";

    private bool MayKeep => SignedIn.May(Power.KeepJudging) && view is { Ready: true, Standing.ClosedOn: null };

    private string Address => view is null ? "" : $"{view.Plan.Year}/{view.Plan.Plan}";

    protected override async Task OnInitializedAsync()
    {
        var cancel = Http.HttpContext!.RequestAborted;   // a page always has a request
        key = Ids.NewId().ToString("D");
        page = Math.Clamp(PageAsked ?? 1, 1, LastPage);
        view = await Judging.ReadAsync(Plan, page, cancel);
        if (view is null && !string.IsNullOrEmpty(Plan)) { Navigation.NotFound(); return; }
        if (SignedIn.May(Power.KeepJudging)) { known = await Choose.KnownAsync(cancel); }
        loaded = true;
    }

    private async Task ChooseAsync()
    {
        if (view is null) { return; }
        var http = Http.HttpContext!;   // a page always has a request
        posted = http.Request.Form;
        var request = new ChooseRuleRequest(view.Plan.Year, view.Plan.Plan, null, null, posted["Code"], posted["Do"] == "write" ? posted["RuleText"].ToString() : null, posted["Reason"].ToString());
        var result = await Acts.RunAsync(posted["Key"].ToString(), request, request.Reason, act => Choose.ExecuteAsync(request, act, http.RequestAborted), http.RequestAborted);
        if (result.Refusal is not { } no) { Navigation.NavigateTo(Links.To($"/desk/judging?plan={Address}&done=rule")); return; }
        refusal = no;
        http.Response.StatusCode = no.StatusCode;
    }

    private string? Posted(string field) => posted?[field].ToString();
}
