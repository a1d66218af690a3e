using Duixian.Accounts.Passwords;
using Duixian.Data.Accounts;
using Duixian.Shell;
using Microsoft.AspNetCore.WebUtilities;

namespace Duixian.Accounts.SignIn;

/// <summary>Where somebody goes who has just come in: the page they asked for, or first to a new password where theirs is too old.</summary>
internal sealed class AfterSignIn(PasswordRules rules, Links links)
{
    public string Of(Account account, string? from) => rules.IsDue(account) ? links.To("/account/password") : SignInPage.Safe(from) ?? links.To("/desk");

    /// <summary>Carries the page asked for through the steps of signing in.</summary>
    public static string Keep(string path, string? from) => SignInPage.Safe(from) is { } safe ? QueryHelpers.AddQueryString(path, "from", safe) : path;
}
