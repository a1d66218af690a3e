using Duixian.Accounts;
using Duixian.Audit;
using Duixian.Domain.Audit;
using Duixian.Domain.Evidence;
using Duixian.Domain.Ledger;
using Duixian.Domain.Projects;
using Duixian.Files;
using Duixian.Shell.Formatting;

namespace Duixian.Features.Projects.MoveStage;

/// <summary>A file that shows a gate condition, to those who may see the project: to take away, never to be shown inside a page of ours.</summary>
internal static class ServeGateFiles
{
    public static void MapGateFiles(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/desk/projects/{number:int}/files/{sha256}", SendAsync).RequireAuthorization(nameof(Power.SeeProjects)).ExcludeFromDescription();

    public static string PathOf(int number, GateFile file) => $"/desk/projects/{number}/files/{file.Sha256}";

    private static async Task SendAsync(int number, string sha256, HttpContext http, SignedIn signedIn, ProjectAccess access, StagePath path, StoredFiles files, AuditTrail audit)
    {
        var project = await access.FindAsync(number, signedIn.Actor, track: false, http.RequestAborted);
        if (project?.ShownBy(sha256) is not { File: { } file } answer || !files.Holds(file.Sha256))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        await audit.RecordAsync(AuditKind.Export, AuditOutcome.Done, null, http.Request.Path, file.Sha256, http.RequestAborted);
        await SentFile.SendAsync(http, files.PathOf(file.Sha256), $"{path.Word(answer)}.{file.Format.Extension}", file.Format);
    }
}
