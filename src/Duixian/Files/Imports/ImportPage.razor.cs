using Duixian.Accounts;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Reading.Sheets;
using Duixian.Shell;
using Duixian.Ui.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Duixian.Files.Imports;

/// <summary>The page of every import of a table with named columns. A module derives a class of a few lines that gives it an address, a power, and says which kind it is.</summary>
public abstract partial class ImportPage : FileImportPage
{
    private ImportReport? report;
    private SheetColumns? columns;

    [Inject] private IStringLocalizer<ImportsText> Text { get; set; } = null!;   // set by the renderer

    /// <summary>Which import this is.</summary>
    protected abstract string ImportKind { get; }

    /// <summary>What the rows belong to, where the kind needs it.</summary>
    protected virtual string? ImportOf => null;

    /// <summary>The heading.</summary>
    protected abstract string Title { get; }

    /// <summary>The page of the imported things, and its name.</summary>
    protected abstract (string Path, string Name) Back { get; }

    /// <inheritdoc />
    protected override string Unnamed => ImportKind;

    /// <inheritdoc />
    protected override IEnumerable<(string Name, string? Value)> Asked => [("of", ImportOf)];

    private Links Links => Services.GetRequiredService<Links>();

    private RefusedRows Sentences => Services.GetRequiredService<RefusedRows>();

    private ImportRun Run => Services.GetRequiredService<ImportRun>();

    private Actor By => Services.GetRequiredService<SignedIn>().Actor ?? Actor.Anyone;

    /// <inheritdoc />
    protected override async Task<bool> OpenAsync()
    {
        var found = await Run.ColumnsAsync(ImportKind, ImportOf, By, Cancel);
        if (found.Refusal is { Kind: RefusalKind.NotFound }) { Navigation.NotFound(); }
        else if (found.Refusal is { } no) { Answer(no); }
        else { columns = found.Value; }
        return columns is not null;
    }

    /// <inheritdoc />
    protected override async Task<Refusal?> TryAsync()
    {
        var tried = await Run.TryAsync(ImportKind, ImportOf, FileName, Sha256 ?? "", By, Cancel);
        if (tried.Refusal is { } no) { return no; }
        report = tried.Value;
        return null;
    }

    /// <inheritdoc />
    protected override Task<Result<string>> KeepAsync(string name, byte[] content) => Run.KeepAsync(ImportKind, ImportOf, name, content, By, Cancel);

    /// <inheritdoc />
    protected override Task<Result<Receipt>> TakeAsync(string key, bool onlyGood, int refusedSeen, IFormCollection form)
    {
        var request = new ImportRequest(ImportKind, ImportOf, FileName, Sha256 ?? "", onlyGood, refusedSeen);
        return Services.GetRequiredService<Acts>().RunAsync(key, request, why: null, act => Run.ExecuteAsync(request, act, Cancel), Cancel);
    }
}
