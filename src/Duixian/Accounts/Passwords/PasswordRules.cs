using Duixian.Data;
using Duixian.Data.Accounts;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Shell.Frame;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Duixian.Accounts.Passwords;

/// <summary>Which passwords are taken. Each "no" is a sentence that says why and what would do.</summary>
internal sealed class PasswordRules(DuixianDb db, IPasswordHasher<Account> hasher, CivilDay civilDay, TimeProvider time, IOptions<SignInOptions> options, IOptions<SiteFace> face, IStringLocalizer<AccountsText> text) : IPasswordValidator<Account>
{
    public const int Longest = 256;

    /// <summary>Codes of our own errors begin with it; their description is already the sentence.</summary>
    public const string CodePrefix = "Password.";

    private const int FewestPieces = 8;
    private const int FewestClasses = 3;
    private const int Remembered = 5;

    private static readonly string[] Product = ["duixian", "兑现"];

    private bool Mlps => options.Value.Profile is SignInProfile.Mlps3;

    /// <summary>15 by ASVS 6.2.1; 12 where composition is asked for.</summary>
    public int Shortest => Mlps ? 12 : 15;

    /// <summary>What a person reads before choosing one.</summary>
    public string Hint => text[Mlps ? "Password.Hint.Mlps3" : "Password.Hint", Shortest];

    /// <summary>Null: a password is good for as long as nobody else knows it.</summary>
    public TimeSpan? GoodFor => Mlps ? TimeSpan.FromDays(90) : null;

    /// <summary>Too old: nothing may be done before there is a new one.</summary>
    public bool IsDue(Account account) => GoodFor is { } span && account.PasswordSince is { } since && time.GetUtcNow() - since > span;

    public async Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var given = password ?? "";
        if (given.Length < Shortest) { return No("Password.TooShort", Shortest, given.Length); }
        if (given.Length > Longest) { return No("Password.TooLong", Longest); }
        if (Mlps && ClassesIn(given) < FewestClasses) { return No("Password.Classes"); }
        var (pieces, known, word) = GuessedWords.Judge(given, await ContextAsync(user));
        if (pieces < FewestPieces)
        {
            return known is not null ? No("Password.Context", known) : word is not null ? No("Password.Common", word) : No("Password.Repeats");
        }
        return Mlps && await IsOldAsync(user, given) ? No("Password.Old", Remembered) : IdentityResult.Success;
    }

    /// <summary>Before a new password is set, the one in use is kept where a profile forbids using it again.</summary>
    public void Remember(Account account, Guid id, DateTimeOffset at)
    {
        if (Mlps && account.PasswordHash is { } hash) { db.OldPasswords.Add(new() { Id = id, AccountId = account.Id, Hash = hash, Until = at }); }
    }

    private async Task<bool> IsOldAsync(Account user, string given)
    {
        var old = await db.OldPasswords.AsNoTracking().Where(o => o.AccountId == user.Id).OrderByDescending(o => o.Until).ThenByDescending(o => o.Id).Take(Remembered - 1).Select(o => o.Hash).ToListAsync();
        if (user.PasswordHash is { } now) { old.Add(now); }
        return old.Exists(hash => hasher.VerifyHashedPassword(user, hash, given) is not PasswordVerificationResult.Failed);
    }

    /// <summary>Place, product, user name, person and office: what anybody tries who knows whose password it is.</summary>
    private async Task<IEnumerable<string>> ContextAsync(Account user)
    {
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == new PersonId(user.Id));
        var code = person?.PostOn(civilDay.Today)?.Office;
        var office = code is null ? null : await db.Offices.AsNoTracking().Where(o => o.Code == code).Select(o => new { o.Name, o.ShortName }).SingleOrDefaultAsync();
        var place = face.Value.Place;
        string?[] words = [.. Product, place, place.TrimEnd('市', '县', '区', '省'), face.Value.PlaceInEnglish, user.UserName, person?.Name, code, office?.Name, office?.ShortName];
        return [.. words.OfType<string>(), .. (user.UserName ?? "").Split('.', '-', '_').Where(part => part.Length > 2)];
    }

    private static int ClassesIn(string text) =>
        (text.Any(char.IsAsciiLetterLower) ? 1 : 0) + (text.Any(char.IsAsciiLetterUpper) ? 1 : 0) + (text.Any(char.IsAsciiDigit) ? 1 : 0) + (text.Any(c => !char.IsAsciiLetterOrDigit(c)) ? 1 : 0);

    private IdentityResult No(string key, params object[] arguments) =>
        IdentityResult.Failed(new IdentityError { Code = key, Description = text[key, arguments] });
}
