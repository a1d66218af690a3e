using System.Globalization;
using System.Text.Json;
using Duixian.Accounts;
using Duixian.Data;
using Duixian.Data.Dispatch;
using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Registers;
using Duixian.Features.Dispatch.ApproveSheet;
using Duixian.Features.Dispatch.FileSheet;
using Duixian.Features.Dispatch.ReviewReports;
using Duixian.Features.Dispatch.SheetFiles;
using Duixian.Shell;
using Duixian.Shell.Refusals;
using Duixian.Ui.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Dispatch.Sheet;

public sealed partial class SheetPage
{
    [Inject] private DuixianDb Db { get; set; } = null!;   // set by the renderer, as the rest
    [Inject] private SheetAccess Access { get; set; } = null!;
    [Inject] private SheetDrafts Drafts { get; set; } = null!;
    [Inject] private SheetEntries Laid { get; set; } = null!;
    [Inject] private FileSheet.FileSheet Filing { get; set; } = null!;
    [Inject] private ApproveSheet.ApproveSheet Approving { get; set; } = null!;
    [Inject] private Acts Acts { get; set; } = null!;
    [Inject] private SignedIn SignedIn { get; set; } = null!;
    [Inject] private IdSource Ids { get; set; } = null!;
    [Inject] private CivilDay Today { get; set; } = null!;
    [Inject] private Links Links { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private IHttpContextAccessor Http { get; set; } = null!;
    [Inject] private RefusalSentences Sentences { get; set; } = null!;
    [Inject] private IStringLocalizer<SheetText> Text { get; set; } = null!;

    [Parameter] public int Year { get; set; }

    [Parameter] public string PlanCode { get; set; } = "";

    [Parameter] public int Number { get; set; }

    [Parameter] public string Party { get; set; } = "";

    private OpenSheet? sheet;
    private SheetDraft? draft;
    private IReadOnlyList<SheetEntry> entries = [];
    private IReadOnlyList<SheetLine> filedLines = [];
    private IReadOnlyList<string> counted = [];
    private IReadOnlyList<string> offices = [];
    private IReadOnlyList<FieldError> faults = [];
    private IReadOnlyList<string> pasteFaults = [];
    private SheetSum sum = new(0, 0, 0, 0);
    private Refusal? refusal;
    private string key = "";
    private string? reason;
    private int filed;
    private Guid? written;
    private int left;
    private int overtaken;
    private bool sends;

    private HttpContext Context => Http.HttpContext!;   // a page always has a request

    private string Path => $"/desk/sheets/{Year}/{PlanCode}/{Number}/{Uri.EscapeDataString(Party)}";

    private string Base => Links.To(Path);

    private string Here => Links.With(("filed", null), ("act", null));

    private bool MayFile => SignedIn.May(Power.FillSheets) && sheet is { PlanClosedOn: null } && Today.Today >= sheet.Round.Opens;

    private bool SheetApprover => SignedIn.May(Power.ApproveSheets);

    private bool MayApprove => SheetApprover && filedLines.Any(l => l.Report.State == ReportState.AwaitingApproval);

    private bool IsProxy => MayFile && entries.Count > 0 && SignedIn.Actor is { } by && by.Office != Party && by.Unit != Party;

    /// <summary>What sheet.js says in the language of the page.</summary>
    private string Words => JsonSerializer.Serialize(new { sum = Text["Sum"].Value, wrong = Text["Sum.Wrong"].Value, open = Text["Sum.Open"].Value, kept = Text["Draft.Kept"].Value, doubt = Text["Doubt"].Value });

    protected override async Task OnInitializedAsync()
    {
        _ = int.TryParse(Context.Request.Query["filed"], NumberStyles.None, CultureInfo.InvariantCulture, out filed);
        written = Guid.TryParse(Context.Request.Query["act"], out var act) ? act : null;
        // Whoever sends the sheet finds its form, also where somebody faster has left nothing open.
        sends = HttpMethods.IsPost(Context.Request.Method) && Context.Request.HasFormContentType && (await Context.Request.ReadFormAsync(Context.RequestAborted))["_handler"] == "sheet";
        await LoadAsync();
        if (sheet is null) { Navigation.NotFound(); }
    }

    private async Task LoadAsync()
    {
        var cancel = Context.RequestAborted;
        if (await Access.FindAsync(Year, PlanCode, Number, Party, SignedIn.Actor, cancel) is not { } found) { return; }
        draft = await Drafts.FindAsync(found.Round.Id, Party, cancel);
        var asked = found.Lines.Select(l => (l.Report.Item, l.Report.Indicator)).ToHashSet();
        var mine = await (
            from source in Db.FigureSources
            where source.Year == Year && source.Plan == PlanCode && source.Origin == FigureOrigin.Register
            join share in Db.ShareLines on new { source.Year, source.Plan, source.Item, source.Indicator, Party } equals new { share.Year, share.Plan, share.Item, share.Indicator, share.Party }
            join line in Db.ListLines on new { source.Year, source.Plan, source.Item, source.Indicator } equals new { line.Year, line.Plan, line.Item, line.Indicator }
            orderby line.Position, line.Indicator
            select new { source.Item, source.Indicator, line.Subject }).Take(50).ToListAsync(cancel);
        counted = [.. mine.Where(m => !asked.Contains((m.Item, m.Indicator))).Select(m => m.Subject)];
        offices = await Db.Offices.AsNoTracking().OrderBy(o => o.Position).ThenBy(o => o.Code).Select(o => o.Name).Take(200).ToListAsync(cancel);
        sheet = found;
        key = Ids.NewId().ToString("D");
        Guid? again = Guid.TryParse(Context.Request.Query["again"], out var asks) ? asks : null;
        Show(Laid.Of(found, SheetEntries.Open(found, again), draft));
    }

    private void Show(IReadOnlyList<SheetEntry> shown)
    {
        entries = shown;
        var typed = shown.Select(e => e.Line.Report.Id).ToHashSet();
        filedLines = [.. sheet!.Lines.Where(l => !typed.Contains(l.Report.Id) && !l.IsOpen)];   // shown only once there is one
        left = sheet.Lines.Count(l => l.IsOpen && !typed.Contains(l.Report.Id));
        sum = SheetSum.Of(shown);
    }

    /// <summary>Every button of the sheet arrives here; its value says what it asks for.</summary>
    private async Task SubmitAsync()
    {
        if (sheet is null) { return; }
        var posted = await Context.Request.ReadFormAsync(Context.RequestAborted);
        if (!SignedIn.May(Power.FillSheets)) { Refuse(Refusal.NotYours); return; }
        switch (posted["do"].ToString())
        {
            case "rest":
                Show(Again(Laid.From(sheet, posted, strict: false), e => e.Unconfirmed && e.Line.Last is not null ? (SheetCells.Same, "1") : null));
                await KeepAsync();
                break;
            case "paste":
                Paste(posted["Pasted"].ToString(), Laid.From(sheet, posted, strict: false));
                await KeepAsync();
                break;
            case "submit":
                await FileAsync(posted, null);
                break;
            case var one when one.StartsWith("line:", StringComparison.Ordinal):
                await FileAsync(posted, one[5..]);
                break;
            default:
                Show(Laid.From(sheet, posted, strict: false));
                await KeepAsync();
                break;
        }
    }

    private async Task FileAsync(IFormCollection posted, string? only)
    {
        var sent = Laid.From(sheet!, posted, strict: true);   // asked once it was found
        // Where both versions were shown, who chose the other's leaves it as it stands.
        var mine = sent.Where(e => (only is null || SheetEntries.Key(e.Line) == only) && posted[e.Prefix + "Take"].ToString() != "theirs").ToList();
        var wrong = mine.Where(e => e.Errors.Count > 0).ToList();
        if (wrong.Count > 0)
        {
            Show(sent);
            faults = [.. wrong.SelectMany(e => e.Errors.Select(error => new FieldError(e.Prefix + error.Key, error.Value)))];
            Context.Response.StatusCode = wrong.Exists(e => e.Reading?.Fault is not null) ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status400BadRequest;
            await KeepAsync();
            return;
        }
        if (mine.Count == 0 && sent.Count > 0) { Navigation.NavigateTo(Base); return; }
        var request = new FileSheetRequest(sheet!.Round.Id.Value, Party, [.. mine.Select(SheetEntries.Filed)]);
        var result = await Acts.RunAsync(posted["Key"].ToString(), request, why: null, act => Filing.ExecuteAsync(request, act, Context.RequestAborted), Context.RequestAborted);
        if (result.Refusal is null) { Navigation.NavigateTo($"{Base}?filed={mine.Count.ToString(CultureInfo.InvariantCulture)}&act={result.Value.Act:D}"); return; }
        Refuse(result.Refusal);
        if (result.Refusal.Kind == RefusalKind.Stale) { await LoadAsync(); }
        var now = Laid.From(sheet, posted, strict: false);
        Show([.. now.Select(e => e.Revision == e.Line.Report.Revision ? e : e with { Revision = e.Line.Report.Revision, Overtaken = !e.Line.Report.Figure.IsBlank || !e.Line.IsOpen })]);
        overtaken = entries.Count(e => e.Overtaken);
    }

    private async Task ApproveAsync()
    {
        if (sheet is null) { return; }
        var posted = await Context.Request.ReadFormAsync(Context.RequestAborted);
        var lines = posted["Line"].OfType<string>().Select(l => l.Split('.')).Where(l => l.Length == 2 && Guid.TryParse(l[0], out _) && long.TryParse(l[1], NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Select(l => new SeenLine(Guid.Parse(l[0]), long.Parse(l[1], CultureInfo.InvariantCulture))).ToList();
        var (round, sent, cancel) = (sheet.Round.Id.Value, posted["Key"].ToString(), Context.RequestAborted);
        reason = posted["Reason"].ToString();
        var (approve, back) = (new ApproveSheetRequest(round, Party, lines), new ReturnInsideRequest(round, Party, lines, reason));
        var result = posted["do"].ToString() == "return"
            ? await Acts.RunAsync(sent, back, reason, act => Approving.ExecuteAsync(back, act, cancel), cancel)
            : await Acts.RunAsync(sent, approve, null, act => Approving.ExecuteAsync(approve, act, cancel), cancel);
        if (result.Refusal is { } no) { Refuse(no); await LoadAsync(); return; }
        Navigation.NavigateTo(Base);
    }

    private void Paste(string pasted, IReadOnlyList<SheetEntry> typed)
    {
        var block = PastedBlock.Read(pasted, [.. typed.Select(e => new PasteLine(e.Line.Report.Item, e.Line.Asked?.Subject ?? ""))]);
        pasteFaults = [.. block.Faults.Select(f => Text["Paste.Row", f.Row, Sentences.Say(f.Says)].Value)];
        var figures = block.Figures.ToDictionary(f => f.Line, f => f.Typed);
        var at = typed.Select((e, i) => (e.Prefix, i)).ToDictionary(e => e.Prefix, e => e.i, StringComparer.Ordinal);
        Show(Again(typed, e => figures.TryGetValue(at[e.Prefix], out var figure) && SheetCells.OfFigure(e.Line).Contains(SheetCells.Amount) ? (SheetCells.Amount, figure) : null));
    }

    /// <param name="change">What is typed anew in a line; null leaves it.</param>
    private IReadOnlyList<SheetEntry> Again(IReadOnlyList<SheetEntry> entries, Func<SheetEntry, (string Cell, string Typed)?> change) =>
        Laid.All(sheet!, [.. entries.Select(e => (e.Line, e.Revision, change(e) is var (cell, typed) ? new Dictionary<string, string>(e.Cells, StringComparer.Ordinal) { [cell] = typed } : e.Cells))], strict: false);   // only for a sheet that is there

    /// <summary>What is on the page is kept as a draft; refused or not, nothing typed is lost.</summary>
    private async Task KeepAsync()
    {
        await Drafts.MergeAsync(sheet!.Round.Id, Party, entries.ToDictionary(e => SheetEntries.Key(e.Line), e => new DraftLine(e.Revision, e.Cells.Where(c => c.Value.Length > 0).ToDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal)), StringComparer.Ordinal), SheetDraftEndpoint.Revisions(sheet), Context.RequestAborted);   // asked once it was found
        draft = await Drafts.FindAsync(sheet.Round.Id, Party, Context.RequestAborted);
    }

    private void Refuse(Refusal no)
    {
        refusal = no;
        Context.Response.StatusCode = no.StatusCode;
    }

    private string SumSay() => Text["Sum", sum.Changed, sum.Same] + (sum.Unconfirmed > 0 ? Text["Sum.Open", sum.Unconfirmed] : "") + (sum.Wrong > 0 ? Text["Sum.Wrong", sum.Wrong] : "") + Text["Stop"];
}
