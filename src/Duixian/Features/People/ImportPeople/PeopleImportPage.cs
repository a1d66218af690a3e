using Duixian.Domain.Ledger;
using Duixian.Files.Imports;
using Duixian.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc;

namespace Duixian.Features.People.ImportPeople;

/// <summary>Import of people with their posts.</summary>
[Microsoft.AspNetCore.Components.Route("/desk/people/import")]
[Layout(typeof(DeskLayout))]
[Authorize(Policy = nameof(Power.ManagePeople))]
[RequestSizeLimit(LargestRequest)]
public sealed class PeopleImportPage : ImportPage
{
    [Inject] private PeopleWords Words { get; set; } = null!;   // set by the renderer

    /// <inheritdoc />
    protected override string ImportKind => "people";

    /// <inheritdoc />
    protected override string Title => Words["People.Import"];

    /// <inheritdoc />
    protected override (string Path, string Name) Back => ("/desk/people", Words["People"]);

    /// <inheritdoc />
    protected override string Here => "/desk/people/import";
}
