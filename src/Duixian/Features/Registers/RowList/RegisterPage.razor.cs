using System.Globalization;
using Duixian.Accounts;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Domain.Registers;
using Duixian.Features.Registers.EditRows;
using Duixian.Features.Registers.KeepRegister;
using Duixian.Shell;
using Duixian.Shell.Refusals;
using Duixian.Ui.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Registers.RowList;

public sealed partial class RegisterPage
{
    private const int LastPage = 10_000;

    [Inject] private RegisterAccess Access { get; set; } = null!;   // set by the renderer, as the rest
    [Inject] private RowsOfRegister Rows { get; set; } = null!;
    [Inject] private RowBook Book { get; set; } = null!;
    [Inject] private SaveRows Saving { get; set; } = null!;
    [Inject] private RegisterKeeping Keep { get; set; } = null!;
    [Inject] private PersonKeys Persons { get; set; } = null!;
    [Inject] private Acts Acts { get; set; } = null!;
    [Inject] private SignedIn SignedIn { get; set; } = null!;
    [Inject] private IdSource Ids { get; set; } = null!;
    [Inject] private CivilDay Today { get; set; } = null!;
    [Inject] private Links Links { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private IHttpContextAccessor Http { get; set; } = null!;
    [Inject] private RefusalSentences Sentences { get; set; } = null!;
    [Inject] private IStringLocalizer<RegistersText> Text { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    private RegisterView? view;
    private Register? register;
    private RowsQuery query = RowsQuery.All;
    private List<GridLine> lines = [];
    private IReadOnlyList<FieldError> faults = [];
    private Refusal? refusal;
    private string key = "";
    private int saved;
    private List<Choice> units = [];
    private List<Choice> townships = [];
    private List<Choice> states = [];
    private IReadOnlyList<string> proposed = [];

    private HttpContext Context => Http.HttpContext!;   // a page always has a request

    private bool MayMark => view?.Scope.MayEdit ?? false;

    private string Base => Links.To($"/desk/registers/{Id:D}");

    private string Here => Links.With(("saved", null));

    protected override async Task OnInitializedAsync()
    {
        query = RowsQuery.From(Context.Request.Query);
        _ = int.TryParse(Context.Request.Query["saved"], NumberStyles.None, CultureInfo.InvariantCulture, out saved);
        await LoadAsync();
        if (view is null) { Navigation.NotFound(); }
    }

    private async Task LoadAsync()
    {
        if (await Access.FindAsync(Id, SignedIn.Actor, Context.RequestAborted) is not { } scope) { return; }
        var page = int.TryParse(Context.Request.Query[RowsQuery.QPage], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, LastPage) : 1;
        var read = await Rows.ReadAsync(scope, query, page, Context.RequestAborted);
        (view, register, key) = (read, scope.Register, Ids.NewId().ToString("D"));
        lines = GridPost.Shown(read, scope.Unit is { } own ? read.Places.UnitName(own) : "", scope.MayEdit);
        var within = scope.Unit is { } unit && read.Places.Unit(unit) is { } mine ? [.. read.Places.TownshipsOf(mine, Today.Today)]
            : query.Unit is { } chosen && read.Places.Unit(chosen) is { } theirs ? [.. read.Places.TownshipsOf(theirs, Today.Today)]
            : (IReadOnlyList<Region>)[.. read.Places.Townships];
        var all = new Choice("", Text["All"]);
        units = [all, .. read.Places.Units.Select(u => new Choice(u.Code, u.ShortName))];
        townships = [all, .. within.Select(t => new Choice(t.Code, t.Name))];
        proposed = [.. within.Select(t => t.Name).Distinct(StringComparer.Ordinal)];
        states = [new("", Text["MarkRows.Keep"]), .. Enum.GetValues<RowState>().Select(s => new Choice(s.ToString(), Text["State." + s]))];
    }

    /// <summary>Every button of the page arrives here; its value says what it asks for.</summary>
    private async Task SubmitAsync()
    {
        if (view is null || register is null) { return; }
        var posted = await Context.Request.ReadFormAsync(Context.RequestAborted);
        if (posted["do"].ToString() is "describe" or "close" or "count" or "report") { await KeepAsync(posted); return; }
        if (!view.Scope.MayEdit)
        {
            refusal = register.ClosedOn is null ? Refusal.NotYours : RegistersRefusal.Closed(register.Title);
            Context.Response.StatusCode = refusal.StatusCode;
            return;
        }
        var post = GridPost.From(posted, typed => Persons.Hash(register.Id, typed), Sentences.Say);
        var touched = post.Lines.Where(l => l.Touched || l.Chosen).ToList();
        var stored = await Book.FindAsync(view.Scope, [.. post.Lines.Select(l => l.Number).OfType<int>()], Context.RequestAborted);
        var reader = new RowReader(view.Scope, view.Places, Today.Today);
        var wrong = touched.SelectMany(l => reader.Read(l.Typed, l.Number is { } n ? stored.GetValueOrDefault(n) : null).Faults.Select(f => (Line: l, Fault: f))).ToList();
        if (wrong.Count + post.PersonFaults.Count > 0)
        {
            faults = [.. post.PersonFaults, .. wrong.Select(w => new FieldError(w.Line.Field(w.Fault.Cell), $"{RowName(w.Line)}{Sentences.Say(w.Fault.Refusal)}"))];
            lines = post.Over(stored, view.Places, GridPost.ByLine(wrong, Sentences.Say));
            // A row of another county is not malformed: a rule says no.
            Context.Response.StatusCode = wrong.Exists(w => w.Fault.Refusal.Code == "registers.other-unit") ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status400BadRequest;
            return;
        }
        var request = new SaveRowsRequest(Id, [.. touched.Select(l => new RowEdit(l.Number, l.Revision, l.Typed))]);
        var result = touched.Count == 0 ? RegistersRefusal.NothingChanged
            : await Acts.RunAsync(posted["Key"].ToString(), request, why: null, act => Saving.ExecuteAsync(request, act, Context.RequestAborted), Context.RequestAborted);
        if (result.Refusal is { } no)
        {
            refusal = no;
            Context.Response.StatusCode = no.StatusCode;
            var now = await Book.FindAsync(view.Scope, [.. post.Lines.Select(l => l.Number).OfType<int>()], Context.RequestAborted);
            lines = post.Over(now, view.Places, new Dictionary<string, IReadOnlyDictionary<RowCell, string>>());
            return;
        }
        Navigation.NavigateTo(Links.With(("saved", touched.Count.ToString(CultureInfo.InvariantCulture))));
    }

    private async Task KeepAsync(IFormCollection posted)
    {
        var (cancel, sent) = (Context.RequestAborted, posted["Key"].ToString());
        var revision = long.TryParse(posted["Revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0;
        var reason = posted["Reason"].ToString();
        var result = posted["do"].ToString() switch
        {
            "describe" => await RunAsync(new DescribeRegisterRequest(Id, posted["Title"].ToString(), posted["Note"].ToString(), revision), (r, act) => Keep.ExecuteAsync(r, act, cancel)),
            "close" => await RunAsync(new CloseRegisterRequest(Id, reason, revision), (r, act) => Keep.ExecuteAsync(r, act, cancel), reason),
            "count" => await RunAsync(new ChangeFigureOriginRequest(Id, Count: true, reason), (r, act) => Keep.ExecuteAsync(r, act, cancel), reason),
            _ => await RunAsync(new ChangeFigureOriginRequest(Id, Count: false, reason), (r, act) => Keep.ExecuteAsync(r, act, cancel), reason),
        };
        if (result.Refusal is null) { Navigation.NavigateTo(Base); return; }
        refusal = result.Refusal;
        Context.Response.StatusCode = refusal.StatusCode;

        Task<Result<Receipt>> RunAsync<TRequest>(TRequest request, Func<TRequest, Act, Task<Result<Receipt>>> useCase, string? why = null) =>
            Acts.RunAsync(sent, request, why, act => useCase(request, act), cancel);
    }

    private string RowName(GridLine line) => line.Number is { } number ? Text["Grid.Row", number] : Text["Grid.NewRow"];

    private string? Asked(string name) => Context.Request.Query[name].ToString();

    private string File(string format) => $"{Base}.{format}{Context.Request.QueryString}";
}
