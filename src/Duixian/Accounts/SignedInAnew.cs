using Duixian.Data.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Duixian.Accounts;

/// <summary>Writes the claims of whoever is signed in anew, where a post has changed by their own doing; other sessions follow within a minute.</summary>
internal sealed class SignedInAnew(SignInManager<Account> signIn, UserManager<Account> accounts, IHttpContextAccessor http)
{
    public async Task RefreshAsync()
    {
        if (http.HttpContext is { } context && await accounts.GetUserAsync(context.User) is { } account) { await signIn.RefreshSignInAsync(account); }
    }
}
