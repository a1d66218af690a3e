using System.Security.Claims;
using Duixian.Audit;
using Duixian.Domain.Audit;
using Duixian.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Duixian.Accounts.SignIn;

internal static class SignOut
{
    /// <summary>Ends the session of this browser and goes to the public page.</summary>
    internal static async Task<IResult> HandleAsync(HttpContext http, IAntiforgery antiforgery, AuditTrail trail, Links links)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) { return TypedResults.BadRequest(); }
        if (http.User.Identity is { IsAuthenticated: true }) { await trail.RecordAsync(AuditKind.SessionEnd, AuditOutcome.Done, Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var account) ? account : null, http.User.Identity.Name ?? "", "signed out", http.RequestAborted); }
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        return TypedResults.LocalRedirect(links.To("/"));
    }
}
