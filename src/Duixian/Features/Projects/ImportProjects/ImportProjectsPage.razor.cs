using System.Globalization;
using Duixian.Accounts;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Projects;
using Duixian.Files;
using Duixian.Reading.Projects;
using Duixian.Reading.Sheets;
using Duixian.Shell;
using Duixian.Shell.Refusals;
using Duixian.Shell.Typing;
using Duixian.Ui.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Projects.ImportProjects;

public sealed partial class ImportProjectsPage
{
    private const int Shown = 200;
    private const int LongestName = 120;

    [Inject] private ProjectBooks Books { get; set; } = null!;   // set by the renderer, as the rest
    [Inject] private BookMatching Matching { get; set; } = null!;
    [Inject] private ImportProjects Importing { get; set; } = null!;
    [Inject] private StoredFiles Files { get; set; } = null!;
    [Inject] private Acts Acts { get; set; } = null!;
    [Inject] private SignedIn SignedIn { get; set; } = null!;
    [Inject] private IdSource Ids { get; set; } = null!;
    [Inject] private TimeProvider Time { get; set; } = null!;
    [Inject] private Links Links { get; set; } = null!;
    [Inject] private RefusalSentences Sentences { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private IHttpContextAccessor Http { get; set; } = null!;
    [Inject] private IStringLocalizer<ProjectsText> Text { get; set; } = null!;

    private BookTrial? trial;
    private Refusal? refusal;
    private string? fault;
    private (int Added, int Changed, int Left, int Year)? done;
    private List<Choice> meanings = [];
    private List<Choice> lists = [];
    private IReadOnlyList<ImportedBook> imported = [];
    private bool onlyGood;
    private string key = "";

    private HttpContext Context => Http.HttpContext!;   // a page always has a request

    private string Sha256 => Context.Request.Query["file"].ToString();

    private string FileName => Context.Request.Query["name"].ToString() is { Length: > 0 and <= LongestName } name ? TypedText.Line(name) : "projects";

    protected override async Task OnInitializedAsync()
    {
        key = Ids.NewId().ToString("D");
        meanings = [.. ProjectMeanings.All.Select(m => new Choice(m.ToString(), FieldWord(m.ToString())))];
        lists = [new("", Text["Import.NoList"]), .. Enum.GetValues<YearList>().Select(l => new Choice(l.ToString(), Text["ListName." + l]))];
        imported = await Books.ImportedAsync(Context.RequestAborted);
        var query = Context.Request.Query;
        if (Whole(query["added"]) is { } added && Whole(query["changed"]) is { } changed && Whole(query["left"]) is { } left) { done = (added, changed, left, Whole(query["year"]) ?? 0); }
        else if (Sha256.Length > 0) { await TryAsync(); }
    }

    private async Task TryAsync()
    {
        var read = await Books.ReadAsync(FileName, Sha256, Context.RequestAborted);
        if (read.Refusal is { } no) { Answer(no); return; }
        trial = await Matching.TryAsync(read.Value, Sha256, Context.RequestAborted);
    }

    private async Task UploadAsync()
    {
        var file = Context.Request.Form.Files["File"];
        if (file is not { FileName.Length: > 0, Length: > 0 } || file.Length > SheetLimits.FileBytes)
        {
            (fault, Context.Response.StatusCode) = (Text[file is { Length: > 0 } ? "Import.TooLarge" : "Import.NoFile", SheetLimits.FileBytes >> 20], StatusCodes.Status400BadRequest);
            return;
        }
        using var content = new MemoryStream();
        await file.CopyToAsync(content, Context.RequestAborted);
        var name = TypedText.Line(Path.GetFileName(file.FileName));
        name = name.Length > LongestName ? name[^LongestName..] : name;
        var read = await Books.ReadAsync(name, content.ToArray(), Context.RequestAborted);
        if (read.Refusal is { } no)
        {
            Answer(no);
            (fault, refusal) = (Sentences.Say(no), null);
            return;
        }
        Navigation.NavigateTo(Address(("file", await Files.KeepAsync(content.ToArray(), Context.RequestAborted)), ("name", name)));
    }

    private async Task RememberAsync()
    {
        var form = await Context.Request.ReadFormAsync(Context.RequestAborted);
        var signature = form["Signature"].ToString();
        if (trial is null || !trial.Reading.Sheets.Any(s => s.HeaderSignature == signature)) { Context.Response.StatusCode = StatusCodes.Status400BadRequest; return; }
        var columns = form.Keys.Where(k => k.StartsWith("c.", StringComparison.Ordinal) && ColumnMeaning.Parse(form[k].ToString()) is not null).ToDictionary(k => k[2..], k => form[k].ToString(), StringComparer.Ordinal);
        await Books.RememberAsync(signature, columns, Time.GetUtcNow(), Context.RequestAborted);
        Navigation.NavigateTo(Address(("file", Sha256), ("name", FileName)));
    }

    private async Task ImportAsync()
    {
        var form = await Context.Request.ReadFormAsync(Context.RequestAborted);
        onlyGood = form["OnlyGood"] == "true";
        var into = form.Keys.Where(k => k.StartsWith("l.", StringComparison.Ordinal) && Enum.TryParse<YearList>(form[k], out _)).ToDictionary(k => k[2..], k => Enum.Parse<YearList>(form[k].ToString()), StringComparer.Ordinal);
        var year = Whole(form["Year"]) is { } typed && Domain.Plans.PlanAddress.IsYear(typed) ? typed : (int?)null;
        var seen = Whole(form["RefusedSeen"]) ?? 0;
        var request = new ImportProjectsRequest(FileName, Sha256, onlyGood, seen, into.Count == 0 ? null : year, into);
        var result = await Acts.RunAsync(form["Key"].ToString(), request, why: null, act => Importing.ExecuteAsync(request, act, Context.RequestAborted), Context.RequestAborted);
        if (result.Refusal is { } no) { Answer(no); return; }
        Navigation.NavigateTo(Address(("added", form["Added"].ToString()), ("changed", form["Changed"].ToString()), ("left", onlyGood ? seen.ToString(CultureInfo.InvariantCulture) : "0"), ("year", request.Year?.ToString(CultureInfo.InvariantCulture))));
    }

    /// <summary>What a sheet's name says about the list it belongs into.</summary>
    private static string Guess(ProjectSheetReading sheet) =>
        sheet.Name.Contains("政策", StringComparison.Ordinal) ? nameof(YearList.PolicyReserve)
        : sheet.Name.Contains("储备", StringComparison.Ordinal) || sheet.Name.Contains("谋划", StringComparison.Ordinal) ? nameof(YearList.KeyReserve)
        : sheet.Columns.Any(c => c.Meaning.Field == ProjectField.Permit) && sheet.Columns.All(c => c.Meaning.Field != ProjectField.TotalInvestment) ? ""
        : nameof(YearList.Implementation);

    private string FieldWord(string field) => Text["Meaning." + field] is { ResourceNotFound: false } word ? word : field;

    private string Address(params IEnumerable<(string Name, string? Value)> query) =>
        Links.To("/desk/projects/import") + QueryString.Create(query.Where(q => q.Value is not null).Select(q => new KeyValuePair<string, string?>(q.Name, q.Value)));

    private static int? Whole(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private void Answer(Refusal no) => (refusal, Context.Response.StatusCode) = (no, no.StatusCode);
}
