using System.Globalization;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Reading.Sheets;
using Duixian.Shell;
using Duixian.Shell.Refusals;
using Duixian.Shell.Typing;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Duixian.Files.Imports;

/// <summary>
/// What the page of every import does, whatever it reads: uploading keeps the file and leads to its trial; confirming imports that kept file, so nobody uploads twice.
/// A page draws the two forms (<see cref="UploadForm"/>, <see cref="ConfirmForm"/>) and says how a file is kept, tried and taken.
/// </summary>
public abstract class FileImportPage : ComponentBase
{
    /// <summary>Names of the forms.</summary>
    protected const string UploadForm = "import-upload";
    protected const string ConfirmForm = "import-confirm";

    // More than is taken, so that a file too large still gets its sentence.
    internal const long LargestRequest = 60L << 20;

    private const int LongestName = 120;

    [Inject] private protected IServiceProvider Services { get; set; } = null!;   // set by the renderer, as the rest
    [Inject] private protected NavigationManager Navigation { get; set; } = null!;
    [Inject] private IHttpContextAccessor Http { get; set; } = null!;
    [Inject] private IStringLocalizer<ImportsText> Faults { get; set; } = null!;

    /// <summary>What stands against the last thing asked.</summary>
    protected Refusal? Refused { get; private set; }

    /// <summary>What is wrong with the chosen file, as a sentence at its field.</summary>
    protected string? Fault { get; private set; }

    /// <summary>What the import before this request did; null where there was none.</summary>
    protected (int Added, int Changed, int Left)? Done { get; private set; }

    /// <summary>The tick of the confirmation that was just refused.</summary>
    protected bool OnlyGood { get; private set; }

    /// <summary>The key of the next act.</summary>
    protected string Key { get; private set; } = "";

    /// <summary>The address of this page, without language and query.</summary>
    protected abstract string Here { get; }

    /// <summary>Name of a file that has none.</summary>
    protected abstract string Unnamed { get; }

    /// <summary>What every address of this page carries; else nothing.</summary>
    protected virtual IEnumerable<(string Name, string? Value)> Asked => [];

    /// <summary>Digest of the kept file that is tried or confirmed; null before one was uploaded.</summary>
    protected string? Sha256 => Context.Request.Query["file"].ToString() is { Length: > 0 } sha ? sha : null;

    /// <summary>Its name.</summary>
    protected string FileName => Context.Request.Query["name"].ToString() is { Length: > 0 and <= LongestName } name ? TypedText.Line(name) : Unnamed;

    /// <summary>While a confirmation is being answered its form must be there, although nothing was tried yet: that is done under the ledger's head, once.</summary>
    protected bool IsConfirming => Sha256 is not null && HttpMethods.IsPost(Context.Request.Method) && Context.Request.HasFormContentType && Context.Request.Form["_handler"] == ConfirmForm;

    private protected HttpContext Context => Http.HttpContext!;   // a page always has a request

    private protected CancellationToken Cancel => Context.RequestAborted;

    /// <summary>Asks whether the page may be shown and reads what it shows besides a trial.</summary>
    /// <returns>False where nothing more is to be done.</returns>
    protected abstract Task<bool> OpenAsync();

    /// <summary>Keeps an uploaded file once it can be read.</summary>
    /// <returns>The digest it is kept under.</returns>
    protected abstract Task<Result<string>> KeepAsync(string name, byte[] content);

    /// <summary>Tries the kept file, changing nothing.</summary>
    protected abstract Task<Refusal?> TryAsync();

    /// <summary>Takes the kept file in.</summary>
    /// <param name="key">Key of the act.</param>
    /// <param name="onlyGood">The good rows where some are refused; else all or none.</param>
    /// <param name="refusedSeen">How many the person saw refused.</param>
    protected abstract Task<Result<Receipt>> TakeAsync(string key, bool onlyGood, int refusedSeen, IFormCollection form);

    /// <summary>What the page after an import carries besides its counts.</summary>
    protected virtual IEnumerable<(string Name, string? Value)> After(IFormCollection form) => [];

    /// <inheritdoc />
    protected sealed override async Task OnInitializedAsync()
    {
        Key = Services.GetRequiredService<IdSource>().NewId().ToString("D");
        if (!await OpenAsync()) { return; }
        var query = Context.Request.Query;
        if (Whole(query["added"]) is { } added && Whole(query["changed"]) is { } changed && Whole(query["left"]) is { } left) { Done = (added, changed, left); }
        if (Sha256 is not null && !IsConfirming && await TryAsync() is { } no) { Answer(no); }
    }

    /// <summary>Answers the upload.</summary>
    protected async Task UploadAsync()
    {
        var file = Context.Request.Form.Files["File"];
        if (file is not { FileName.Length: > 0, Length: > 0 } || file.Length > SheetLimits.FileBytes)
        {
            (Fault, Context.Response.StatusCode) = (Faults[file is { FileName.Length: > 0, Length: > 0 } ? "Fault.TooLarge" : "Fault.NoFile", SheetLimits.FileBytes >> 20], StatusCodes.Status400BadRequest);
            return;
        }
        using var content = new MemoryStream();
        await file.CopyToAsync(content, Cancel);
        var name = TypedText.Line(Path.GetFileName(file.FileName));
        name = name.Length > LongestName ? name[^LongestName..] : name;
        var kept = await KeepAsync(name, content.ToArray());
        if (kept.Refusal is { } no)
        {
            Answer(no);
            (Fault, Refused) = (Services.GetRequiredService<RefusalSentences>().Say(no), null);
            return;
        }
        Navigation.NavigateTo(Address(("file", kept.Value), ("name", name)));
    }

    /// <summary>Answers the confirmation.</summary>
    protected async Task ConfirmAsync()
    {
        var form = Context.Request.Form;
        OnlyGood = form["OnlyGood"] == "true";
        var seen = Whole(form["RefusedSeen"]) ?? 0;
        var result = await TakeAsync(form["Key"].ToString() is { Length: > 0 and <= 40 } made ? made : Key, OnlyGood, seen, form);
        if (result.Refusal is { } no)
        {
            await TryAsync();   // the report as it is now, and the form with its tick
            Answer(no);
            return;
        }
        Navigation.NavigateTo(Address([("added", form["Added"].ToString()), ("changed", form["Changed"].ToString()), ("left", OnlyGood ? seen.ToString(CultureInfo.InvariantCulture) : "0"), .. After(form)]));
    }

    /// <summary>This page with a query; what is null is left out.</summary>
    protected string Address(params IEnumerable<(string Name, string? Value)> query) =>
        Services.GetRequiredService<Links>().To(Here) + QueryString.Create(Asked.Concat(query).Where(q => q.Value is not null).Select(q => new KeyValuePair<string, string?>(q.Name, q.Value)));

    /// <summary>A whole number as it stands in an address or a form.</summary>
    protected static int? Whole(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Answers with a refusal.</summary>
    protected void Answer(Refusal no)
    {
        Refused = no;
        Context.Response.StatusCode = no.StatusCode;
    }
}
