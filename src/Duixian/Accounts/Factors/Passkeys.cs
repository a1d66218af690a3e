using System.Buffers.Text;
using System.Security.Cryptography;
using Duixian.Data.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Duixian.Accounts.Factors;

/// <summary>What a page needs for the ceremony: the options for the browser, and our half, which comes back with the answer.</summary>
/// <param name="Options">JSON for <c>navigator.credentials</c>.</param>
/// <param name="State">Protected; good for ten minutes and one purpose.</param>
public sealed record PasskeyOffer(string Options, string State);

/// <summary>Passkeys, by Identity's own handler. The state of a ceremony travels in the form and not in a cookie, so that two open pages do not disturb each other.</summary>
internal sealed class Passkeys(IPasskeyHandler<Account> handler, UserManager<Account> accounts, IDataProtectionProvider protection)
{
    public const int LongestName = 60;

    private const string Asking = "ask";
    private const string Making = "make";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("passkey-ceremony").ToTimeLimitedDataProtector();

    /// <summary>Browsers make passkeys only for a name, and only over TLS or on the machine itself.</summary>
    public static bool ArePossible(HttpContext http) =>
        Uri.CheckHostName(http.Request.Host.Host) is UriHostNameType.Dns && (http.Request.IsHttps || http.Request.Host.Host is "localhost");

    /// <summary>Asks for any passkey of this site, or for one of somebody known.</summary>
    public async Task<PasskeyOffer> AskAsync(HttpContext http, Account? account)
    {
        var made = await handler.MakeRequestOptionsAsync(account, http);
        return new(made.RequestOptionsJson, Protect(Asking, made.AssertionState));
    }

    /// <summary>Asks the browser to make one.</summary>
    public async Task<PasskeyOffer> MakeAsync(HttpContext http, Account account, string displayName)
    {
        var made = await handler.MakeCreationOptionsAsync(new() { Id = account.Id.ToString("D"), Name = account.UserName ?? "", DisplayName = displayName }, http);
        return new(made.CreationOptionsJson, Protect(Making, made.AttestationState));
    }

    /// <summary>Whose passkey answered; null when it is not one of ours, or nobody proved to be there.</summary>
    public async Task<Account?> WhoAsync(HttpContext http, string? credential, string? state)
    {
        if (string.IsNullOrEmpty(credential) || Unprotect(Asking, state) is not { } opened) { return null; }
        var result = await handler.PerformAssertionAsync(new() { HttpContext = http, CredentialJson = credential, AssertionState = opened });
        if (!result.Succeeded || !result.Passkey.IsUserVerified) { return null; }
        await accounts.AddOrUpdatePasskeyAsync(result.User, result.Passkey);   // its counter has moved on
        return result.User;
    }

    /// <summary>What the browser made, if it was made for this account and somebody proved to be there; nothing is kept yet.</summary>
    public async Task<UserPasskeyInfo?> ReadAsync(HttpContext http, Account account, string? credential, string? state, string name)
    {
        if (string.IsNullOrEmpty(credential) || Unprotect(Making, state) is not { } opened) { return null; }
        var result = await handler.PerformAttestationAsync(new() { HttpContext = http, CredentialJson = credential, AttestationState = opened });
        if (!result.Succeeded || result.UserEntity.Id != account.Id.ToString("D") || !result.Passkey.IsUserVerified) { return null; }
        result.Passkey.Name = Short(name);
        return result.Passkey;
    }

    public async Task<bool> AddAsync(HttpContext http, Account account, string? credential, string? state, string name) =>
        await ReadAsync(http, account, credential, state, name) is { } made && (await accounts.AddOrUpdatePasskeyAsync(account, made)).Succeeded;

    public async Task<bool> RenameAsync(Account account, string? id, string name)
    {
        if (IdOf(id) is not { } credential || await accounts.GetPasskeyAsync(account, credential) is not { } passkey) { return false; }
        passkey.Name = Short(name);
        return (await accounts.AddOrUpdatePasskeyAsync(account, passkey)).Succeeded;
    }

    public async Task<bool> RemoveAsync(Account account, string? id) =>
        IdOf(id) is { } credential && await accounts.GetPasskeyAsync(account, credential) is not null && (await accounts.RemovePasskeyAsync(account, credential)).Succeeded;

    public static string IdOf(UserPasskeyInfo passkey) => Base64Url.EncodeToString(passkey.CredentialId);

    private static byte[]? IdOf(string? id) => id is { Length: > 0 } && Base64Url.IsValid(id) ? Base64Url.DecodeFromChars(id) : null;

    private static string Short(string name) => name.Trim() is { Length: > 0 } typed ? typed[..Math.Min(typed.Length, LongestName)] : "…";

    private string Protect(string purpose, string? state) => protector.Protect(purpose + state, Lifetime);

    private string? Unprotect(string purpose, string? state)
    {
        try
        {
            return state is not null && protector.Unprotect(state) is { } opened && opened.StartsWith(purpose, StringComparison.Ordinal) ? opened[purpose.Length..] : null;
        }
        catch (CryptographicException) { return null; }   // too old, or not ours
    }
}

/// <summary>A passkey belongs to a name: the public one where it was set, else the one the browser asked for.</summary>
internal sealed class PasskeyRules(IOptions<SiteOptions> site) : IConfigureOptions<IdentityPasskeyOptions>
{
    public void Configure(IdentityPasskeyOptions options)
    {
        options.UserVerificationRequirement = options.ResidentKeyRequirement = "required";
        if (!Uri.TryCreate(site.Value.Origin, UriKind.Absolute, out var origin)) { return; }
        options.ServerDomain = origin.Host;
        options.ValidateOrigin = context => ValueTask.FromResult(!context.CrossOrigin && context.Origin == origin.GetLeftPart(UriPartial.Authority));
    }
}
