using System.Globalization;
using Duixian.Accounts;
using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Dispatch.ReviewReports;

public sealed partial class ReviewPage
{
    /// <summary>A line that somebody else changed while it was being read.</summary>
    private sealed record MovedLine(string Item, string Saw, string Now, string State);

    [Inject] private SheetToReview Reading { get; set; } = null!;   // set by the renderer, as the rest
    [Inject] private AcceptReports Accepting { get; set; } = null!;
    [Inject] private ReturnReports Returning { get; set; } = null!;
    [Inject] private FigureWords Words { get; set; } = null!;
    [Inject] private Acts Acts { get; set; } = null!;
    [Inject] private SignedIn SignedIn { get; set; } = null!;
    [Inject] private IdSource Ids { get; set; } = null!;
    [Inject] private Links Links { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private IHttpContextAccessor Http { get; set; } = null!;
    [Inject] private IStringLocalizer<ReviewText> Text { get; set; } = null!;

    [Parameter] public int Year { get; set; }

    [Parameter] public string PlanCode { get; set; } = "";

    [Parameter] public int Number { get; set; }

    [Parameter] public string Party { get; set; } = "";

    [SupplyParameterFromQuery(Name = "done")] private string? DoneAsked { get; set; }

    private ReviewView? view;
    private Refusal? refusal;
    private string key = "";
    private string? why;
    private string? done;
    private int clear;
    private IReadOnlyList<MovedLine> moved = [];
    private HashSet<Guid> picked = [];
    private Dictionary<Guid, string> whys = [];

    private HttpContext Context => Http.HttpContext!;   // a page always has a request

    private string Here => Links.To($"/desk/review/{Year}/{PlanCode}/{Number}/{Uri.EscapeDataString(Party)}");

    protected override async Task OnInitializedAsync()
    {
        done = DoneAsked is "accepted" or "returned" ? DoneAsked : null;
        await LoadAsync();
        if (view is null) { Navigation.NotFound(); }
    }

    private async Task LoadAsync()
    {
        view = await Reading.ReadAsync(Year, PlanCode, Number, Party, SignedIn.Actor!, Context.RequestAborted);   // the policy let nobody else in
        (key, clear) = (Ids.NewId().ToString("D"), view?.Waiting.Count(l => l.IsClear) ?? 0);
    }

    /// <summary>Every button arrives here; its value says what is done with which lines.</summary>
    private async Task SubmitAsync()
    {
        if (view is null) { return; }
        var posted = await Context.Request.ReadFormAsync(Context.RequestAborted);
        var (verb, one) = posted["do"].ToString().Split(':', 2) is [var first, var id] && Guid.TryParse(id, out var line) ? (first, (Guid?)line) : (posted["do"].ToString(), null);
        picked = [.. posted["pick"].Select(p => Guid.TryParse(p, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)];
        whys = posted.Keys.Where(k => k.StartsWith("why.", StringComparison.Ordinal) && Guid.TryParse(k[4..], out _)).ToDictionary(k => Guid.Parse(k[4..]), k => posted[k].ToString());
        why = posted["Why"].ToString();
        List<Guid> chosen = verb == "clear" ? [.. posted["clear"].Select(p => Guid.TryParse(p, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)] : one is { } single ? [single] : [.. picked];
        long SeenOf(Guid report) => long.TryParse(posted[$"rev.{report:D}"], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : -1;
        var (round, cancel) = (view.Sheet.Round.Id.Value, Context.RequestAborted);
        Result<Receipt> result;
        if (chosen.Count == 0) { result = ReviewRefusal.NothingChosen; }
        else if (verb == "return")
        {
            var request = new ReturnReportsRequest(round, [.. chosen.Select(c => new ReturnedLine(c, SeenOf(c), one is null ? why : whys.GetValueOrDefault(c, "")))]);
            result = await Acts.RunAsync(posted["Key"].ToString(), request, why: null, act => Returning.ExecuteAsync(request, act, cancel), cancel);
        }
        else
        {
            var request = new AcceptReportsRequest(round, Party, [.. chosen.Select(c => new SeenLine(c, SeenOf(c)))]);
            result = await Acts.RunAsync(posted["Key"].ToString(), request, why: null, act => Accepting.ExecuteAsync(request, act, cancel), cancel);
        }
        if (result.Refusal is null)
        {
            Navigation.NavigateTo(Here + "?done=" + (verb == "return" ? "returned" : "accepted"));
            return;
        }
        (refusal, done) = (result.Refusal, null);
        Context.Response.StatusCode = refusal.StatusCode;
        await LoadAsync();
        if (view is null) { return; }
        moved = [.. view.Waiting.Concat(view.Others).Where(l => SeenOf(l.Report.Id.Value) is >= 0 and var seen && seen != l.Report.Revision)
            .Select(l => new MovedLine(l.Report.Item, posted[$"saw.{l.Report.Id.Value:D}"].ToString(), Said(l), Words.State(l.Report.State)))];
    }

    private string Said(ReviewLine line) => Words.Say(line.Report.Figure, line.Line.Asked?.Measure, line.Line.Asked?.BaseUnit, line.Line.Asked?.Promise?.Steps.Count ?? 0);
}
