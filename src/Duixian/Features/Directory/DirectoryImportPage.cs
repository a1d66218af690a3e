using Duixian.Domain.Ledger;
using Duixian.Features.Directory.Overview;
using Duixian.Files.Imports;
using Duixian.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Directory;

/// <summary>Import of units, offices and regions.</summary>
[Microsoft.AspNetCore.Components.Route("/desk/directory/import/{Table:regex(^(units|offices|regions)$)}")]
[Layout(typeof(DeskLayout))]
[Authorize(Policy = nameof(Power.KeepDirectory))]
[RequestSizeLimit(LargestRequest)]
public sealed class DirectoryImportPage : ImportPage
{
    [Inject] private IStringLocalizer<DirectoryText> Words { get; set; } = null!;   // set by the renderer

    /// <summary>units, offices or regions.</summary>
    [Parameter] public string Table { get; set; } = "";

    /// <inheritdoc />
    protected override string ImportKind => Table;

    /// <inheritdoc />
    protected override string Title => Words["Import." + Table];

    /// <inheritdoc />
    protected override (string Path, string Name) Back => ("/desk/directory", Words["Directory"]);

    /// <inheritdoc />
    protected override string Here => "/desk/directory/import/" + Table;
}
