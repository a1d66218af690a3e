using System.Globalization;
using Duixian.Accounts;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Projects;
using Duixian.Files;
using Duixian.Files.Imports;
using Duixian.Reading.Projects;
using Duixian.Shell;
using Duixian.Shell.Refusals;
using Duixian.Ui.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Projects.ImportProjects;

public sealed partial class ImportProjectsPage
{
    private const int Shown = 200;

    [Inject] private ProjectBooks Books { get; set; } = null!;   // set by the renderer, as the rest
    [Inject] private BookMatching Matching { get; set; } = null!;
    [Inject] private ImportProjects Importing { get; set; } = null!;
    [Inject] private StoredFiles Files { get; set; } = null!;
    [Inject] private Acts Acts { get; set; } = null!;
    [Inject] private TimeProvider Time { get; set; } = null!;
    [Inject] private Links Links { get; set; } = null!;
    [Inject] private RefusalSentences Sentences { get; set; } = null!;
    [Inject] private IStringLocalizer<ProjectsText> Text { get; set; } = null!;

    private BookTrial? trial;
    private List<Choice> meanings = [];
    private List<Choice> lists = [];
    private IReadOnlyList<ImportedBook> imported = [];

    protected override string Here => "/desk/projects/import";

    protected override string Unnamed => "projects";

    private int? YearDone => Whole(Context.Request.Query["year"]);

    protected override async Task<bool> OpenAsync()
    {
        meanings = [.. ProjectMeanings.All.Select(m => new Choice(m.ToString(), FieldWord(m.ToString())))];
        lists = [new("", Text["Import.NoList"]), .. Enum.GetValues<YearList>().Select(l => new Choice(l.ToString(), Text["ListName." + l]))];
        imported = await Books.ImportedAsync(Cancel);
        return true;
    }

    protected override async Task<Refusal?> TryAsync()
    {
        var read = await Books.ReadAsync(FileName, Sha256 ?? "", Cancel);
        if (read.Refusal is { } no) { return no; }
        trial = await Matching.TryAsync(read.Value, Cancel);
        return null;
    }

    protected override async Task<Result<string>> KeepAsync(string name, byte[] content)
    {
        var read = await Books.ReadAsync(name, content, Cancel);
        return read.Refusal is { } no ? no : await Files.KeepAsync(content, Cancel);
    }

    protected override Task<Result<Receipt>> TakeAsync(string key, bool onlyGood, int refusedSeen, IFormCollection form)
    {
        var (lists, year) = ListsOf(form);
        var request = new ImportProjectsRequest(FileName, Sha256 ?? "", onlyGood, refusedSeen, year, lists);
        return Acts.RunAsync(key, request, why: null, act => Importing.ExecuteAsync(request, act, Cancel), Cancel);
    }

    protected override IEnumerable<(string Name, string? Value)> After(IFormCollection form) => [("year", ListsOf(form).Year?.ToString(CultureInfo.InvariantCulture))];

    /// <summary>Which list each sheet goes into, and of which year; no year where none goes into any.</summary>
    private static (Dictionary<string, YearList> Lists, int? Year) ListsOf(IFormCollection form)
    {
        var into = form.Keys.Where(k => k.StartsWith("l.", StringComparison.Ordinal) && Enum.TryParse<YearList>(form[k], out _)).ToDictionary(k => k[2..], k => Enum.Parse<YearList>(form[k].ToString()), StringComparer.Ordinal);
        return (into, into.Count > 0 && Whole(form["Year"]) is { } typed && Domain.Plans.PlanAddress.IsYear(typed) ? typed : null);
    }

    private async Task RememberAsync()
    {
        var form = await Context.Request.ReadFormAsync(Cancel);
        var signature = form["Signature"].ToString();
        if (trial is null || !trial.Reading.Sheets.Any(s => s.HeaderSignature == signature)) { Context.Response.StatusCode = StatusCodes.Status400BadRequest; return; }
        var columns = form.Keys.Where(k => k.StartsWith("c.", StringComparison.Ordinal) && ColumnMeaning.Parse(form[k].ToString()) is not null).ToDictionary(k => k[2..], k => form[k].ToString(), StringComparer.Ordinal);
        await Books.RememberAsync(signature, columns, Time.GetUtcNow(), Cancel);
        Navigation.NavigateTo(Address(("file", Sha256), ("name", FileName)));
    }

    /// <summary>What a sheet's name says about the list it belongs into.</summary>
    private static string Guess(ProjectSheetReading sheet) =>
        sheet.Name.Contains("政策", StringComparison.Ordinal) ? nameof(YearList.PolicyReserve)
        : sheet.Name.Contains("储备", StringComparison.Ordinal) || sheet.Name.Contains("谋划", StringComparison.Ordinal) ? nameof(YearList.KeyReserve)
        : sheet.Columns.Any(c => c.Meaning.Field == ProjectField.Permit) && sheet.Columns.All(c => c.Meaning.Field != ProjectField.TotalInvestment) ? ""
        : nameof(YearList.Implementation);

    private string FieldWord(string field) => Text["Meaning." + field] is { ResourceNotFound: false } word ? word : field;
}
