using Duixian.Domain.Ledger;
using Duixian.Files.Imports;
using Duixian.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Registers.ImportRows;

/// <summary>Rows of one register out of a table.</summary>
[Route("/desk/registers/{Id:guid}/import")]
[Layout(typeof(DeskLayout))]
[Authorize(Policy = nameof(Power.EditRegisterRows))]
[Microsoft.AspNetCore.Mvc.RequestSizeLimit(LargestRequest)]
public sealed class RegisterImportPage : ImportPage
{
    [Inject] private IStringLocalizer<RegistersText> Text { get; set; } = null!;   // set by the renderer

    [Parameter] public Guid Id { get; set; }

    protected override string ImportKind => "register";

    protected override string? ImportOf => Id.ToString("D");

    protected override string Title => Text["ImportRows.Title"];

    protected override (string Path, string Name) Back => ($"/desk/registers/{Id:D}", Text["ImportRows.Back"]);

    protected override string Here => $"/desk/registers/{Id:D}/import";
}
