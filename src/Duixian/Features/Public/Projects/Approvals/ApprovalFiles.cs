using Duixian.Files;
using Duixian.Shell.Cache;
using Duixian.Shell.Formatting;

namespace Duixian.Features.Public.Projects.Approvals;

/// <summary>The table of approvals as a file: <c>/projects/approvals.csv</c>.</summary>
internal static class ApprovalFiles
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods("/projects/approvals.csv", [HttpMethods.Get, HttpMethods.Head], (HttpContext http, ApprovalsToRead approvals, PublicWords words) => TableFile.SendAsync(
                http.Response, "csv", "approvals", Headers(words), approvals.AllAsync(http.RequestAborted), row => Cells(row, words), http.RequestAborted))
            .WithMetadata(new KeptPageAttribute { Until = KeptUntil.AnythingIsWritten })
            .ExcludeFromDescription();

    private static string[] Headers(PublicWords words) => [words["Approvals.Project"], words["Approvals.Code"], words["Approvals.Unit"], words["Approvals.Step"], words["Approvals.Result"], words["Approvals.Day"], words["Approvals.Number"], words["Approvals.Authority"], words["Approvals.On"]];

    private static IEnumerable<TableCell> Cells(PublicApproval row, PublicWords words) =>
        [row.Project, row.Code, row.Unit, row.Step.Word, words[row.OnPromise ? "Approvals.OnPromise" : "Approvals.Granted"], row.Day, row.Number, row.Step.Authority, row.PublishedOn];
}
