using Duixian.Data.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Duixian.Accounts.Sessions;

/// <summary>Once a minute a session's claims are made anew, or the session ends because the account's stamp has changed.</summary>
/// <remarks>Identity's own one also signs out of a cookie that remembers browsers; there is none here, and it would fail.</remarks>
internal sealed class StampCheck(IOptions<SecurityStampValidatorOptions> options, SignInManager<Account> signIn, ILoggerFactory log) : SecurityStampValidator<Account>(options, signIn, log)
{
    public override async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (context.Properties.IssuedUtc is { } issued && TimeProvider.GetUtcNow() - issued <= Options.ValidationInterval) { return; }
        if (await VerifySecurityStamp(context.Principal) is { } account)
        {
            await SecurityStampVerified(account, context);
            return;
        }
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }
}
