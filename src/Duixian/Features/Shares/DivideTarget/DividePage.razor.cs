using System.Globalization;
using Duixian.Accounts;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Domain.Shares;
using Duixian.Features.Shares.ConfirmShares;
using Duixian.Features.Shares.IssueShares;
using Duixian.Shell;
using Duixian.Ui.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Shares.DivideTarget;

/// <summary>Loads what the page of one division shows, and answers its buttons.</summary>
public sealed partial class DividePage
{
    [Inject] private DuixianDb Db { get; set; } = null!;   // set by the renderer, as the rest
    [Inject] private ShareTargets Targets { get; set; } = null!;
    [Inject] private ShareRegisters Registers { get; set; } = null!;
    [Inject] private ShareParties Parties { get; set; } = null!;
    [Inject] private Acts Acts { get; set; } = null!;
    [Inject] private IssueShares.IssueShares Issue { get; set; } = null!;
    [Inject] private ConfirmShares.ConfirmShares Confirm { get; set; } = null!;
    [Inject] private SignedIn SignedIn { get; set; } = null!;
    [Inject] private IdSource Ids { get; set; } = null!;
    [Inject] private Links Links { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private IHttpContextAccessor Http { get; set; } = null!;
    [Inject] private ShareWords Words { get; set; } = null!;
    [Inject] private IStringLocalizer<SharesText> Text { get; set; } = null!;

    [Parameter] public int Year { get; set; }

    [Parameter] public string PlanCode { get; set; } = "";

    [Parameter] public string Item { get; set; } = "";

    [Parameter] public int Number { get; set; }

    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    private ShareTarget? target;
    private IReadOnlyList<DecompositionVersion> versions = [];
    private IReadOnlyList<AssessmentUnit> units = [];
    private IReadOnlyList<Office> offices = [];
    private IReadOnlyList<Party> answering = [];
    private ShareRegister? register;
    private ShareForm form = ShareForm.Of((DecompositionVersion?)null);
    private Divided? preview;
    private Refusal? asked;
    private Refusal? refusal;
    private IReadOnlyList<FieldError> faults = [];
    private string key = "";

    private DecompositionVersion? Current => versions.Count > 0 ? versions[0] : null;

    private string Base => Links.To($"/desk/shares/{Year}/{PlanCode}/{Uri.EscapeDataString(Item)}/{Number}");

    private bool MayDivide => SignedIn.May(Power.Decompose) && target is { Withdrawn: false };

    private bool Additive => target?.Divisible is { Additive: true };

    private bool HasFloors => form.Method is ShareMethod.ByBase or ShareMethod.ByFactors;

    /// <summary>A public register of works says them itself.</summary>
    private bool TypesWorks => register is not { ListsWorks: true };

    private bool HasFigures => form.Method is ShareMethod.ByBase or ShareMethod.AsDeclared;

    private IEnumerable<ShareMethod> Methods => Enum.GetValues<ShareMethod>().Where(m => target?.Divisible?.Takes(m) ?? false);

    protected override async Task OnInitializedAsync()
    {
        await LoadAsync();
        if (target is null) { Navigation.NotFound(); return; }
        form = ShareForm.Of(Current);
        answering = Answering();
    }

    private async Task LoadAsync()
    {
        var cancel = Http.HttpContext!.RequestAborted;   // a page always has a request
        key = Ids.NewId().ToString("D");
        await Db.Database.OpenConnectionAsync(cancel);   // one for all questions of the page
        target = await Targets.FindAsync(Year, PlanCode, Item, Number, cancel);
        if (target is null) { return; }
        var shares = await Db.Decompositions.AsNoTracking().SingleOrDefaultAsync(d => d.Year == Year && d.Plan == PlanCode && d.Item == Item && d.Indicator == Number, cancel);
        versions = shares is null ? [] : [.. shares.Versions.OrderByDescending(v => v.Number)];
        register = await Registers.FindAsync(target.Plan, Item, Number, cancel);
        units = await Parties.UnitsAsync(cancel);
        offices = await Parties.OfficesAsync(cancel);
    }

    private Party[] Answering() => form.Universe == Universe.Offices
        ? [.. offices.Where(o => form.Offices.Contains(o.Code)).Select(Party.Of)]
        : [.. units.Where(u => u.IsIn(form.Universe)).Select(Party.Of)];

    private async Task SubmitAsync()
    {
        if (target is null) { return; }
        var http = Http.HttpContext!;   // a page always has a request
        var posted = http.Request.Form;
        form = ShareForm.Of(posted);
        answering = Answering();
        if (!SignedIn.May(Power.Decompose)) { Refuse(Refusal.NotYours); return; }
        var verb = posted["Do"].ToString();
        var names = new PartyNames(answering, units, offices);
        if (form.Pasted.Length > 0 && verb is not "choose")
        {
            (form, faults) = PastedShares.Fill(form, names, Text);
            if (faults.Count > 0) { http.Response.StatusCode = StatusCodes.Status400BadRequest; return; }
        }
        if (verb is not ("preview" or "issue")) { return; }
        if (target.Divisible is not { } divisible) { Refuse(SharesRefusal.MeasureMissing); return; }
        var read = ShareReading.Of(form, answering, names, TypesWorks, Text);
        faults = read.Faults;
        if (faults.Count > 0) { http.Response.StatusCode = StatusCodes.Status400BadRequest; return; }
        var inputs = ShareRegisters.Inputs(form.Method, read.Inputs, register, answering);
        if (inputs.Refusal is { } uncounted) { Refuse(uncounted); return; }
        var divided = Division.Of(divisible, form.Method, inputs.Value, answering);
        if (divided.Refusal is { } no) { Refuse(no); return; }
        preview = divided.Value;
        asked = form.Reason.Length > 0 ? null : Decomposition.AskedReason(preview, divisible, (Current?.Number ?? 0) + 1);
        if (verb == "issue") { await IssueAsync(posted, inputs.Value); }
    }

    private async Task IssueAsync(IFormCollection posted, ShareInputs inputs)
    {
        var cancel = Http.HttpContext!.RequestAborted;   // a page always has a request
        var request = new IssueSharesRequest(Year, PlanCode, Item, Number, form.Method, form.Universe, form.Universe == Universe.Offices ? form.Offices : [], inputs, form.Reason, Whole(posted["Version"]), Whole(posted["TargetVersion"]));
        var result = await Acts.RunAsync(Key(posted), request, form.Reason, act => Issue.ExecuteAsync(request, act, cancel), cancel);
        if (result.Refusal is not { } no) { Navigation.NavigateTo(Base + "?done=issued"); return; }
        await LoadAsync();   // after a lost race the other's version stands beside what was typed
        Refuse(no);
        if (no.Code.StartsWith("shares.reason-", StringComparison.Ordinal)) { asked = no; }
    }

    private async Task ConfirmAsync()
    {
        if (target is null) { return; }
        var http = Http.HttpContext!;   // a page always has a request
        var posted = http.Request.Form;
        var request = new ConfirmSharesRequest(Year, PlanCode, Item, Number, Whole(posted["Version"]));
        var result = await Acts.RunAsync(Key(posted), request, null, act => Confirm.ExecuteAsync(request, act, http.RequestAborted), http.RequestAborted);
        if (result.Refusal is not { } no) { Navigation.NavigateTo(Base + "?done=confirmed"); return; }
        await LoadAsync();
        Refuse(no);
    }

    private void Refuse(Refusal no)
    {
        refusal = no;
        Http.HttpContext!.Response.StatusCode = no.StatusCode;   // a page always has a request
    }

    private string Key(IFormCollection posted) => posted["Key"].ToString() is { Length: > 0 and <= 40 } made ? made : key;

    private static int Whole(string? typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private string? At(string field) => faults.FirstOrDefault(f => f.Name == field)?.Message;

    /// <summary>What a party answers for by the version in force; null where it has no part in it.</summary>
    private IssuedShare? InForce(string party) => Current?.Shares.FirstOrDefault(s => s.Party == party);

    private IReadOnlyList<(IssuedShare Share, decimal? Before, bool New)> Rows(DecompositionVersion version)
    {
        var before = versions.FirstOrDefault(v => v.Number == version.Number - 1);
        return [.. version.Shares.Select(s => before?.Shares.FirstOrDefault(b => b.Party == s.Party) is { } was ? (s, was.Amount, false) : (s, null, before is not null))];
    }
}
