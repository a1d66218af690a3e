using Duixian.Data.Accounts;
using Duixian.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace Duixian.Accounts.SignIn;

internal static class SignOut
{
    /// <summary>Ends the session of this browser and goes to the public page.</summary>
    internal static async Task<IResult> HandleAsync(HttpContext http, IAntiforgery antiforgery, SignInManager<Account> signIn, Links links)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) { return TypedResults.BadRequest(); }
        await signIn.SignOutAsync();
        return TypedResults.LocalRedirect(links.To("/"));
    }
}
