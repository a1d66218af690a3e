using System.Globalization;
using Duixian.Accounts;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Projects;
using Duixian.Features.Projects.MoveStage;
using Duixian.Shell;
using Duixian.Shell.Typing;
using Duixian.Ui.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Projects.YearLists;

public sealed partial class YearPage
{
    /// <summary>What is counted by county.</summary>
    internal static readonly ProjectMeasure[] Shown = [ProjectMeasure.UnderWay, ProjectMeasure.Starts, ProjectMeasure.Completions, ProjectMeasure.Procedures];

    [Inject] private YearOfProjects Years { get; set; } = null!;   // set by the renderer, as the rest
    [Inject] private ProjectAccess Access { get; set; } = null!;
    [Inject] private KeepYear Keep { get; set; } = null!;
    [Inject] private PublishInvestmentPlan Investing { get; set; } = null!;
    [Inject] private MoveStage.MoveStage Moving { get; set; } = null!;
    [Inject] private Acts Acts { get; set; } = null!;
    [Inject] private SignedIn SignedIn { get; set; } = null!;
    [Inject] private IdSource Ids { get; set; } = null!;
    [Inject] private Links Links { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private IHttpContextAccessor Http { get; set; } = null!;
    [Inject] private IStringLocalizer<ProjectsText> Text { get; set; } = null!;

    [Parameter] public int Year { get; set; }

    private YearView? view;
    private ProjectPlaces? places;
    private IFormCollection? posted;
    private Refusal? refusal;
    private List<Choice> lines = [];
    private List<Choice> measures = [];
    private List<Choice> listChoices = [];
    private string key = "";

    private HttpContext Context => Http.HttpContext!;   // a page always has a request

    private bool MayKeep => SignedIn.May(Power.KeepProjects);

    private string Here => Links.To($"/desk/projects/years/{Year}");

    protected override async Task OnInitializedAsync()
    {
        if (!Domain.Plans.PlanAddress.IsYear(Year)) { Navigation.NotFound(); return; }
        key = Ids.NewId().ToString("D");
        var found = await Years.ReadAsync(Year, Context.RequestAborted);
        places = await Access.PlacesAsync(Context.RequestAborted);
        lines = [.. found.Others.Select(l => new Choice($"{l.Plan}/{l.Item}/{l.Indicator}", $"{l.Item} {l.Title} · {l.Subject}"))];
        measures = [.. Enum.GetValues<ProjectMeasure>().Select(m => new Choice(m.ToString(), Text["Measure." + m]))];
        listChoices = [.. Enum.GetValues<YearList>().Select(l => new Choice(l.ToString(), Text["List." + l, Year]))];
        view = found;
    }

    private async Task FreezeAsync()
    {
        await ReadAsync();
        if (!Enum.TryParse<YearList>(posted!["List"], out var list) || !Enum.IsDefined(list)) { Context.Response.StatusCode = StatusCodes.Status400BadRequest; return; }   // read just before
        var request = new FreezeYearRequest(Year, list);
        await SendAsync(request, act => Keep.ExecuteAsync(request, act, Context.RequestAborted));
    }

    private async Task PublishAsync()
    {
        await ReadAsync();
        var request = new PublishYearRequest(Year);
        await SendAsync(request, act => Keep.ExecuteAsync(request, act, Context.RequestAborted));
    }

    private async Task InvestAsync()
    {
        await ReadAsync();
        var request = new PublishInvestmentPlanRequest(Year, TypedText.Line(Posted("Reason")) is { Length: > 0 } why ? why : null);
        await SendAsync(request, act => Investing.ExecuteAsync(request, act, Context.RequestAborted));
    }

    private async Task CountAsync()
    {
        await ReadAsync();
        var place = Posted("Line")?.Split('/') ?? [];
        if (place.Length != 3 || !int.TryParse(place[2], NumberStyles.None, CultureInfo.InvariantCulture, out var indicator) || !Enum.TryParse<ProjectMeasure>(Posted("Measure"), out var measure)) { Context.Response.StatusCode = StatusCodes.Status400BadRequest; return; }
        var request = new CountFromProjectsRequest(Year, place[0], place[1], indicator, measure, TypedText.Line(Posted("Reason")));
        await SendAsync(request, act => Keep.ExecuteAsync(request, act, Context.RequestAborted));
    }

    private async Task ListAsync()
    {
        await ReadAsync();
        if (!Enum.TryParse<YearList>(Posted("List"), out var list) || Numbers() is not { Count: > 0 } numbers) { Context.Response.StatusCode = StatusCodes.Status400BadRequest; return; }
        var plan = Posted("do") == "out" ? null : new YearPlan(AmountTyped.Read((Posted("Investment") ?? "").TrimEnd('元')), Posted("Starts") == "1", Posted("Completes") == "1", Posted("Procedures") == "1");
        var request = new ListProjectsRequest(Year, list, numbers, plan, TypedText.Line(Posted("Reason")) is { Length: > 0 } why ? why : null);
        await SendAsync(request, act => Keep.ExecuteAsync(request, act, Context.RequestAborted));
    }

    private async Task BatchAsync()
    {
        await ReadAsync();
        if (DayTyped.Read(Posted("Day")) is not { } day || Numbers() is not { Count: > 0 } numbers) { Context.Response.StatusCode = StatusCodes.Status400BadRequest; return; }
        var request = new HoldCeremonyRequest(numbers, TypedText.Line(Posted("Batch")), day);
        await SendAsync(request, act => Moving.ExecuteAsync(request, act, Context.RequestAborted));
    }

    private async Task ReadAsync() => posted = await Context.Request.ReadFormAsync(Context.RequestAborted);

    private async Task SendAsync<TRequest>(TRequest request, Func<Act, Task<Result<Receipt>>> useCase)
    {
        var result = await Acts.RunAsync(Posted("Key") ?? key, request, why: Posted("Reason"), useCase, Context.RequestAborted);
        if (result.Refusal is null) { Navigation.NavigateTo(Here); return; }
        (refusal, Context.Response.StatusCode) = (result.Refusal, result.Refusal.StatusCode);
    }

    private string? Posted(string name) => posted?.ContainsKey(name) is true ? posted[name].ToString() : null;

    /// <summary>Numbers as people write them: 1, 2-5 8.</summary>
    private List<int> Numbers()
    {
        var numbers = new List<int>();
        foreach (var part in (Posted("Numbers") ?? "").Split([' ', ',', '\uFF0C', '、', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = part.Split(['-', '—', '–', '~'], 2);
            if (!int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var from) || !int.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var to) || to < from || to - from > 20_000) { return []; }
            numbers.AddRange(Enumerable.Range(from, to - from + 1));
        }
        return numbers;
    }

    private string FileOf(string table, string format) => Links.To($"{YearFiles.PathOf(Year, table)}.{format}");

    private string RowsOf(ProjectMeasure measure) => Links.To($"/desk/projects?list={Year}-{FlowFigures.ListOf(measure)}");
}
