using System.Globalization;
using Duixian.Accounts;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Features.Plans.EditItem;
using Duixian.Shell;
using Duixian.Shell.Refusals;
using Duixian.Shell.Typing;
using Duixian.Ui.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Plans.CheckDraft;

public sealed partial class CheckDraftPage
{
    private const string New = "new";

    [Inject] private DuixianDb Db { get; set; } = null!;   // set by the renderer, as the rest
    [Inject] private Acts Acts { get; set; } = null!;
    [Inject] private DraftDesk Desk { get; set; } = null!;
    [Inject] private SignedIn SignedIn { get; set; } = null!;
    [Inject] private IdSource Ids { get; set; } = null!;
    [Inject] private Links Links { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private IHttpContextAccessor Http { get; set; } = null!;
    [Inject] private RefusalSentences Sentences { get; set; } = null!;
    [Inject] private IStringLocalizer<PlansText> Text { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "item")] private string? Open { get; set; }

    private Draft? draft;
    private SourceDocument? document;
    private DraftSheet? sheet;
    private IReadOnlyDictionary<string, string> offices = new Dictionary<string, string>();
    private string key = "";
    private string? open;
    private string? heading;
    private ItemForm? form;
    private Guid formId;
    private Refusal? refusal;
    private IReadOnlyList<FieldError> faults = [];
    private IReadOnlyList<BothLine> both = [];

    private bool MayCheck => draft?.State is DraftState.Open && SignedIn.May(Power.CheckDrafts);

    private IEnumerable<DraftItem> KeptItems => draft!.Items.Where(i => i.State is not DraftItemState.Dropped);   // asked only once it is loaded

    private int Kept => KeptItems.Count();

    private int Accepted => KeptItems.Count(i => i.State is DraftItemState.Accepted);

    private int Rest => Kept - Accepted;

    private int Ready => KeptItems.Count(i => i.Content.Missing().Count == 0);

    private int Indicators => KeptItems.Sum(i => i.Content.Indicators.Count);

    private int Asking => sheet!.Items.Count(i => i.NeedsSomeone) + sheet.Rows.Sum(r => r.Notices.Count);   // the same

    private string Base => Links.To($"/desk/drafts/{Id:D}");

    private string Publish => Base + (draft!.Revises is null ? "/publish" : "/revise");   // the same

    private string Here => open is null ? Base : $"{Base}?item={Uri.EscapeDataString(open)}";

    private IReadOnlyList<Choice> Places => [new("", Text["BesideNone"]), .. KeptItems.OrderBy(i => i.Position).Select(i => new Choice(i.Number, $"{i.Number} {i.Content.Title}"))];

    protected override async Task OnInitializedAsync()
    {
        await LoadAsync();
        if (draft is null) { Navigation.NotFound(); return; }
        open = Open;
        if (!MayCheck) { open = null; }
        else if (open == New) { (form, formId) = (ItemForm.Blank(NextNumber()), Ids.NewId()); }
        else if (sheet!.Find(open) is { } item) { (form, formId) = (ItemForm.From(item.Item.Content), item.Item.Id.Value); }   // loaded with the draft
    }

    private async Task LoadAsync()
    {
        var cancel = Http.HttpContext!.RequestAborted;   // a page always has a request
        key = Ids.NewId().ToString("D");
        var id = new DraftId(Id);
        draft = await Db.Drafts.AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(d => d.Id == id, cancel);
        if (draft is null) { return; }
        var source = draft.DocumentId;
        document = await Db.Documents.AsNoTracking().SingleAsync(d => d.Id == source, cancel);
        var known = await Db.Offices.AsNoTracking().OrderBy(o => o.Position).ThenBy(o => o.Code).Take(500).ToListAsync(cancel);
        offices = known.ToDictionary(o => o.Code, o => o.ShortName, StringComparer.Ordinal);
        sheet = DraftSheet.Of(draft, document.Text, HrefOf);
    }

    /// <summary>Every button of the page arrives here; its value says what it asks for.</summary>
    private async Task SubmitAsync()
    {
        if (draft is null || sheet is null) { return; }
        var posted = Http.HttpContext!.Request.Form;   // a page always has a request
        var asked = DraftRequest.From(posted, Id);
        if (asked.Reshapes)
        {
            (form, formId) = (asked.Reshaped(), asked.Item);
            return;
        }
        if (asked.HasForm)
        {
            (form, formId) = (ItemForm.Posted(posted), asked.Item);
            var stored = sheet.Items.FirstOrDefault(i => i.Item.Id.Value == asked.Item)?.Item.Content;
            var reading = ItemReading.Of(form, stored, offices.Keys.ToHashSet(StringComparer.Ordinal));
            if (reading.Faults.Count > 0)
            {
                faults = [.. reading.Faults.Select(f => new FieldError(f.Field, Text[f.Sentence, [.. f.Arguments]]))];
                Http.HttpContext.Response.StatusCode = StatusCodes.Status400BadRequest;
                return;
            }
        }
        var result = await Desk.RunAsync(asked, Http.HttpContext.RequestAborted);
        if (result.Refusal is { } no) { await RefusedAsync(no, asked); return; }
        Navigation.NavigateTo(After(asked));
    }

    private async Task RefusedAsync(Refusal no, DraftRequest asked)
    {
        refusal = no;
        Http.HttpContext!.Response.StatusCode = no.StatusCode;   // a page always has a request
        heading = asked.Verb == DraftVerb.Rename ? asked.Heading : null;
        await LoadAsync();
        if (draft is null) { Navigation.NotFound(); return; }
        if (form is not null && ItemReading.FieldOf(no, form) is { } field) { faults = [new(field, Sentences.Say(no))]; }
        if (no.Kind is not RefusalKind.Stale && no != Refusal.KeyUsedForAnother) { return; }
        var now = draft.Items.FirstOrDefault(i => i.Id.Value == asked.Item);
        both = (asked.Verb, form) switch
        {
            (DraftVerb.Save or DraftVerb.SaveNext, { } typed) => BothLine.Of(typed, now is null ? null : ItemForm.From(now.Content), Text),
            (DraftVerb.Rename, _) => [new(Text["PlanTitle"], asked.Heading, draft.Title)],
            _ => [new(Text["Both.Asked"], Text["Verb." + asked.Verb, now?.Number ?? ""], now is null ? Text["Draft." + draft.State] : Text["State." + now.State])],
        };
        // An item that moved to another number meanwhile stays open under it; one that is gone cannot.
        if (form is not null && now is not null && open != New) { open = sheet!.Items.First(i => i.Item.Id == now.Id).Key; }   // loaded with the draft
    }

    private string After(DraftRequest asked)
    {
        var item = draft!.Items.FirstOrDefault(i => i.Id.Value == asked.Item);   // loaded before anything was asked
        switch (asked.Verb)
        {
            case DraftVerb.Save:
                return HrefOf(TypedText.Line(form!.Number));   // saved, so there was a form
            case DraftVerb.SaveNext:
                var rest = draft.Items.Where(i => i.State is DraftItemState.Found && i.Id.Value != asked.Item).OrderBy(i => i.Position).ToList();
                var next = rest.Find(i => item is null || i.Position > item.Position) ?? rest.FirstOrDefault();
                return next is null ? $"{Base}#i-{Uri.EscapeDataString(TypedText.Line(form!.Number))}" : HrefOf(KeyOf(next));   // saved, so there was a form
            case DraftVerb.Split or DraftVerb.Merge when item is not null:
                return HrefOf(KeyOf(item));
            case DraftVerb.PlaceResult or DraftVerb.NoResult:
                var result = draft.Results.FirstOrDefault(r => r.Id.Value == asked.Item);
                return $"{Base}#i-r{result?.Position}";
            case DraftVerb.Drop when item is not null:
                return $"{Base}#i-{Uri.EscapeDataString(KeyOf(item))}";
            case DraftVerb.Accept or DraftVerb.Restore when item is not null:
                return $"{Here}#i-{Uri.EscapeDataString(KeyOf(item))}";
            case DraftVerb.PutAside:
                return Links.To("/desk/drafts");
            default:
                return Base;
        }
    }

    private string KeyOf(DraftItem item) => sheet!.Items.First(i => i.Item.Id == item.Id).Key;   // every item is on the sheet

    private string HrefOf(string name) => $"{Base}?item={Uri.EscapeDataString(name)}#i-{Uri.EscapeDataString(name)}";

    private string Close(string name) => $"{Base}#i-{Uri.EscapeDataString(name)}";

    private string? FaultAt(string field) => refusal == PlansRefusal.TitleMissing && field == "Heading" ? Sentences.Say(refusal) : null;

    private string RowClass(SheetRow row) => "row" + (row.Items.Any(i => i.Key == open) && form is not null ? " sel" : "") + (row.Items.Count + row.Results.Count + row.Notices.Count == 0 ? " silent" : "");

    private string NextNumber()
    {
        var numbers = draft!.Items.Select(i => int.TryParse(i.Number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).DefaultIfEmpty(0).Max();   // loaded
        return (numbers + 1).ToString(CultureInfo.InvariantCulture);
    }

    private string? NextOf(DraftItem item) => KeptItems.Where(i => i.Position > item.Position).MinBy(i => i.Position)?.Number;

    private RenderFragment Editor(SheetItem? item) => builder =>
    {
        builder.OpenComponent<ItemEditor>(0);
        builder.AddComponentParameter(1, nameof(ItemEditor.Form), form);
        builder.AddComponentParameter(2, nameof(ItemEditor.Item), item);
        builder.AddComponentParameter(3, nameof(ItemEditor.Id), formId);
        builder.AddComponentParameter(4, nameof(ItemEditor.Errors), faults.GroupBy(f => f.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Message, StringComparer.Ordinal));
        builder.AddComponentParameter(5, nameof(ItemEditor.Offices), offices);
        builder.AddComponentParameter(6, nameof(ItemEditor.Key), key);
        builder.AddComponentParameter(7, nameof(ItemEditor.Revision), draft!.Revision);   // loaded
        builder.AddComponentParameter(8, nameof(ItemEditor.YearEnd), draft.YearEnd);
        builder.AddComponentParameter(9, nameof(ItemEditor.Action), Here);
        builder.AddComponentParameter(10, nameof(ItemEditor.Close), item is null ? Base : Close(item.Key));
        builder.AddComponentParameter(11, nameof(ItemEditor.NextNumber), item is null ? null : NextOf(item.Item));
        builder.AddComponentParameter(12, nameof(ItemEditor.Splits), item is null ? [] : SplitPlace.Of(item.Item.Content));
        builder.CloseComponent();
    };
}
