using System.Globalization;
using Duixian.Accounts.Factors;
using Duixian.Accounts.Sessions;
using Duixian.Audit;
using Duixian.Data.Accounts;
using Duixian.Domain;
using Duixian.Domain.Audit;
using Duixian.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace Duixian.Accounts.Mine;

public sealed partial class AccountPage
{
    [Inject] private UserManager<Account> Accounts { get; set; } = null!;   // set by the renderer, as the rest
    [Inject] private MyFactors Factors { get; set; } = null!;
    [Inject] private Passkeys Passkeys { get; set; } = null!;
    [Inject] private SessionDesk Desk { get; set; } = null!;
    [Inject] private AuditTrail Trail { get; set; } = null!;
    [Inject] private SignedIn SignedIn { get; set; } = null!;
    [Inject] private CivilDay CivilDay { get; set; } = null!;
    [Inject] private IHttpContextAccessor Http { get; set; } = null!;
    [Inject] private Links Links { get; set; } = null!;
    [Inject] private IStringLocalizer<AccountsText> Text { get; set; } = null!;

    private Account? account;
    private Guid? mine;
    private int recoveryLeft;
    private PasskeyOffer? offer;
    private Refusal? refusal;
    private string? said;
    private IReadOnlyList<string> made = [];
    private IReadOnlyList<PasskeyRow> passkeys = [];
    private IReadOnlyList<Session> sessions = [];

    private HttpContext Request => Http.HttpContext!;   // a page always has a request

    protected override async Task OnInitializedAsync()
    {
        mine = SessionDesk.IdOf(Request);
        var known = await Accounts.GetUserAsync(Request.User);
        if (known is null) { return; }
        await ReadAsync(known);
        if (Passkeys.ArePossible(Request)) { offer = await Passkeys.MakeAsync(Request, known, SignedIn.DisplayName ?? known.UserName ?? ""); }
        account = known;   // last, so that nothing is drawn before everything is read
    }

    private async Task ReadAsync(Account known)
    {
        passkeys = [.. (await Accounts.GetPasskeysAsync(known)).OrderBy(p => p.CreatedAt).ThenBy(Passkeys.IdOf, StringComparer.Ordinal).Select(p => new PasskeyRow(Passkeys.IdOf(p), p.Name ?? "", CivilDay.DayOf(p.CreatedAt)))];
        recoveryLeft = await Accounts.CountRecoveryCodesAsync(known);
        sessions = await Desk.ReadAsync(known.Id, Request.RequestAborted);
    }

    private Task AddPasskeyAsync()
    {
        var form = Request.Request.Form;
        var typed = form["NewName"].ToString();
        var name = typed.Trim().Length > 0 ? typed : DeviceWords.Of(Request.Request.Headers.UserAgent.ToString());
        return DoAsync("Passkey.Added", known => Factors.AddPasskeyAsync(Request, known, form["Credential"], form["State"], name));
    }

    private Task RenameAsync(string id) => DoAsync("Passkey.Renamed", known => Factors.RenamePasskeyAsync(Request, known, id, Request.Request.Form["Name"].ToString()));

    private Task RemoveAsync(string id) => DoAsync("Passkey.Removed", known => Factors.RemovePasskeyAsync(Request, known, id));

    private Task RenewRecoveryAsync() => DoAsync("Recovery.Renewed", async known =>
    {
        var (no, codes) = await Factors.RenewRecoveryCodesAsync(Request, known);
        made = codes;
        return no;
    });

    private Task EndAsync(Guid session) => DoAsync("Sessions.Ended", async known =>
    {
        await Desk.EndAsync(known.Id, session, Request.RequestAborted);
        await Trail.RecordAsync(AuditKind.SessionEnd, AuditOutcome.Done, known.Id, known.UserName ?? "", "one of the owner's", Request.RequestAborted);
        return null;
    });

    private Task EndOthersAsync() => DoAsync("Sessions.Ended", async known =>
    {
        await Desk.EndAllAsync(known.Id, mine, Request.RequestAborted);
        await Trail.RecordAsync(AuditKind.SessionEnd, AuditOutcome.Done, known.Id, known.UserName ?? "", "all others of the owner", Request.RequestAborted);
        return null;
    });

    private async Task DoAsync(string done, Func<Account, Task<Refusal?>> change)
    {
        if (account is null) { return; }
        refusal = await change(account);
        if (refusal is not null)
        {
            Request.Response.StatusCode = refusal.StatusCode;
            return;
        }
        said = done;
        await ReadAsync(account);
    }

    private string Written(DateTimeOffset instant) => CivilDay.AtWall(instant).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private sealed record PasskeyRow(string Id, string Name, DateOnly Since);
}
