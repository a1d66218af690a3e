using System.Globalization;
using System.Text.Json;
using Duixian.Accounts;
using Duixian.Data.Rollups;
using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Features.Dispatch.ReviewReports;
using Duixian.Shell;
using Duixian.Ui;
using Duixian.Ui.Documents;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Dispatch.Corrections;

public sealed partial class FigurePage
{
    [Inject] private FigureHistory History { get; set; } = null!;   // set by the renderer, as the rest
    [Inject] private ProposeCorrection Proposing { get; set; } = null!;
    [Inject] private FigureWords Words { get; set; } = null!;
    [Inject] private Acts Acts { get; set; } = null!;
    [Inject] private SignedIn SignedIn { get; set; } = null!;
    [Inject] private IdSource Ids { get; set; } = null!;
    [Inject] private CivilDay Today { get; set; } = null!;
    [Inject] private Links Links { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private IHttpContextAccessor Http { get; set; } = null!;
    [Inject] private IStringLocalizer<CorrectionsText> Text { get; set; } = null!;

    [Parameter] public int Year { get; set; }

    [Parameter] public string PlanCode { get; set; } = "";

    [Parameter] public string Item { get; set; } = "";

    [Parameter] public int Indicator { get; set; }

    [Parameter] public string Party { get; set; } = "";

    [SupplyParameterFromQuery(Name = "correct")] private string? Correct { get; set; }

    [SupplyParameterFromQuery(Name = "proposed")] private string? ProposedAsked { get; set; }

    [SupplyParameterFromQuery(Name = "act")] private Guid? ActAsked { get; set; }

    private FigureView? view;
    private FigurePoint? chosen;
    private FigureTypedForm? typed;
    private IReadOnlyList<TimelineEntry> events = [];
    private Refusal? refusal;
    private string? fault;
    private string? reason;
    private string old = "";
    private string key = "";
    private bool proposed;

    private HttpContext Context => Http.HttpContext!;   // a page always has a request

    private bool MayPropose => SignedIn.May(Power.FillSheets);

    private int Steps => view?.Promise?.Steps.Count ?? 0;

    private string Here => Links.To($"/desk/figures/{Year}/{PlanCode}/{Uri.EscapeDataString(Item)}/{Indicator}/{Uri.EscapeDataString(Party)}");

    protected override async Task OnInitializedAsync()
    {
        view = await History.ReadAsync(new(Year, PlanCode, Item, Indicator, Party), SignedIn.Actor!, Context.RequestAborted);   // the policy let nobody else in
        if (view is null)
        {
            Navigation.NotFound();
            return;
        }
        (key, proposed) = (Ids.NewId().ToString("D"), ProposedAsked is "1");
        events = [.. view.Events.Select(Told)];
        chosen = DateOnly.TryParseExact(Correct, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? view.Points.FirstOrDefault(p => p.AsOf == day) : null;
        if (chosen is not null) { (old, typed) = (JsonSerializer.Serialize(chosen.Figure), FigureTypedForm.Of(chosen.Figure, Steps)); }
    }

    private async Task ProposeAsync()
    {
        if (view is null) { return; }
        var posted = await Context.Request.ReadFormAsync(Context.RequestAborted);
        (typed, reason, proposed) = (FigureTypedForm.From(posted, Steps), posted["Reason"].ToString(), false);
        if (chosen is null || Seen(posted["Old"].ToString()) is not { } seen)
        {
            Refuse(CorrectionRefusal.FigureUnknown);
            return;
        }
        (var figure, fault) = typed.Read(view.Measure);
        if (figure is null)
        {
            Context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        var request = new ProposeCorrectionRequest(Year, PlanCode, Item, Indicator, Party, chosen.AsOf, seen, figure, reason);
        var result = await Acts.RunAsync(posted["Key"].ToString(), request, reason, act => Proposing.ExecuteAsync(request, act, Context.RequestAborted), Context.RequestAborted);
        if (result.Refusal is { } no) { Refuse(no); }
        else { Navigation.NavigateTo($"{Here}?proposed=1&act={result.Value.Act:D}"); }
    }

    private void Refuse(Refusal no)
    {
        refusal = no;
        Context.Response.StatusCode = no.StatusCode;
    }

    private static Figure? Seen(string old)
    {
        try { return JsonSerializer.Deserialize<Figure>(old); }
        catch (JsonException) { return null; }   // somebody wrote the hidden field by hand
    }

    private string Say(Figure figure) => Words.Say(figure, view?.Measure, view?.BaseUnit, Steps);

    private TimelineEntry Told(FigureEvent told)
    {
        var figure = told switch
        {
            { Before: { } before, Figure: { } now } => $"{Say(before)} → {Say(now)}",
            { Figure: { IsBlank: false } now } => Say(now),
            _ => "",
        };
        var what = Text["Event." + told.Kind].Value + (told.AsOf is { } day ? Text["Event.UpTo", Shell.Formatting.Days.Write(day)].Value : "") + (figure.Length > 0 ? Text["Event.Figure", figure].Value : "");
        var detail = string.Join(Text["Event.And"], new[] { told.Office, told.Reason, told.Explanation?.Reason, told.Late ? Text["IsLate"].Value : null, told.Proxy ? Text["IsProxy"].Value : null }.Where(s => !string.IsNullOrEmpty(s)));
        return new(Today.DayOf(told.At), what, MarkOf(told.Kind), told.Kind is "returned" or "takenBack" or "refused", detail.Length > 0 ? detail : null, told.IsPublic ? Links.To($"/ledger/{told.Seq}") : null, told.Receipt is { } receipt ? new(Text["Event.Receipt"], receipt) : null);
    }

    private static Mark MarkOf(string kind) => kind switch
    {
        "accepted" or "unchanged" or "corrected" => Mark.Done,
        "submitted" or "approved" or "proposed" => Mark.UnderWay,
        _ => Mark.Preparing,
    };
}
