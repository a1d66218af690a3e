using System.Globalization;
using System.Security.Cryptography;
using Duixian.Accounts;
using Duixian.Domain;
using Duixian.Reading.Sheets;
using Duixian.Shell;
using Duixian.Shell.Refusals;
using Duixian.Shell.Typing;
using Duixian.Ui.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Duixian.Files.Imports;

/// <summary>
/// The page of every import. A module derives a class of a few lines that gives it an address, a power, and says which kind it is.
/// Uploading keeps the file and leads to its trial report; confirming imports that kept file, so nobody uploads twice.
/// </summary>
public abstract partial class ImportPage : ComponentBase
{
    // More than is taken, so that a file too large still gets its sentence.
    internal const long LargestRequest = 60L << 20;

    private const int LongestName = 120;

    private ImportReport? report;
    private SheetColumns? columns;
    private Refusal? refusal;
    private string? fault;
    private (int Added, int Changed, int Left)? done;
    private bool onlyGood;
    private string key = "";

    [Inject] private IServiceProvider Services { get; set; } = null!;   // set by the renderer, as the rest
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private IHttpContextAccessor Http { get; set; } = null!;
    [Inject] private IStringLocalizer<ImportsText> Text { get; set; } = null!;

    /// <summary>Which import this is.</summary>
    protected abstract string ImportKind { get; }

    /// <summary>What the rows belong to, where the kind needs it.</summary>
    protected virtual string? ImportOf => null;

    /// <summary>The heading.</summary>
    protected abstract string Title { get; }

    /// <summary>The page of the imported things, and its name.</summary>
    protected abstract (string Path, string Name) Back { get; }

    /// <summary>The address of this page, without language and query.</summary>
    protected abstract string Here { get; }

    private string? Sha256 => Http.HttpContext?.Request.Query["file"].ToString() is { Length: > 0 } sha ? sha : null;

    private string FileName => Http.HttpContext?.Request.Query["name"].ToString() is { Length: > 0 and <= LongestName } name ? TypedText.Line(name) : ImportKind;

    /// <summary>While a confirmation is being answered its form must be there, whatever the trial says by then.</summary>
    private bool IsConfirming => Sha256 is not null && HttpMethods.IsPost(Http.HttpContext?.Request.Method ?? "");

    private Links Links => Services.GetRequiredService<Links>();

    private RefusedRows Sentences => Services.GetRequiredService<RefusedRows>();

    private ImportRun Run => Services.GetRequiredService<ImportRun>();

    private Domain.Ledger.Actor By => Services.GetRequiredService<SignedIn>().Actor ?? Domain.Ledger.Actor.Anyone;

    private CancellationToken Cancel => Http.HttpContext?.RequestAborted ?? CancellationToken.None;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        key = Services.GetRequiredService<IdSource>().NewId().ToString("D");
        var found = await Run.ColumnsAsync(ImportKind, ImportOf, By, Cancel);
        if (found.Refusal is { Kind: RefusalKind.NotFound })
        {
            Navigation.NotFound();
            return;
        }
        if (found.Refusal is { } no)
        {
            Answer(no);
            return;
        }
        columns = found.Value;
        var query = Http.HttpContext!.Request.Query;   // a page always has a request
        if (Whole(query["added"]) is { } added && Whole(query["changed"]) is { } changed && Whole(query["left"]) is { } left) { done = (added, changed, left); }
        if (Sha256 is not null) { await TryAsync(); }
    }

    private async Task TryAsync()
    {
        var tried = await Run.TryAsync(ImportKind, ImportOf, FileName, Sha256 ?? "", By, Cancel);
        if (tried.Refusal is { } no) { Answer(no); }
        else { report = tried.Value; }
    }

    private async Task UploadAsync()
    {
        var file = Http.HttpContext!.Request.Form.Files["File"];   // a page always has a request
        if (file is not { FileName.Length: > 0, Length: > 0 })
        {
            (fault, Http.HttpContext.Response.StatusCode) = (Text["Fault.NoFile"], StatusCodes.Status400BadRequest);
            return;
        }
        if (file.Length > SheetLimits.FileBytes)
        {
            (fault, Http.HttpContext.Response.StatusCode) = (Text["Fault.TooLarge", SheetLimits.FileBytes >> 20], StatusCodes.Status400BadRequest);
            return;
        }
        using var content = new MemoryStream();
        await file.CopyToAsync(content, Cancel);
        var name = TypedText.Line(Path.GetFileName(file.FileName));
        name = name.Length > LongestName ? name[^LongestName..] : name;
        var kept = await Run.KeepAsync(ImportKind, ImportOf, name, content.ToArray(), By, Cancel);
        if (kept.Refusal is { } no)
        {
            Answer(no);
            (fault, refusal) = (Services.GetRequiredService<RefusalSentences>().Say(no), null);
            return;
        }
        Navigation.NavigateTo(Address(("file", kept.Value), ("name", name)));
    }

    private async Task ConfirmAsync()
    {
        var form = Http.HttpContext!.Request.Form;   // a page always has a request
        onlyGood = form["OnlyGood"] == "true";
        var seen = Whole(form["RefusedSeen"]) ?? 0;
        var request = new ImportRequest(ImportKind, ImportOf, FileName, Sha256 ?? "", onlyGood, seen);
        var sent = form["Key"].ToString() is { Length: > 0 and <= 40 } made ? made : key;
        var result = await Services.GetRequiredService<Acts>().RunAsync(sent, request, why: null, act => Run.ExecuteAsync(request, act, Cancel), Cancel);
        if (result.Refusal is { } no)
        {
            await TryAsync();   // the report as it is now, and the form with its tick
            Answer(no);
            return;
        }
        Navigation.NavigateTo(Address(("added", form["Added"].ToString()), ("changed", form["Changed"].ToString()), ("left", onlyGood ? seen.ToString(CultureInfo.InvariantCulture) : "0")));
    }

    private string Address(params IEnumerable<(string Name, string? Value)> query)
    {
        IEnumerable<(string Name, string? Value)> all = ImportOf is null ? query : query.Prepend(("of", ImportOf));
        return Links.To(Here) + QueryString.Create(all.Select(q => new KeyValuePair<string, string?>(q.Name, q.Value)));
    }

    private static int? Whole(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private void Answer(Refusal no)
    {
        refusal = no;
        Http.HttpContext!.Response.StatusCode = no.StatusCode;   // a page always has a request
    }
}
